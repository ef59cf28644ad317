using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What is told to the collector beside the plan: what minutes beyond it cost, and commissions. It holds what a month
/// costs by now less what was told of it before; written once and told under its key, so that the collector counts it once
/// however often it is told.</summary>
public sealed class MeterReading : TenantEntity
{
    public const int LongestKey = 100;

    /// <summary>A month's payment is taken this long after it: until then what it has used may be told.</summary>
    public static readonly Duration Late = Duration.FromHours(1);

    /// <summary>The last moment that counts in a month lies before the next one begins.</summary>
    private static readonly Duration Moment = Duration.FromSeconds(1);

    /// <summary>What is reckoned needs a moment to arrive.</summary>
    private static readonly Duration Way = Duration.FromMinutes(10);

    /// <summary>A collector knows a key for a day at least; a little less, since what it was told may have been on its way.</summary>
    private static readonly Duration Remembered = Duration.FromHours(23);

    private MeterReading() { }

    /// <param name="number">How many of this meter the month has had before.</param>
    /// <param name="amount">Less than nothing where something is taken back.</param>
    /// <param name="now">What is told after its month still counts in it.</param>
    public MeterReading(Guid id, Guid tenantId, Meter meter, BillingMonth month, int number, Money amount, Instant now)
    {
        Id = id;
        TenantId = tenantId;
        (Meter, Month, Amount) = (meter, month.First, amount);
        At = now < month.Until ? now : month.Until - Moment;
        OnceKey = $"{meter}-{tenantId:N}-{month.First.Year:0000}-{month.First.Month:00}-{number}".ToLowerInvariant();
    }

    public Meter Meter { get; private init; }

    /// <summary>The first day of the month in which it counts.</summary>
    public LocalDate Month { get; private set; }

    public Money Amount { get; private init; }

    public Instant At { get; private set; }

    /// <summary>Unique, at the collector too: two who reckon at the same moment write one.</summary>
    public string OnceKey { get; private init; } = "";

    /// <summary>When the collector was told of it first, as far as it may still know that; null while it never was. Until it is known to
    /// be told nobody knows whether it counts there.</summary>
    public Instant? TriedAt { get; private set; }

    /// <summary>The minute in which it was to count then.</summary>
    public Instant? TriedFor { get; private set; }

    /// <summary>When the collector took it; null until then.</summary>
    public Instant? ToldAt { get; private set; }

    /// <summary>The months into which something may be told, in their order; the last one has begun. A collector's clock is UTC, and the month before
    /// is open until its payment is taken: what is told of it later, it takes and bills to nobody.</summary>
    public static IReadOnlyList<BillingMonth> Open(Instant now)
    {
        var month = BillingMonth.Of(now.InUtc().Date);
        return now < month.First.AtMidnight().InUtc().ToInstant() + Late - Way ? [month.Before, month] : [month];
    }

    /// <summary>It could not be told in its own time: it counts in the month that is open.</summary>
    public void MovesTo(BillingMonth month, Instant now) => (Month, At) = (month.First, now);

    /// <summary>The collector may have counted it and know its key no more: told again blindly, it could count twice.</summary>
    public bool MayBeForgotten(Instant now) => TriedAt + Remembered <= now;

    /// <summary>The collector is told of it now.</summary>
    public void IsTold(Instant now)
    {
        if (TriedAt is null || MayBeForgotten(now))
            (TriedAt, TriedFor) = (now, Minute(At));
    }

    public void WasTold(Instant at) => ToldAt = at;

    private static Instant Minute(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
}

public enum Meter
{
    /// <summary>Minutes beyond the plan, in cents: the cap and the month's rounding are in it.</summary>
    Minutes,

    /// <summary>Commissions that are due, in cents.</summary>
    Commissions,
}
