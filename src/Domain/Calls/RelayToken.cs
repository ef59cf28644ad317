using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>The right to open the relay of one call, once, soon. 256 random bits, of which only the hash is kept.</summary>
public sealed class RelayToken : TenantEntity
{
    private RelayToken() { }

    public RelayToken(Guid id, Guid tenantId, Guid callId, string hash, Instant expiresAt, string? greeting)
    {
        Id = id;
        TenantId = tenantId;
        CallId = callId;
        Hash = hash;
        ExpiresAt = expiresAt;
        Greeting = greeting;
    }

    public Guid CallId { get; private init; }

    /// <summary>SHA-256 in hex.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>What the relay was told to say first; null when it takes up a conversation.</summary>
    public string? Greeting { get; private init; }

    public Instant ExpiresAt { get; private init; }

    public Instant? UsedAt { get; set; }
}
