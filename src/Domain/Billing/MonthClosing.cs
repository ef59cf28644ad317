using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A month of a business that is closed: what was due is on its invoice, or nothing was. One per month.</summary>
public sealed class MonthClosing : TenantEntity
{
    private MonthClosing() { }

    public MonthClosing(Guid id, Guid tenantId, BillingMonth month, Guid? invoiceId, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        Month = month.First;
        InvoiceId = invoiceId;
        ClosedAt = at;
    }

    public LocalDate Month { get; private init; }

    /// <summary>Null where nothing was due.</summary>
    public Guid? InvoiceId { get; private init; }

    public Instant ClosedAt { get; private init; }
}
