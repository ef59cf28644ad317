using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What the current business has with Kalliky, and what that means.</summary>
internal sealed class Subscriptions(IKallikyDb db, IMoment moment, IOptions<PlanOptions> plans, PlanHistory history)
{
    public async Task<Terms> Terms(CancellationToken ct)
    {
        var known = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(ct) ?? await Begun(ct);
        return new Terms(known, plans.Value.Of(known.Plan), known.IsLimited(moment.Now) ? plans.Value.Free : null);
    }

    /// <summary>What was taken of an order that was confirmed then, whenever it is asked.</summary>
    public async Task<CommissionRate> RateAt(Instant at, CancellationToken ct) => new(plans.Value.Of(await history.At(at, ct)).CommissionBasisPoints);

    /// <summary>To be changed: its row, written now where there was none. The same one each time.</summary>
    public async Task<Subscription> ToChange(CancellationToken ct)
    {
        if ((db.Subscriptions.Local.SingleOrDefault() ?? await db.Subscriptions.SingleOrDefaultAsync(ct)) is { } known)
            return known;
        var begun = await Begun(ct);
        db.Subscriptions.Add(begun);
        return begun;
    }

    /// <summary>The business has another plan from then on: the present period ends, the next one begins at today's price. Saved
    /// with whatever the caller saves.</summary>
    /// <returns>False when it has that plan already.</returns>
    public async Task<bool> Switch(Plan plan, Instant at, CancellationToken ct)
    {
        var subscription = await ToChange(ct);
        if (subscription.Plan == plan)
            return false;
        await history.Follow(plan, at, ct);
        return subscription.ChangeTo(plan, at);
    }

    /// <summary>The business has left: a plan that nobody collects for ends with it. One that is paid ends with its month.</summary>
    public async Task EndUnpaid(Instant at, CancellationToken ct)
    {
        if (!await db.PaymentAccounts.AnyAsync(account => account.SubscriptionId != null, ct))
            await Switch(Plan.Free, at, ct);
    }

    private async Task<Subscription> Begun(CancellationToken ct)
    {
        var business = await db.Businesses.AsNoTracking().SingleAsync(ct);
        return new Subscription(business.Id, business.Plan, business.CreatedAt);
    }
}

/// <summary>A subscription with the figures of its plan.</summary>
/// <param name="Limits">Those of FREE where a payment is owed for too long: no more calls and minutes than it has. What was
/// used is still priced by the plan.</param>
internal sealed record Terms(Subscription Subscription, PlanTerms Plan, PlanTerms? Limits = null)
{
    public Money? Cap => Subscription.MonthlyCap;

    public int CallsAtOnce => Limits?.CallsAtOnce ?? Math.Max(Plan.CallsAtOnce, Subscription.AgreedCalls ?? 0);

    public CommissionRate Rate => new(Plan.CommissionBasisPoints);

    public long? MostSeconds => Overage.MostSeconds((Limits ?? Plan).Minutes, (Limits ?? Plan).PerMinute, Cap);

    /// <summary>What each minute beyond those included costs; null where none may be called, also because the merchant's cap is nought.</summary>
    public Money? NextMinute => Cap is { Cents: 0 } ? null : (Limits ?? Plan).PerMinute;

    public Money OverageOf(long seconds) => Overage.Of(seconds, Plan.Minutes, Plan.PerMinute, Cap);
}
