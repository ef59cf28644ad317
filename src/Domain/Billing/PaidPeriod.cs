using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A payment for a month of the plan that has arrived. Noted once, however often it is read; it may be known before the
/// month is closed, and its invoice looks here.</summary>
public sealed class PaidPeriod : TenantEntity
{
    public const int LongestReference = 100;

    private PaidPeriod() { }

    public PaidPeriod(Guid id, Guid tenantId, Payment payment)
    {
        Id = id;
        TenantId = tenantId;
        (Reference, Month, At, Amount) = (payment.Reference, payment.Month, payment.At, payment.Amount);
        Raise(new PeriodPaid(tenantId, Month, At, Reference));
    }

    /// <summary>The collector's handle of the payment; unique in the business.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>The first day of the month that it is for.</summary>
    public LocalDate Month { get; private init; }

    public Instant At { get; private init; }

    /// <summary>With tax; null of what was noted before amounts were.</summary>
    public Money? Amount { get; private init; }
}
