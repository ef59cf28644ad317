using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>Where a payment stands at the collector, read back whole.</summary>
/// <param name="Reference">The collector's handle of the payment, once there is one.</param>
public sealed record Sale(SaleStatus Status, string? Reference = null, Instant? PaidAt = null)
{
    /// <summary>Nobody has opened the link yet.</summary>
    public static readonly Sale None = new(SaleStatus.Open);

    /// <summary>Given back to the customer so far, by whomever; what a bank took back is in <see cref="Dispute"/>.</summary>
    public Money Refunded { get; init; }

    /// <summary>Of Kalliky's fee, what the business has been given back.</summary>
    public Money FeeReturned { get; init; }

    public SaleDispute? Dispute { get; init; }
}

/// <summary>The customer's bank contests a payment.</summary>
/// <param name="Amount">That it contests.</param>
/// <param name="IsTaken">It stands to the business's account: what the dispute cost was taken out of it, and not put back.</param>
public sealed record SaleDispute(string Id, DisputeStanding Standing, Money Amount, bool IsTaken)
{
    /// <summary>What is lost is the business's, what is won too.</summary>
    public bool IsSettled => Standing != DisputeStanding.Open && IsTaken == (Standing == DisputeStanding.Lost);
}

public enum DisputeStanding
{
    Open,

    /// <summary>The customer keeps the money.</summary>
    Lost,

    Won,
}

public enum SaleStatus
{
    Open,

    /// <summary>Nobody can pay there any more, and nobody has.</summary>
    Closed,

    Paid,

    /// <summary>Whole.</summary>
    Refunded,
}
