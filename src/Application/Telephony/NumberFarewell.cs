using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>A business that left: its rows wait until each of its numbers is back with the carrier, who would otherwise go on
/// charging for one that nobody knows any more. The rounds give them back (<see cref="NumberProgress"/>).</summary>
internal sealed class NumberFarewell(IKallikyDb db) : IFarewell
{
    public async Task<bool> Finish(CancellationToken ct) =>
        !await db.NumberOrders.AnyAsync(order => order.Status != NumberStatus.Refused && order.Status != NumberStatus.Released, ct);
}
