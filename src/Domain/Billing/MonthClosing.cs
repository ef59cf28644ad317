using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A month of a business that is closed: what was due is on its invoice, or nothing was. One per month.</summary>
public sealed class MonthClosing : TenantEntity
{
    private MonthClosing() { }

    /// <param name="cap">By which its minutes were billed.</param>
    public MonthClosing(Guid id, Guid tenantId, BillingMonth month, Guid? invoiceId, Money? cap, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        Month = month.First;
        InvoiceId = invoiceId;
        Cap = cap;
        ClosedAt = at;
    }

    public LocalDate Month { get; private init; }

    /// <summary>Null where nothing was due.</summary>
    public Guid? InvoiceId { get; private init; }

    /// <summary>The most that its minutes beyond the plan may have cost; null where the merchant had set none.</summary>
    public Money? Cap { get; private init; }

    public Instant ClosedAt { get; private init; }
}
