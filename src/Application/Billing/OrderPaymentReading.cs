using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Reads where the payment of an order stands and does what follows: closes a page that nobody needs any more, gives money
/// back for an order that will not be made. Again does nothing; of two at once the later reading counts.</summary>
internal sealed class OrderPaymentReading(IKallikyDb db, IMoment moment, IOrderPayments payments, PaymentNotices notices, ILiveFeed live)
{
    /// <exception cref="PaymentException">The collector does not answer; it is done again later.</exception>
    public async Task Refresh(Guid id, CancellationToken ct)
    {
        var began = moment.Now;
        if (await db.OrderPayments.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) is not { } payment)
            return;
        var status = await Standing(payment, ct);
        await db.Rest();
        var sale = await Read(payment, status, began, ct);
        await TakeOver(payment, sale, began, ct);
        if (sale is not { Status: SaleStatus.Paid, Reference: { } reference } || status is not (OrderStatus.Refused or OrderStatus.Cancelled))
            return;

        // Taken over first: a refund that the collector refuses hides nothing of what is known.
        await db.Rest();
        await payments.Refund(payment, reference, ct);
        await TakeOver(payment, await payments.Read(payment.SessionId!, ct), began, ct);
    }

    private async Task<Sale> Read(OrderPayment payment, OrderStatus order, Instant now, CancellationToken ct)
    {
        if (payment.SessionId is not { } session)
            return Sale.None;
        var sale = await payments.Read(session, ct);
        if (sale.Status == SaleStatus.Open && (IsOver(order) || !payment.IsOpen(now)))
        {
            await payments.Close(session, ct);
            sale = await payments.Read(session, ct);
        }

        return sale;
    }

    private async Task TakeOver(OrderPayment read, Sale sale, Instant began, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockOrder(read.OrderId, ct);
        var payment = await db.OrderPayments.SingleAsync(known => known.Id == read.Id, ct);
        await db.OrderPayments.Entry(payment).ReloadAsync(ct);
        if (payment.ReadAt > began)
            return;
        var before = payment.Status;
        var contested = payment.Follow(sale, IsOver(await Standing(payment, ct)), began);
        if (contested)
            await Tell(payment, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (payment.Status != before)
            live.Publish(new LiveEvent(payment.TenantId, payment.StoreId, "order", payment.OrderId));
    }

    private async Task Tell(OrderPayment payment, CancellationToken ct)
    {
        var number = await db.Orders.Where(order => order.Id == payment.OrderId).Select(order => order.Number!.Value).SingleAsync(ct);
        await notices.Tell(PaymentWords.OrderDisputed(number, payment.Amount), $"dispute:order:{payment.OrderId:N}", ct, PaymentNotices.Links);
    }

    private Task<OrderStatus> Standing(OrderPayment payment, CancellationToken ct) =>
        db.Orders.AsNoTracking().Where(order => order.Id == payment.OrderId).Select(order => order.Status).SingleAsync(ct);

    private static bool IsOver(OrderStatus status) => status is OrderStatus.Completed or OrderStatus.Refused or OrderStatus.Cancelled;
}
