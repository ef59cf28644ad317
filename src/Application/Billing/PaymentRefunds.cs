using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>What must be given back of a payment: what a merchant wishes, or all of it, for an order that will not be made.</summary>
internal sealed class PaymentRefunds(IKallikyDb db, IOrderPayments payments)
{
    /// <param name="Wish">Null where nobody wished it.</param>
    public sealed record Due(Money Amount, string Key, Guid? Wish);

    /// <param name="payment">As it was just read.</param>
    public async Task<Due?> Next(OrderPayment payment, OrderStatus order, CancellationToken ct)
    {
        if (payment.Reference is null)
            return null;
        if (await db.PaymentRefunds.Where(known => known.PaymentId == payment.Id && known.Status == RefundStatus.Asked).AsNoTracking().OrderBy(known => known.At).FirstOrDefaultAsync(ct) is { } wish)
            return new Due(wish.Amount, $"refund-{wish.Id:N}", wish.Id);
        return payment.IsRefundable && order is OrderStatus.Refused or OrderStatus.Cancelled ? new Due(payment.Left, $"refund-{payment.Id:N}-{payment.Returned.Cents}", null) : null;
    }

    /// <returns>Whether the collector has something new to be read.</returns>
    /// <exception cref="PaymentException">The collector does not answer, or refuses what nobody wished.</exception>
    public async Task<bool> Give(OrderPayment payment, Due due, CancellationToken ct)
    {
        await db.Rest();
        try
        {
            await payments.Refund(payment, due.Amount, due.Key, ct);
            await Became(due.Wish, RefundStatus.Given, ct);
        }
        catch (PaymentException problem) when (due.Wish is not null && problem.Why != PaymentTrouble.NotReachable)
        {
            await Became(due.Wish, RefundStatus.Refused, ct);
        }

        return true;
    }

    // Two that ask at the same moment hear the same answer: it is written once.
    private Task Became(Guid? wish, RefundStatus status, CancellationToken ct) => db.PaymentRefunds
        .Where(known => known.Id == wish && known.Status == RefundStatus.Asked).ExecuteUpdateAsync(set => set.SetProperty(known => known.Status, status), ct);
}
