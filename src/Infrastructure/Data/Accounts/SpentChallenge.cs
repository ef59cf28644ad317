using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>A challenge that somebody has signed in with: whoever copied the answer comes too late. Forgotten once no cookie
/// can hold it any more.</summary>
[Global]
internal sealed class SpentChallenge
{
    /// <summary>Identity's cookie of a sign-in under way is valid for five minutes.</summary>
    public static readonly Duration Remembered = Duration.FromMinutes(15);

    /// <summary>SHA-256, in hex.</summary>
    public string Hash { get; init; } = "";

    public Instant At { get; init; }
}
