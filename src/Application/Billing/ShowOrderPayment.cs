using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What whoever has the link of a payment sees: what is to be paid, to whom, until when. Nothing that names somebody.</summary>
public sealed record ShowOrderPayment(Guid Id) : IRequest<ShowOrderPayment.Shown?>
{
    /// <param name="IsOpen">One may pay.</param>
    /// <param name="IsUnmade">The order will not be made.</param>
    public sealed record Shown(
        Guid Id, string Store, string TimeZone, int Number, Money Amount, OrderPaymentStatus Status, bool IsOpen, bool IsUnmade, Instant ExpiresAt, Instant? PaidAt, bool IsDemonstration);
}

internal sealed class ShowOrderPaymentHandler(IKallikyDb db, IMoment moment, IOrderPayments payments) : IRequestHandler<ShowOrderPayment, ShowOrderPayment.Shown?>
{
    public async Task<ShowOrderPayment.Shown?> Handle(ShowOrderPayment request, CancellationToken cancellationToken)
    {
        var found = await (
            from payment in db.OrderPayments.AsNoTracking()
            join order in db.Orders on payment.OrderId equals order.Id
            join store in db.Stores on payment.StoreId equals store.Id
            where payment.Id == request.Id
            select new { Payment = payment, order.Number, OrderStatus = order.Status, store.Name, store.TimeZone }).FirstOrDefaultAsync(cancellationToken);
        return found is { Payment: var known }
            ? new ShowOrderPayment.Shown(
                known.Id, found.Name, found.TimeZone, found.Number!.Value, known.Amount, known.Status, known.IsOpen(moment.Now) && found.OrderStatus is not (OrderStatus.Refused or OrderStatus.Cancelled or OrderStatus.Completed),
                found.OrderStatus is OrderStatus.Refused or OrderStatus.Cancelled, known.ExpiresAt, known.PaidAt, payments.IsDemonstration)
            : null;
    }
}
