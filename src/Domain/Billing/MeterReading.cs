using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What is told to the collector beside the plan: what minutes beyond it cost, and commissions. Written once and told
/// under its key, so that the collector counts it once however often it is told.</summary>
public sealed class MeterReading : TenantEntity
{
    public const int LongestKey = 100;

    private MeterReading() { }

    /// <param name="month">Any day of it.</param>
    /// <param name="amount">Less than nothing where something is taken back.</param>
    public MeterReading(Guid id, Guid tenantId, Meter meter, LocalDate month, Money amount, Instant at, string onceKey)
    {
        Id = id;
        TenantId = tenantId;
        (Meter, Month, Amount, At, OnceKey) = (meter, BillingMonth.Of(month).First, amount, at, onceKey);
    }

    public Meter Meter { get; private init; }

    /// <summary>The first day of the month in which it counts.</summary>
    public LocalDate Month { get; private init; }

    public Money Amount { get; private init; }

    public Instant At { get; private init; }

    /// <summary>Made of the entry that it comes from; unique in the business.</summary>
    public string OnceKey { get; private init; } = "";

    /// <summary>When the collector took it; null until then.</summary>
    public Instant? ToldAt { get; private set; }

    public void WasTold(Instant at) => ToldAt = at;
}

public enum Meter
{
    /// <summary>Minutes beyond the plan, in cents: the cap and the month's rounding are in it.</summary>
    Minutes,

    /// <summary>Commissions that are due, in cents.</summary>
    Commissions,
}
