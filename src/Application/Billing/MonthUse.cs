using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>How much a business has called in a month: calls that are over, to the second. Who hung up before the answer is no call.</summary>
internal sealed record MonthUse(int Calls, long Seconds)
{
    public static async Task<MonthUse> Of(BillingMonth month, IKallikyDb db, CancellationToken ct)
    {
        var entries = db.UsageEntries.Where(entry => entry.Month == month.First && entry.Seconds != null);
        return await entries.GroupBy(_ => 1).Select(all => new MonthUse(all.Count(entry => entry.Seconds > 0), all.Sum(entry => (long)entry.Seconds!))).SingleOrDefaultAsync(ct)
            ?? new MonthUse(0, 0);
    }
}
