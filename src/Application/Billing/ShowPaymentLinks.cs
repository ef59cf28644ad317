using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Whether a store's orders can be paid by link, and what became of the latest ones; null when the business has no such store.</summary>
public sealed record ShowPaymentLinks(Guid StoreId) : IRequest<ShowPaymentLinks.Shown?>
{
    public const int Most = 50;

    /// <param name="Standing">Null while no account is connected.</param>
    /// <param name="IsOffered">The operator has set it up.</param>
    public sealed record Shown(PaymentLinkSettings Settings, PayoutStanding? Standing, bool IsOffered, bool IsDemonstration, IReadOnlyList<Row> Latest)
    {
        public bool IsReady => Standing == PayoutStanding.Ready;
    }

    /// <param name="Fee">Kept for Kalliky's commission, with its tax.</param>
    /// <param name="IsDisputed">The customer's bank contests it.</param>
    public sealed record Row(Guid Id, int Number, string? CustomerName, Guid? CallId, Money Amount, Money Fee, OrderPaymentStatus Status, bool IsDisputed, Instant CreatedAt, Instant? PaidAt);
}

internal sealed class ShowPaymentLinksHandler(IKallikyDb db, IOrderPayments payments) : IRequestHandler<ShowPaymentLinks, ShowPaymentLinks.Shown?>
{
    public async Task<ShowPaymentLinks.Shown?> Handle(ShowPaymentLinks request, CancellationToken cancellationToken)
    {
        if (await db.Stores.AsNoTracking().Where(store => store.Id == request.StoreId).Select(store => store.PaymentLinks).FirstOrDefaultAsync(cancellationToken) is not { } settings)
            return null;
        var account = await db.PayoutAccounts.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var latest = await (
            from payment in db.OrderPayments.AsNoTracking()
            join order in db.Orders on payment.OrderId equals order.Id
            where payment.StoreId == request.StoreId
            orderby payment.CreatedAt descending, payment.Id descending
            select new ShowPaymentLinks.Row(
                payment.Id, order.Number ?? 0, order.CustomerName, order.CallId, payment.Amount, payment.Fee, payment.Status, payment.DisputedAt != null, payment.CreatedAt, payment.PaidAt))
            .Take(ShowPaymentLinks.Most).ToListAsync(cancellationToken);
        return new ShowPaymentLinks.Shown(settings, account?.Handle is null ? null : account.Standing, payments.IsOffered, payments.IsDemonstration, latest);
    }
}
