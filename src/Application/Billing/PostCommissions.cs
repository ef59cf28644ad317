using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>An order was confirmed on the phone, or has moved on: the ledger is brought up to where it stands. The events may come
/// twice and in any order, and several at once for an order that is accepted, ready and handed over within a moment: one after the
/// other reads what the one before has written. What a collector has kept of a payment by link is settled in the same way.</summary>
internal sealed class PostCommissions(IKallikyDb db, IMoment moment, Subscriptions subscriptions)
    : IReact<OrderConfirmed>, IReact<OrderUpdated>, IReact<OrderPaymentChanged>
{
    public Task React(OrderConfirmed happened, CancellationToken ct) => Post(happened.OrderId, ct);

    public Task React(OrderUpdated happened, CancellationToken ct) => Post(happened.OrderId, ct);

    public Task React(OrderPaymentChanged happened, CancellationToken ct) => Post(happened.OrderId, ct);

    private async Task Post(Guid orderId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockOrder(orderId, ct);
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(known => known.Id == orderId, ct);
        if (order is null || !OrderCommission.IsOwedFor(order))
            return;
        var known = await db.LedgerEntries.AsNoTracking().Where(entry => entry.OrderId == orderId).ToListAsync(ct);
        var rate = known.Count > 0 ? new CommissionRate(known[0].BasisPoints) : await subscriptions.RateAt(order.ConfirmedAt!.Value, ct);
        foreach (var posting in new OrderCommission(order, known, rate, moment.NewId).Missing().ToList())
            Write(posting, known);
        if (order.Status == OrderStatus.Completed && await db.OrderPayments.AsNoTracking().FirstOrDefaultAsync(payment => payment.OrderId == orderId, ct) is { } payment)
            Follow(payment, order, rate, known);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private void Follow(OrderPayment payment, Order order, CommissionRate rate, List<LedgerEntry> known)
    {
        if (new OrderCommission(order, known, rate, moment.NewId).Follow(payment, moment.Now) is { } returned)
            Write(returned, known);
        if (FeeSettlement.Missing(order, payment, known, moment.Now, moment.NewId) is { } settled)
            Write(settled, known);
    }

    private void Write(Posting posting, List<LedgerEntry> known)
    {
        db.LedgerEntries.Add(posting.Entry);
        db.LedgerLines.AddRange(posting.Lines);
        known.Add(posting.Entry);
    }
}
