using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What the demonstration's till knows of one order's payment. No money moves.</summary>
public sealed class LocalSale : TenantEntity
{
    private LocalSale() { }

    public LocalSale(Guid id, Guid tenantId)
    {
        Id = id;
        TenantId = tenantId;
    }

    public SaleStatus Status { get; private set; } = SaleStatus.Open;

    public Instant? PaidAt { get; private set; }

    /// <summary>False when it is not open any more.</summary>
    public bool Pay(Instant now)
    {
        if (Status != SaleStatus.Open)
            return false;
        (Status, PaidAt) = (SaleStatus.Paid, now);
        return true;
    }

    /// <summary>False when it was paid already.</summary>
    public bool Close()
    {
        if (Status == SaleStatus.Open)
            Status = SaleStatus.Closed;
        return Status == SaleStatus.Closed;
    }

    public void Refund()
    {
        if (Status == SaleStatus.Paid)
            Status = SaleStatus.Refunded;
    }
}
