using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>What was answered to a write that an integration marked with an Idempotency-Key, so that the same write
/// sent again is done once and answered alike. Made before the write (nothing answered yet), completed after it.</summary>
public sealed class KeptAnswer : TenantEntity
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly Duration Lifetime = Duration.FromHours(24);

    /// <summary>The longest key that an integration may choose.</summary>
    public const int LongestKey = 255;

    private KeptAnswer() { }

    public KeptAnswer(Guid id, Guid tenantId, Guid apiKeyId, string key, string fingerprint, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        ApiKeyId = apiKeyId;
        Key = key;
        Fingerprint = fingerprint;
        At = at;
    }

    public Guid ApiKeyId { get; private init; }

    /// <summary>The integration's own key, unique with <see cref="ApiKeyId"/>.</summary>
    public string Key { get; private init; } = "";

    /// <summary>SHA-256 of what was asked, in hex: the same key with another request is refused.</summary>
    public string Fingerprint { get; private init; } = "";

    public Instant At { get; private init; }

    /// <summary>HTTP status; null as long as the write is under way.</summary>
    public int? Status { get; private set; }

    /// <summary>The body of the answer, which may name people.</summary>
    public Sealed? Body { get; private set; }
}
