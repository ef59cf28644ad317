using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>Where a business stands with whoever collects its payments, read back whole: whatever is told about it, in whatever
/// order and however late, only says that it is time to look.</summary>
/// <param name="Plan">What is paid for; null when nothing is.</param>
/// <param name="Next">What follows it, and when, where somebody has chosen less.</param>
/// <param name="PaidUntil">When the next payment is due.</param>
/// <param name="Paid">The latest payments, not all of them.</param>
/// <param name="Checkouts">Of the sessions that were asked about.</param>
public sealed record PaymentState(
    PaymentStanding Standing, string? SubscriptionId, Plan? Plan, NextPlan? Next, Instant? PaidUntil, PaymentCard? Card,
    IReadOnlyList<Payment> Paid, IReadOnlyDictionary<string, CheckoutStatus> Checkouts)
{
    /// <summary>Whom the payer has named on the page of the latest checkout that was paid; null where it is not the whole of an address.</summary>
    public Buyer? Buyer { get; init; }

    /// <summary>Of somebody who has never paid anything.</summary>
    public static readonly PaymentState Nothing = new(PaymentStanding.None, null, null, null, null, null, [], new Dictionary<string, CheckoutStatus>());
}

public enum PaymentStanding
{
    /// <summary>There is no subscription, or none any more.</summary>
    None,

    Paid,

    /// <summary>A payment was refused and is still owed.</summary>
    Late,
}

/// <param name="At">The first instant at which it counts.</param>
public sealed record NextPlan(Plan Plan, Instant At);

/// <summary>As much of a card as may be shown: its maker and its last four digits.</summary>
public sealed record PaymentCard(string Brand, string Last4);
