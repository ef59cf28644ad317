using Kalliky.Application.Billing;
using Kalliky.Application.Calls;
using Kalliky.Domain.Billing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>One statement of its own, in which the database counts and writes behind the lock of the business; see <see cref="Guards"/>.</summary>
internal sealed class CallPlaces(KallikyDb db) : ICallPlaces
{
    public async Task<Admission> Take(UsageEntry wanted, int mostCalls, long? mostSeconds, CancellationToken ct)
    {
        var answer = await db.Database.SqlQuery<string>(
            $"""
            SELECT take_call_place(
                {wanted.Id}, {wanted.StoreId}, {wanted.CallId}, {wanted.Month}, {wanted.TakenAt}, {mostCalls}, CAST({mostSeconds} AS bigint)) AS "Value"
            """).ToListAsync(ct);
        return Enum.Parse<Admission>(answer[0]);
    }
}
