using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>Money that went back to a business of what it had paid for its plan: the operator gave it back at the collector, or a bank
/// took it. Noted once and never changed. It changes no invoice: what an invoice bills is taken back by a credit note.</summary>
public sealed class PlanRefund : TenantEntity
{
    public const int LongestEvent = 200;

    private PlanRefund() { }

    /// <param name="eventId">The collector's own, by which it is noted once; unique in the business.</param>
    /// <param name="payment">The collector's handle of the payment that it was taken off, as <see cref="PaidPeriod.Reference"/> has it; null where it has none.</param>
    /// <param name="amount">With tax.</param>
    public PlanRefund(Guid id, Guid tenantId, string eventId, string? payment, PlanRefundReason why, Money amount, Instant at, Instant notedAt)
    {
        (Id, TenantId, EventId, Payment) = (id, tenantId, eventId, payment);
        (Why, Amount, At, NotedAt) = (why, amount, at, notedAt);
    }

    public string EventId { get; private init; } = "";

    /// <summary>No foreign key: news of it may come before the payment is read.</summary>
    public string? Payment { get; private init; }

    public PlanRefundReason Why { get; private init; }

    public Money Amount { get; private init; }

    public Instant At { get; private init; }

    public Instant NotedAt { get; private init; }
}

public enum PlanRefundReason
{
    /// <summary>The operator gave it back.</summary>
    Refunded,

    /// <summary>A bank contested the payment, and has decided for its customer.</summary>
    DisputeLost,
}
