using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>Which plan a business had, from when until when, at which price. Periods follow one another without a hole; the
/// present one has no end.</summary>
public sealed class PlanPeriod : TenantEntity
{
    private PlanPeriod() { }

    /// <param name="monthly">Of a whole month, without tax, as it was agreed: a price that changes later changes nothing here.</param>
    public PlanPeriod(Guid id, Guid tenantId, Plan plan, Money monthly, Instant from, Instant? until = null)
    {
        Id = id;
        TenantId = tenantId;
        Plan = plan;
        Monthly = monthly;
        From = from;
        Until = until;
    }

    public Plan Plan { get; private init; }

    public Money Monthly { get; private init; }

    public Instant From { get; private init; }

    /// <summary>The first instant that is no longer in it; null while it lasts.</summary>
    public Instant? Until { get; private set; }

    /// <summary>Another plan follows. News that come late close it where it began, never before.</summary>
    /// <returns>When it really ends.</returns>
    public Instant Close(Instant at)
    {
        Until = at < From ? From : at;
        return Until.Value;
    }

    public bool Covers(Instant at) => From < at && (Until is null || Until >= at);
}
