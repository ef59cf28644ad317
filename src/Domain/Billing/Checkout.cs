using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>Somebody is paying for a plan. A business has one that is open at most: two tabs pay once.</summary>
public sealed class Checkout : TenantEntity
{
    public const int LongestAddress = 2_000;

    /// <summary>As long as the collector keeps its page open: it does so for a day at most.</summary>
    private static readonly Duration Open = Duration.FromHours(23);

    private static readonly Duration Enough = Duration.FromHours(1);

    private Checkout() { }

    public Checkout(Guid id, Guid tenantId, Plan plan, string storeKey, Instant createdAt)
    {
        Id = id;
        TenantId = tenantId;
        Plan = plan;
        StoreKey = storeKey;
        CreatedAt = createdAt;
    }

    public Plan Plan { get; private init; }

    /// <summary>The store whose pages one comes back to. Kept, since the same question must be asked the same way.</summary>
    public string StoreKey { get; private init; } = "";

    public Instant CreatedAt { get; private init; }

    public CheckoutStatus Status { get; private set; } = CheckoutStatus.Open;

    /// <summary>The collector's handle; null until it has answered.</summary>
    public string? SessionId { get; private set; }

    /// <summary>Where one pays.</summary>
    public string? Address { get; private set; }

    public Instant ExpiresAt => CreatedAt + Open;

    public bool IsOpen(Instant now) => Status == CheckoutStatus.Open && ExpiresAt > now;

    /// <summary>Whether somebody who wishes for this plan now may pay there: long enough yet, and until the end of this month, as collectors count it.</summary>
    public bool Serves(Plan plan, Instant now) =>
        Status == CheckoutStatus.Open && Plan == plan && ExpiresAt - Enough > now && ProRata.Until(CreatedAt) == ProRata.Until(now);

    public void IsAt(string sessionId, string address) => (SessionId, Address) = (sessionId, address);

    /// <summary>What has become of it. What was paid stays paid, also when it had been given up.</summary>
    public void Became(CheckoutStatus status)
    {
        if (Status == CheckoutStatus.Open || status == CheckoutStatus.Paid)
            Status = status;
    }
}

public enum CheckoutStatus
{
    Open,

    Paid,

    /// <summary>Given up, or nobody came back in time.</summary>
    Expired,
}
