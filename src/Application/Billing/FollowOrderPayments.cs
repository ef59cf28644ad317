using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The collector has told something of a payment: it is read back whole. What exactly was told does not matter.</summary>
internal sealed class FollowOrderPayments(OrderPaymentReading reading) : IReact<OrderPaymentStirred>
{
    public Task React(OrderPaymentStirred happened, CancellationToken ct) => reading.Refresh(happened.PaymentId, ct);
}

/// <summary>An order has come to its end: its payment is looked at, in a message of its own, so that a collector who does not
/// answer holds up nothing else.</summary>
internal sealed class EndOrderPayments(IKallikyDb db) : IReact<OrderUpdated>
{
    public async Task React(OrderUpdated happened, CancellationToken ct)
    {
        if (happened.Status is not (OrderStatus.Completed or OrderStatus.Refused or OrderStatus.Cancelled)
            || await db.OrderPayments.SingleOrDefaultAsync(payment => payment.OrderId == happened.OrderId, ct) is not { } payment)
            return;
        payment.Stir();
        await db.SaveChangesAsync(ct);
    }
}
