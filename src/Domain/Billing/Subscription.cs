using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What a business has with Kalliky. One per business, under the business's own id; until something of it was
/// changed there is no row, and the plan is the one that the business began with.</summary>
public sealed class Subscription : TenantEntity
{
    private Subscription() { }

    public Subscription(Guid tenantId, Plan plan, Instant since)
    {
        Id = tenantId;
        TenantId = tenantId;
        Plan = plan;
        Since = since;
        ChosenAt = plan == Plan.Free ? null : since;
    }

    public Plan Plan { get; private set; }

    public Instant Since { get; private set; }

    /// <summary>When the business decided for a plan: it paid for one, one was agreed on, or somebody chose FREE. Null while it only
    /// has the FREE that every business begins with.</summary>
    public Instant? ChosenAt { get; private set; }

    /// <summary>The most that minutes beyond the plan may cost in a month; null, as many as are called.</summary>
    public Money? MonthlyCap { get; private set; }

    /// <summary>More calls at once than the plan has, agreed with this business; null, the plan's.</summary>
    public int? AgreedCalls { get; private set; }

    /// <summary>From when on it has no more than FREE's calls and minutes, because a payment is owed; null when none is. Set
    /// together with the message that says so, so that nobody is limited who was not told before.</summary>
    public Instant? LimitedFrom { get; private set; }

    /// <summary>False when it has that plan already.</summary>
    public bool ChangeTo(Plan plan, Instant at)
    {
        if (plan == Plan)
            return false;
        (Plan, Since, ChosenAt) = (plan, at, at);
        return true;
    }

    /// <summary>The plan that it has is the one that it wants.</summary>
    public void Choose(Instant at) => ChosenAt ??= at;

    public void CapAt(Money? most) => MonthlyCap = most;

    public void AgreeOn(int callsAtOnce) => AgreedCalls = callsAtOnce;

    public bool IsLimited(Instant now) => LimitedFrom <= now;

    public void LimitFrom(Instant? from) => LimitedFrom = from;
}
