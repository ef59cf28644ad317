using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Another plan: more counts at once and is paid at once, less counts when what is paid for is over.</summary>
/// <param name="StoreKey">The store whose pages one comes back to after paying.</param>
[Needs(Permission.SettleBilling)]
public sealed record ChoosePlan(Plan Plan, string StoreKey) : IRequest<ChoosePlan.Answer>
{
    /// <summary>A price that was shown holds that long, within the month that it was shown in.</summary>
    public static readonly Duration PriceHolds = Duration.FromHours(1);

    /// <summary>As of when the price that was shown was reckoned (<see cref="PreviewPlan.Shown.At"/>); null for that of now.</summary>
    public Instant? At { get; init; }

    public abstract record Answer;

    /// <summary>It is paid for there.</summary>
    public sealed record ToPay(Guid Checkout, string Address) : Answer;

    /// <summary>It counts.</summary>
    public sealed record Changed : Answer;

    /// <summary>It will count from then on.</summary>
    public sealed record Planned(Instant At) : Answer;

    /// <summary>The present plan stays.</summary>
    public sealed record Stays : Answer;

    /// <summary>It had it already.</summary>
    public sealed record Same : Answer;

    /// <summary>More stores are open than the plan has.</summary>
    public sealed record TooManyStores(int Open, int Allowed) : Answer;

    /// <summary>Nobody could be paid for it here.</summary>
    public sealed record NotSold : Answer;

    /// <summary>Another payment has just been made and is not noted yet.</summary>
    public sealed record JustPaid : Answer;

    /// <summary>The price that was shown is too old: another one would be charged. Nothing has changed.</summary>
    public sealed record PriceIsOld : Answer;

    /// <summary>Nothing has changed.</summary>
    public sealed record NotPaid(PaymentTrouble Why) : Answer;
}

internal sealed class ChoosePlanValidator : AbstractValidator<ChoosePlan>
{
    public ChoosePlanValidator()
    {
        RuleFor(request => request.Plan).IsInEnum().WithMessage("Choisissez l’un des trois plans.");
        RuleFor(request => request.StoreKey).NotEmpty().MaximumLength(80);
    }
}

internal sealed class ChoosePlanHandler(
    IKallikyDb db, IMoment moment, CurrentTenant tenant, PlanWish wish, Subscriptions subscriptions, Checkouts checkouts, PaymentReading reading, IPayments payments) : IRequestHandler<ChoosePlan, ChoosePlan.Answer>
{
    public async Task<ChoosePlan.Answer> Handle(ChoosePlan request, CancellationToken cancellationToken)
    {
        var meaning = await wish.Of(request.Plan, cancellationToken);
        try
        {
            return meaning.Kind switch
            {
                WishKind.Same => new ChoosePlan.Same(),
                WishKind.TooManyStores => new ChoosePlan.TooManyStores(meaning.Stores, meaning.Terms.Stores),
                WishKind.NotSold => new ChoosePlan.NotSold(),
                WishKind.Keep => await Keep(cancellationToken),
                WishKind.Begin => await checkouts.Open(request.Plan, request.StoreKey, cancellationToken),
                WishKind.Up when request.At is { } at && !Holds(at, moment.Now) => new ChoosePlan.PriceIsOld(),
                _ when meaning.Change is { } change => await Change(meaning, change with { At = request.At }, cancellationToken),
                _ => await Plan(meaning, cancellationToken),
            };
        }
        catch (PaymentException problem)
        {
            return new ChoosePlan.NotPaid(problem.Why);
        }
    }

    private static bool Holds(Instant at, Instant now) => at <= now && now - at <= ChoosePlan.PriceHolds && ProRata.Until(at) == ProRata.Until(now);

    private async Task<ChoosePlan.Answer> Keep(CancellationToken ct)
    {
        (await subscriptions.ToChange(ct)).Choose(moment.Now);
        await db.SaveChangesAsync(ct);
        return new ChoosePlan.Stays();
    }

    // Two clicks on one price that was shown carry one key: the collector makes it once. Prices of two moments are two questions, or a
    // card that was refused at one could not be tried at the next: of two tabs at once the second moves to the plan that it is on already.
    private async Task<ChoosePlan.Answer> Change(PlanWish.Meaning meaning, PlanChange change, CancellationToken ct)
    {
        await db.Rest();
        await payments.Change(change, $"change-{change.Subscription}-{meaning.Account!.Changes}-{change.To}-{change.When}-{change.At?.ToUnixTimeSeconds()}", ct);
        await reading.Refresh(ct);
        return change.When switch
        {
            ChangeMoment.Now => new ChoosePlan.Changed(),
            ChangeMoment.Never => new ChoosePlan.Stays(),
            _ => new ChoosePlan.Planned(PlanEnds.Of(meaning, BillingMonth.Of(moment.Now))),
        };
    }

    // Nobody is paid: there is nothing to cancel elsewhere.
    private async Task<ChoosePlan.Answer> Plan(PlanWish.Meaning meaning, CancellationToken ct)
    {
        var account = await db.PaymentAccounts.SingleOrDefaultAsync(ct) ?? db.PaymentAccounts.Add(new PaymentAccount(tenant.Required(), moment.Now)).Entity;
        var until = BillingMonth.Of(moment.Now).Until;
        if (meaning.Kind == WishKind.Stay)
            account.Stays();
        else
            account.Plans(new NextPlan(meaning.Plan, until));
        await db.SaveChangesAsync(ct);
        return meaning.Kind == WishKind.Stay ? new ChoosePlan.Stays() : new ChoosePlan.Planned(until);
    }
}
