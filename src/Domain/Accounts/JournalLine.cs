using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>One thing that a person or a key did: who, what, when, from where. Written once, never changed or deleted by the
/// application. Holds ids and words of ours only: nothing that a caller said or is called.</summary>
public sealed class JournalLine : TenantEntity
{
    public const int LongestAddress = 45;

    private JournalLine() { }

    public JournalLine(Guid id, Guid tenantId, Instant at, Guid? accountId, Guid? keyId, string what, Guid? about, string? from)
    {
        Id = id;
        TenantId = tenantId;
        At = at;
        AccountId = accountId;
        KeyId = keyId;
        What = what;
        About = about;
        From = from is { Length: > LongestAddress } ? from[..LongestAddress] : from;
    }

    public Instant At { get; private init; }

    /// <summary>Who, when it was a person.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>Who, when it was an integration.</summary>
    public Guid? KeyId { get; private init; }

    /// <summary>The use case's name, a stable word.</summary>
    public string What { get; private init; } = "";

    /// <summary>The id of what it was done to.</summary>
    public Guid? About { get; private init; }

    /// <summary>The network address that it came from.</summary>
    public string? From { get; private init; }
}
