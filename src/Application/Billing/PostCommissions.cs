using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>An order was confirmed on the phone, or has moved on: the ledger is brought up to where it stands. The events may come
/// twice and in any order; should two nodes write the same entry, the database refuses the second and it is done again.</summary>
internal sealed class PostCommissions(IKallikyDb db, IMoment moment, Subscriptions subscriptions) : IReact<OrderConfirmed>, IReact<OrderUpdated>
{
    public Task React(OrderConfirmed happened, CancellationToken ct) => Post(happened.OrderId, ct);

    public Task React(OrderUpdated happened, CancellationToken ct) => Post(happened.OrderId, ct);

    private async Task Post(Guid orderId, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(known => known.Id == orderId, ct);
        if (order is null || !OrderCommission.IsOwedFor(order))
            return;
        var known = await db.LedgerEntries.AsNoTracking().Where(entry => entry.OrderId == orderId).ToListAsync(ct);
        var rate = known.Count > 0 ? new CommissionRate(known[0].BasisPoints) : (await subscriptions.Terms(ct)).Rate;
        foreach (var posting in new OrderCommission(order, known, rate, moment.NewId).Missing())
        {
            db.LedgerEntries.Add(posting.Entry);
            db.LedgerLines.AddRange(posting.Lines);
        }

        await db.SaveChangesAsync(ct);
    }
}
