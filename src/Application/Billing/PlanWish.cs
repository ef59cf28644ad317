using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Billing;

/// <summary>What it means that a business wishes for a plan: asked before it is shown what that costs, and again before it is done.</summary>
internal sealed class PlanWish(IKallikyDb db, Subscriptions subscriptions, IPayments payments, PeoplePlaces people, IOptions<PlanOptions> plans)
{
    public async Task<Meaning> Of(Plan plan, CancellationToken ct)
    {
        var subscription = (await subscriptions.Terms(ct)).Subscription;
        var present = subscription.Plan;
        var account = await db.PaymentAccounts.AsNoTracking().SingleOrDefaultAsync(ct);
        var (stores, terms) = (await db.Stores.Open().CountAsync(ct), plans.Value.Of(plan));
        return new Meaning(Kind(plan, subscription, account, stores > terms.Stores), plan, present, account, stores, terms)
        {
            KeepsLess = terms.KeptDays < plans.Value.Of(present).KeptDays,
            People = await people.Taken(null, ct),
            ClosesKeys = !terms.Api && await db.ApiKeys.AnyAsync(key => key.RevokedAt == null, ct),
        };
    }

    private WishKind Kind(Plan plan, Subscription subscription, PaymentAccount? account, bool tooManyStores)
    {
        var (present, pays) = (subscription.Plan, account?.SubscriptionId is not null);
        if (plan == present && account?.Next is not null)
            return WishKind.Stay;
        if (plan == present && !pays && subscription.ChosenAt is null)
            return WishKind.Keep;
        if ((plan == present && (pays || plan == Plan.Free)) || plan == account?.Next?.Plan)
            return WishKind.Same;
        if (plan != Plan.Free && !payments.IsSetUp)
            return WishKind.NotSold;
        if (tooManyStores)
            return WishKind.TooManyStores;
        return plan == Plan.Free ? WishKind.Down : !pays ? WishKind.Begin : plan > present ? WishKind.Up : WishKind.Down;
    }

    /// <param name="Account">Null before the first payment.</param>
    /// <param name="Stores">How many are open.</param>
    internal sealed record Meaning(WishKind Kind, Plan Plan, Plan Present, PaymentAccount? Account, int Stores, PlanTerms Terms)
    {
        /// <summary>Words are kept for fewer days than now.</summary>
        public bool KeepsLess { get; init; }

        /// <summary>How many may enter or are invited.</summary>
        public int People { get; init; }

        /// <summary>There are keys, and the plan answers none.</summary>
        public bool ClosesKeys { get; init; }

        /// <summary>The change that the collector makes; null where there is nothing that it could change.</summary>
        public PlanChange? Change => Account is { CustomerId: { } customer, SubscriptionId: { } subscription }
            ? new PlanChange(customer, subscription, Present, Plan, Kind switch { WishKind.Up => ChangeMoment.Now, WishKind.Stay => ChangeMoment.Never, _ => ChangeMoment.AtTheEnd })
            : null;
    }
}

public enum WishKind
{
    /// <summary>It has it, or it is coming.</summary>
    Same,

    /// <summary>What was to follow the present plan is taken back.</summary>
    Stay,

    /// <summary>It began with it, and nobody has said yet that it is to be this one.</summary>
    Keep,

    /// <summary>Nothing is paid for yet.</summary>
    Begin,

    /// <summary>More, at once.</summary>
    Up,

    /// <summary>Less, at the end of the month.</summary>
    Down,

    /// <summary>More stores are open than it has.</summary>
    TooManyStores,

    /// <summary>Nobody could be paid for it: the operator has set up no collector.</summary>
    NotSold,
}
