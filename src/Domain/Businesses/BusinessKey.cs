using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Businesses;

/// <summary>The key that seals a business's personal data, itself wrapped by a key outside the database.
/// Erased, everything that it sealed is lost for good: that is how a business is forgotten.</summary>
public sealed class BusinessKey : TenantEntity
{
    private BusinessKey() { }

    public BusinessKey(Guid id, Guid tenantId, byte[] wrapped, Instant createdAt)
    {
        Id = id;
        TenantId = tenantId;
        Wrapped = wrapped;
        CreatedAt = createdAt;
    }

    public byte[] Wrapped { get; private init; } = [];

    public Instant CreatedAt { get; private init; }
}
