using Kalliky.Application.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Infrastructure.Data.Ordering;

/// <summary>Counts in the database, in a statement of its own: nobody waits for another's confirmation.</summary>
internal sealed class OrderNumbers(KallikyDb db) : IOrderNumbers
{
    public async Task<int> Next(Guid storeId, LocalDate day, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>($"SELECT next_order_number({storeId}, {day}) AS \"Value\"").ToListAsync(ct))[0];
}
