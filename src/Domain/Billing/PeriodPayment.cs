using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A month was paid. It may be known before the month is closed: the invoice looks here.</summary>
public sealed class PeriodPayment : TenantEntity
{
    /// <summary>More is no handle of a provider.</summary>
    public const int LongestReference = 200;

    private PeriodPayment() { }

    public PeriodPayment(Guid id, Guid tenantId, BillingMonth month, Instant at, string reference)
    {
        Id = id;
        TenantId = tenantId;
        Month = month.First;
        At = at;
        Reference = reference;
    }

    public LocalDate Month { get; private init; }

    public Instant At { get; private init; }

    /// <summary>The payment provider's handle.</summary>
    public string Reference { get; private init; } = "";
}
