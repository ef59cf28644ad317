using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>The merchant gives a customer back what was paid by a link, whole or in part. The row stands before the collector is asked, and
/// its id is the key of the question: two clicks and an answer that was lost give the money once.</summary>
public sealed class PaymentRefund : TenantEntity
{
    public const int LongestReason = 200;

    public const int LongestKey = 60;

    private PaymentRefund() { }

    /// <param name="reason">In the merchant's words, which may name somebody.</param>
    /// <param name="by">The account that asked.</param>
    public PaymentRefund(Guid id, OrderPayment payment, Money amount, Sealed reason, string onceKey, string by, Instant at)
    {
        (Id, TenantId, PaymentId) = (id, payment.TenantId, payment.Id);
        (Amount, Reason, OnceKey, By, At) = (amount, reason, onceKey, by, at);
    }

    public Guid PaymentId { get; private init; }

    public Money Amount { get; private init; }

    public Sealed Reason { get; private init; } = null!;

    /// <summary>Tells one wish from another; unique in the business.</summary>
    public string OnceKey { get; private init; } = "";

    public string By { get; private init; } = "";

    public Instant At { get; private init; }

    public RefundStatus Status { get; private set; } = RefundStatus.Asked;
}

public enum RefundStatus
{
    /// <summary>The collector has not answered yet.</summary>
    Asked,

    Given,

    /// <summary>The collector gives nothing back: nothing has changed.</summary>
    Refused,
}
