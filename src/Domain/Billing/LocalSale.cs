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

    public Money Refunded { get; private set; }

    public Money FeeReturned { get; private set; }

    /// <summary>The latest refund's key: asked again with it, nothing more is given back.</summary>
    public string? LastKey { get; private set; }

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

    /// <summary>False when that is more than what is left.</summary>
    public bool Refund(Money amount, Money whole, string key)
    {
        if (key == LastKey)
            return true;
        if (Status != SaleStatus.Paid || Refunded + amount > whole)
            return false;
        (Refunded, LastKey) = (Refunded + amount, key);
        if (Refunded == whole)
            Status = SaleStatus.Refunded;
        return true;
    }

    public void ReturnFee(Money wholeReturned) => FeeReturned = wholeReturned;
}
