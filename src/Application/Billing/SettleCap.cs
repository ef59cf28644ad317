using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Application.Billing;

/// <summary>The most that minutes beyond the plan may cost this business in a month. Past it, calls go to the human.</summary>
/// <param name="Cents">Null for no cap; nought for no minute beyond those included.</param>
[Needs(Permission.SettleBilling)]
public sealed record SettleCap(long? Cents) : IRequest<SettleCap.Answer>
{
    /// <summary>More is no cap.</summary>
    public const long Most = 10_000_00;

    public abstract record Answer;

    public sealed record Settled : Answer;

    /// <summary>The plan sells no minutes beyond those included: there is nothing to cap.</summary>
    public sealed record NothingToCap : Answer;
}

internal sealed class SettleCapValidator : AbstractValidator<SettleCap>
{
    public SettleCapValidator() =>
        RuleFor(request => request.Cents).InclusiveBetween(0, SettleCap.Most).When(request => request.Cents is not null)
            .WithMessage("Le plafond va de 0 à 10 000 €. Laissez vide pour ne pas en avoir.");
}

internal sealed class SettleCapHandler(IKallikyDb db, CurrentTenant tenant, Subscriptions subscriptions) : IRequestHandler<SettleCap, SettleCap.Answer>
{
    public async Task<SettleCap.Answer> Handle(SettleCap request, CancellationToken cancellationToken)
    {
        // A month that is being closed keeps the cap by which it is billed.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        if ((await subscriptions.Terms(cancellationToken)).Plan.PerMinute is null)
            return new SettleCap.NothingToCap();
        (await subscriptions.ToChange(cancellationToken)).CapAt(request.Cents is { } cents ? new Money(cents) : null);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SettleCap.Settled();
    }
}
