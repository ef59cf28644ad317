using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What we last read of a business at whoever collects its payments. One per business, under the business's own id;
/// none until it first chose a plan.</summary>
public sealed class PaymentAccount : TenantEntity
{
    /// <summary>Looked at this often at least, should news be lost.</summary>
    private static readonly Duration Daily = Duration.FromDays(1);

    /// <summary>What is owed beside the plan is told this often: the collector counts it by the month.</summary>
    private static readonly Duration Hourly = Duration.FromHours(1);

    /// <summary>While somebody pays, news are awaited.</summary>
    private static readonly Duration Soon = Duration.FromMinutes(5);

    private PaymentAccount() { }

    public PaymentAccount(Guid tenantId, Instant now)
    {
        Id = tenantId;
        TenantId = tenantId;
        LookAt = now + Daily;
        TellAt = now + Hourly;
    }

    /// <summary>The collector's handle of this business; null before the first payment is begun.</summary>
    public string? CustomerId { get; private set; }

    public string? SubscriptionId { get; private set; }

    public Instant? PaidUntil { get; private set; }

    public Plan? NextPlan { get; private set; }

    public Instant? NextAt { get; private set; }

    public string? CardBrand { get; private set; }

    public string? CardLast4 { get; private set; }

    /// <summary>Since when a payment is owed, as far as we know; null when none is.</summary>
    public Instant? LateSince { get; private set; }

    /// <summary>How often its subscription changed: two clicks that meant one change have the same number.</summary>
    public int Changes { get; private set; }

    public Instant ReadAt { get; private set; }

    /// <summary>When it is read again at the latest.</summary>
    public Instant LookAt { get; private set; }

    /// <summary>When the collector is next told what is owed beside the plan.</summary>
    public Instant TellAt { get; private set; }

    public NextPlan? Next => (NextPlan, NextAt) is ({ } plan, { } at) ? new NextPlan(plan, at) : null;

    public void IsKnownAs(string customerId) => CustomerId ??= customerId;

    /// <summary>The collector has told something: it is read on the bus.</summary>
    public void Stir() => Raise(new PaymentsMoved(TenantId));

    /// <summary>Less was chosen by a business that pays nobody: there is only us to remember it.</summary>
    public void Plans(NextPlan next)
    {
        (NextPlan, NextAt) = (next.Plan, next.At);
        LookAt = next.At < LookAt ? next.At : LookAt;
    }

    public void Stays() => (NextPlan, NextAt) = (null, null);

    public void AwaitsPayment(Instant now) => LookAt = now + Soon;

    /// <summary>Somebody looks after it now; nobody else does meanwhile.</summary>
    public void IsLookedAt(Instant now) => LookAt = now + Soon;

    /// <summary>Somebody tells now; should that fail, it is soon done again.</summary>
    public void IsTold(Instant now) => TellAt = now + Soon;

    /// <summary>Everything was told by now. A month's last hour is told soon after it, before the collector closes the month.</summary>
    public void WasTold(Instant now)
    {
        var end = BillingMonth.Of(now).Until + Soon;
        TellAt = end < now + Hourly ? end : now + Hourly;
    }

    /// <summary>Takes over what was read.</summary>
    /// <param name="present">The plan that it has.</param>
    /// <returns>The plan that it is to have: what is paid for; FREE once a subscription has ended; else the one that was agreed,
    /// or what follows it when its time has come.</returns>
    public Plan Follow(PaymentState state, Plan present, Instant at)
    {
        var had = SubscriptionId is not null;
        if (SubscriptionId != state.SubscriptionId || (state.SubscriptionId is not null && (state.Plan != present || state.Next != Next)))
            Changes++;
        (SubscriptionId, PaidUntil, ReadAt) = (state.SubscriptionId, state.PaidUntil, at);
        (CardBrand, CardLast4) = (state.Card?.Brand ?? CardBrand, state.Card?.Last4 ?? CardLast4);
        if (state.Plan is { } paid)
        {
            (NextPlan, NextAt) = (state.Next?.Plan, state.Next?.At);
            return paid;
        }

        if (!had && (Next is not { } next || next.At > at))
            return present;
        var follows = had ? Plan.Free : Next!.Plan;
        Stays();
        return follows;
    }

    public void BecomesLate(Instant at) => LateSince ??= at;

    public void IsSettled() => LateSince = null;

    /// <summary>Sets when it is read again.</summary>
    /// <param name="others">What else must be seen to; instants that have passed do not count.</param>
    public void LooksAgain(Instant now, bool awaitsPayment, params IEnumerable<Instant?> others) =>
        LookAt = others.Concat([NextAt, PaidUntil + MeterReading.Late, awaitsPayment ? now + Soon : null, now + Daily]).Where(at => at > now).Min()!.Value;
}

/// <summary>Something has changed at whoever collects a business's payments: time to look.</summary>
public sealed record PaymentsMoved(Guid TenantId) : DomainEvent;
