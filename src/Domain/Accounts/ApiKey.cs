using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>A key for one integration. Shown once when made; only its hash is kept.</summary>
public sealed class ApiKey : TenantEntity
{
    private ApiKey() { }

    public ApiKey(Guid id, Guid tenantId, string name, string hash, string prefix, IReadOnlyList<string> scopes, Instant createdAt)
    {
        Id = id;
        TenantId = tenantId;
        Name = name;
        Hash = hash;
        Prefix = prefix;
        Scopes = scopes;
        CreatedAt = createdAt;
    }

    public string Name { get; private init; } = "";

    /// <summary>SHA-256 of the whole key, in hex. The key has 256 random bits, so a plain hash is enough.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The first characters, to recognise it on a page.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>Such as orders:read.</summary>
    public IReadOnlyList<string> Scopes { get; private init; } = [];

    public Instant CreatedAt { get; private init; }

    /// <summary>The account that made it; null where a command did.</summary>
    public Guid? MadeBy { get; init; }

    public Instant? LastUsedAt { get; private set; }

    public Instant? RevokedAt { get; private set; }

    /// <summary>It opens nothing any more, for good.</summary>
    public void Revoke(Instant at) => RevokedAt ??= at;
}
