using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Reads where the payment of an order stands and does what follows: closes a page that nobody needs any more, gives money
/// back for an order that will not be made. Again does nothing; of two at once the later reading counts.</summary>
internal sealed class OrderPaymentReading(IKallikyDb db, IMoment moment, IOrderPayments payments, PaymentRefunds refunds, PaymentNotices notices, ILiveFeed live)
{
    // Money to give back, the fee, a dispute, and what was asked meanwhile.
    private const int MostSteps = 8;

    /// <exception cref="PaymentException">The collector does not answer; it is done again later.</exception>
    public async Task Refresh(Guid id, CancellationToken ct)
    {
        var began = moment.Now;
        if (await db.OrderPayments.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) is not { } payment)
            return;
        var status = await Standing(payment, ct);
        await db.Rest();
        var sale = await Read(payment, status, began, ct);

        // Taken over first: a question that the collector refuses hides nothing of what is known.
        for (var step = 0; step < MostSteps && await TakeOver(payment, sale, began, ct) is { } fresh && await Follow(fresh, sale, status, ct); step++)
            sale = await payments.Read(payment.SessionId!, ct);
    }

    // One thing at a time, each under a key that what was read makes: done twice it is done once.
    private async Task<bool> Follow(OrderPayment payment, Sale sale, OrderStatus order, CancellationToken ct)
    {
        if (await refunds.Next(payment, order, ct) is { } refund)
            return await refunds.Give(payment, refund, ct);
        await db.Rest();
        if (payment.FeeToReturn > Money.Zero)
        {
            await payments.ReturnFee(payment, ct);
            return true;
        }

        return sale.Dispute is { Standing: not DisputeStanding.Open, IsSettled: false } dispute && await payments.SettleDispute(payment, dispute, ct);
    }

    private async Task<Sale> Read(OrderPayment payment, OrderStatus order, Instant now, CancellationToken ct)
    {
        if (payment.SessionId is not { } session)
            return Sale.None;
        var sale = await payments.Read(session, ct);
        if (sale.Status == SaleStatus.Open && (IsOver(order) || !payment.IsOpen(now) || await HasLeft(ct)))
        {
            await payments.Close(session, ct);
            sale = await payments.Read(session, ct);
        }

        return sale;
    }

    /// <returns>Null when somebody has read it later.</returns>
    private async Task<OrderPayment?> TakeOver(OrderPayment read, Sale sale, Instant began, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockOrder(read.OrderId, ct);
        var payment = await db.OrderPayments.SingleAsync(known => known.Id == read.Id, ct);
        await db.OrderPayments.Entry(payment).ReloadAsync(ct);
        if (payment.ReadAt > began)
            return null;
        var before = payment.Status;
        if (payment.Follow(sale, IsOver(await Standing(payment, ct)) || await HasLeft(ct), began) is { } standing)
            await Tell(payment, standing, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (payment.Status != before)
            live.Publish(new LiveEvent(payment.TenantId, payment.StoreId, "order", payment.OrderId));
        return payment;
    }

    private async Task Tell(OrderPayment payment, DisputeStanding standing, CancellationToken ct)
    {
        var number = await db.Orders.Where(order => order.Id == payment.OrderId).Select(order => order.Number!.Value).SingleAsync(ct);
        var key = standing switch { DisputeStanding.Lost => ":lost", DisputeStanding.Won => ":won", _ => "" };
        await notices.Tell(words => words.Of(standing, number, payment.Amount), $"dispute:order:{payment.OrderId:N}{key}", ct, PaymentNotices.Links);
    }

    private Task<OrderStatus> Standing(OrderPayment payment, CancellationToken ct) =>
        db.Orders.AsNoTracking().Where(order => order.Id == payment.OrderId).Select(order => order.Status).SingleAsync(ct);

    // Nobody pays whom nobody finds any more.
    private Task<bool> HasLeft(CancellationToken ct) => db.Businesses.AnyAsync(business => business.LeftAt != null, ct);

    private static bool IsOver(OrderStatus status) => status is OrderStatus.Completed or OrderStatus.Refused or OrderStatus.Cancelled;
}
