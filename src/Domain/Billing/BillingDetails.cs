using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>To whom a business wants its invoices written. One per business, under the business's own id; until it has said so
/// there is no row, and invoices go by its name and the address of its first store.</summary>
public sealed class BillingDetails : TenantEntity
{
    private BillingDetails() { }

    public BillingDetails(Guid tenantId)
    {
        Id = tenantId;
        TenantId = tenantId;
    }

    /// <summary>A <see cref="Billing.Buyer"/>.</summary>
    public Sealed Buyer { get; private set; } = null!;

    /// <summary>Where invoices are sent; null, to the owner.</summary>
    public Sealed? Email { get; private set; }

    /// <summary>The language that they are written in.</summary>
    public Language Language { get; private set; }

    public Instant KeptAt { get; private set; }

    public void Keep(Sealed buyer, Sealed? email, Language language, Instant at) => (Buyer, Email, Language, KeptAt) = (buyer, email, language, at);
}
