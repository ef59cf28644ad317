using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>One device on which somebody is signed in. The cookie names it; closed here, the cookie opens nothing. Global, as sign-in is.</summary>
[Global]
public sealed class Session
{
    public const int LongestAgent = 200;

    /// <summary>As long as the cookie: one that was not seen since is over.</summary>
    public static readonly Duration Lifetime = Duration.FromDays(14);

    private Session() { }

    public Session(Guid id, Guid accountId, string? agent, string? from, Instant now)
    {
        Id = id;
        AccountId = accountId;
        Agent = agent is { Length: > LongestAgent } ? agent[..LongestAgent] : agent ?? "";
        From = from is { Length: > JournalLine.LongestAddress } ? from[..JournalLine.LongestAddress] : from;
        (CreatedAt, SeenAt) = (now, now);
    }

    public Guid Id { get; private init; }

    public Guid AccountId { get; private init; }

    /// <summary>What the browser says that it is.</summary>
    public string Agent { get; private init; } = "";

    public string? From { get; private init; }

    public Instant CreatedAt { get; private init; }

    public Instant SeenAt { get; private set; }
}
