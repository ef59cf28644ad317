using Kalliky.Application.Accounts;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using FluentValidation;
using MediatR;

namespace Kalliky.Application.Billing;

/// <summary>Pays an order at the demonstration's till. What follows comes as it does from a real collector: as news.</summary>
/// <returns>False when there is nothing to pay, and where a real collector is.</returns>
public sealed record PayOrderLocally(Guid Payment) : IRequest<bool>;

/// <summary>What the demonstration's till says of the business's account from now on.</summary>
/// <returns>False where a real collector is.</returns>
[Needs(Permission.SettlePayouts)]
public sealed record MoveLocalPayouts(PayoutStanding Standing) : IRequest<bool>;

internal sealed class MoveLocalPayoutsValidator : AbstractValidator<MoveLocalPayouts>
{
    public MoveLocalPayoutsValidator() => RuleFor(request => request.Standing).IsInEnum();
}

internal sealed class PayOrderLocallyHandler(CurrentTenant tenant, ILocalSales? till = null) : IRequestHandler<PayOrderLocally, bool>
{
    public async Task<bool> Handle(PayOrderLocally request, CancellationToken cancellationToken) =>
        till is not null && await till.Pay(tenant.Required(), request.Payment, cancellationToken);
}

internal sealed class MoveLocalPayoutsHandler(CurrentTenant tenant, ILocalSales? till = null) : IRequestHandler<MoveLocalPayouts, bool>
{
    public async Task<bool> Handle(MoveLocalPayouts request, CancellationToken cancellationToken)
    {
        if (till is null)
            return false;
        await till.MovePayouts(tenant.Required(), request.Standing, cancellationToken);
        return true;
    }
}
