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

    /// <param name="Fee">Kept for Kalliky's commission, with its tax; what was given back of it is taken off.</param>
    /// <param name="Dispute">Null where no bank ever contested it.</param>
    /// <param name="Left">What may be given back now.</param>
    public sealed record Row(
        Guid Id, int Number, string? CustomerName, Guid? CallId, Money Amount, Money Fee, OrderPaymentStatus Status, DisputeStanding? Dispute, Money Returned, Money Left, IReadOnlyList<Refund> Refunds,
        Instant CreatedAt, Instant? PaidAt);

    /// <summary>Money that somebody of the business has given back.</summary>
    /// <param name="Reason">Null once it was erased.</param>
    public sealed record Refund(Money Amount, string? Reason, RefundStatus Status, Instant At);
}

internal sealed class ShowPaymentLinksHandler(IKallikyDb db, IVault vault, IOrderPayments payments) : IRequestHandler<ShowPaymentLinks, ShowPaymentLinks.Shown?>
{
    public async Task<ShowPaymentLinks.Shown?> Handle(ShowPaymentLinks request, CancellationToken cancellationToken)
    {
        if (await db.Stores.AsNoTracking().Where(store => store.Id == request.StoreId).Select(store => store.PaymentLinks).FirstOrDefaultAsync(cancellationToken) is not { } settings)
            return null;
        var account = await db.PayoutAccounts.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return new ShowPaymentLinks.Shown(settings, account?.Handle is null ? null : account.Standing, payments.IsOffered, payments.IsDemonstration, await Latest(request.StoreId, cancellationToken));
    }

    private async Task<IReadOnlyList<ShowPaymentLinks.Row>> Latest(Guid store, CancellationToken ct)
    {
        var latest = await (
            from payment in db.OrderPayments.AsNoTracking()
            join order in db.Orders on payment.OrderId equals order.Id
            where payment.StoreId == store
            orderby payment.CreatedAt descending, payment.Id descending
            select new { payment, Number = order.Number ?? 0, order.CustomerName, order.CallId }).Take(ShowPaymentLinks.Most).ToListAsync(ct);
        var ids = latest.Select(row => row.payment.Id).ToList();
        var refunds = (await db.PaymentRefunds.AsNoTracking().Where(refund => ids.Contains(refund.PaymentId)).OrderBy(refund => refund.At).ToListAsync(ct)).ToLookup(refund => refund.PaymentId);
        return [.. latest.Select(row => new ShowPaymentLinks.Row(
            row.payment.Id, row.Number, row.CustomerName, row.CallId, row.payment.Amount, row.payment.PaidAt is null ? row.payment.Fee : row.payment.Kept.Whole, row.payment.Status, row.payment.Dispute,
            row.payment.Returned, row.payment.IsRefundable ? row.payment.Left : Money.Zero,
            [.. refunds[row.payment.Id].Select(refund => new ShowPaymentLinks.Refund(refund.Amount, vault.Open(refund.Reason), refund.Status, refund.At))], row.payment.CreatedAt, row.payment.PaidAt))];
    }
}
