using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>The plans beside each other, the one that the business has, and where its payments stand.</summary>
public sealed record ShowPlans : IRequest<ShowPlans.Shown>
{
    /// <param name="Next">What follows the present plan, and when.</param>
    /// <param name="Stores">How many are open.</param>
    /// <param name="Open">Somebody has begun to pay and not finished.</param>
    /// <param name="LimitedFrom">A payment is owed: from then on there are no more calls and minutes than FREE has.</param>
    /// <param name="IsSetUp">Plans that cost something are sold here.</param>
    /// <param name="HasPortal">There is a place to change the card.</param>
    public sealed record Shown(
        Plan Present, IReadOnlyList<Offer> Offers, NextPlan? Next, int Stores, OpenCheckout? Open, Instant? LimitedFrom, PaymentCard? Card, bool HasPortal, Instant? PaidUntil,
        bool IsDemonstration, bool IsSetUp)
    {
        /// <summary>The business has decided for the plan that it has.</summary>
        public bool IsChosen { get; init; }

        /// <summary>What a plan that became smaller erases, and when; null where it erases nothing.</summary>
        public WordsGo? WordsGo { get; init; }
    }

    public sealed record Offer(Plan Plan, PlanTerms Terms);

    public sealed record OpenCheckout(Guid Id, Plan Plan, string? Address, Instant ExpiresAt);
}

internal sealed class ShowPlansHandler(IKallikyDb db, IMoment moment, Subscriptions subscriptions, IPayments payments, KeptWords kept, IOptions<PlanOptions> plans)
    : IRequestHandler<ShowPlans, ShowPlans.Shown>
{
    public async Task<ShowPlans.Shown> Handle(ShowPlans request, CancellationToken cancellationToken)
    {
        var subscription = (await subscriptions.Terms(cancellationToken)).Subscription;
        var account = await db.PaymentAccounts.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var open = await db.Checkouts.AsNoTracking().FirstOrDefaultAsync(checkout => checkout.Status == CheckoutStatus.Open, cancellationToken);
        return new ShowPlans.Shown(
            subscription.Plan, [.. Enum.GetValues<Plan>().Select(plan => new ShowPlans.Offer(plan, plans.Value.Of(plan)))], account?.Next,
            await db.Stores.Open().CountAsync(cancellationToken), open?.IsOpen(moment.Now) == true ? new ShowPlans.OpenCheckout(open.Id, open.Plan, open.Address, open.ExpiresAt) : null,
            subscription.LimitedFrom, Card(account), account?.CustomerId is not null, account?.SubscriptionId is null ? null : account.PaidUntil, payments.IsDemonstration, payments.IsSetUp)
        {
            IsChosen = subscription.ChosenAt is not null,
            WordsGo = await kept.Next(cancellationToken),
        };
    }

    private static PaymentCard? Card(PaymentAccount? account) => account is { CardBrand: { } brand, CardLast4: { } last } ? new PaymentCard(brand, last) : null;
}
