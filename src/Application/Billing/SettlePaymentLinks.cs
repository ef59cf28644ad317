using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Whether a store's callers receive a link to pay by.</summary>
[Needs(Permission.SettleBilling)]
public sealed record SettlePaymentLinks(Guid StoreId, bool IsOn, bool Receipts) : IRequest<SettlePaymentLinks.Answer>
{
    public abstract record Answer;

    public sealed record Settled : Answer;

    /// <summary>The money has nowhere to go yet: it stays off.</summary>
    public sealed record NotReady : Answer;

    /// <summary>No such store in this business.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class SettlePaymentLinksHandler(IKallikyDb db, ILiveFeed live) : IRequestHandler<SettlePaymentLinks, SettlePaymentLinks.Answer>
{
    public async Task<SettlePaymentLinks.Answer> Handle(SettlePaymentLinks request, CancellationToken cancellationToken)
    {
        if (await db.Stores.Open().FirstOrDefaultAsync(known => known.Id == request.StoreId, cancellationToken) is not { } store)
            return new SettlePaymentLinks.Unknown();
        if (request.IsOn && await db.PayoutAccounts.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { IsReady: true })
            return new SettlePaymentLinks.NotReady();
        store.PaymentLinks = new PaymentLinkSettings(request.IsOn, request.Receipts);
        store.CatalogueChanged();
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return new SettlePaymentLinks.Settled();
    }
}
