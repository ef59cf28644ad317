using Kalliky.Application.Accounts;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Billing;

/// <summary>What stands at the demonstration's till. Null where a real collector is.</summary>
/// <param name="Session">The checkout that one comes for; none for the card.</param>
public sealed record ShowLocalTill(Guid? Session) : IRequest<ShowLocalTill.Shown?>
{
    /// <param name="Checkout">Null when it is none of this business's.</param>
    public sealed record Shown(LocalCheckout? Checkout, bool IsCardRefused);
}

/// <summary>Pays there. What follows comes as it does from a real collector: as news.</summary>
/// <returns>False when there is nothing to pay any more.</returns>
[Needs(Permission.SettleBilling)]
public sealed record PayLocally(Guid Session) : IRequest<bool>;

/// <summary>From now on the card is refused there, or taken again.</summary>
/// <returns>False where a real collector is.</returns>
[Needs(Permission.SettleBilling)]
public sealed record RefuseLocalCard(bool Refused) : IRequest<bool>;

internal sealed class ShowLocalTillHandler(CurrentTenant tenant, ILocalTill? till = null) : IRequestHandler<ShowLocalTill, ShowLocalTill.Shown?>
{
    public async Task<ShowLocalTill.Shown?> Handle(ShowLocalTill request, CancellationToken cancellationToken) => till is null
        ? null
        : new ShowLocalTill.Shown(
            request.Session is { } session ? await till.Show(tenant.Required(), session, cancellationToken) : null,
            await till.IsCardRefused(tenant.Required(), cancellationToken));
}

internal sealed class PayLocallyHandler(CurrentTenant tenant, ILocalTill? till = null) : IRequestHandler<PayLocally, bool>
{
    public async Task<bool> Handle(PayLocally request, CancellationToken cancellationToken) =>
        till is not null && await till.Pay(tenant.Required(), request.Session, cancellationToken);
}

internal sealed class RefuseLocalCardHandler(CurrentTenant tenant, ILocalTill? till = null) : IRequestHandler<RefuseLocalCard, bool>
{
    public async Task<bool> Handle(RefuseLocalCard request, CancellationToken cancellationToken)
    {
        if (till is null)
            return false;
        await till.RefuseCard(tenant.Required(), request.Refused, cancellationToken);
        return true;
    }
}
