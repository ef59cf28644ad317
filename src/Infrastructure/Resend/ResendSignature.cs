using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kalliky.Application.Messaging;

namespace Kalliky.Infrastructure.Resend;

/// <summary>Standard Webhooks: HMAC-SHA256 over "{id}.{timestamp}.{body}", at most five minutes old or early. Several
/// signatures stand beside each other while a secret is replaced.</summary>
internal sealed class ResendSignature(string? secret, TimeProvider clock) : IMailSignature
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private const int Tolerance = 300;
    private const int LongestId = 200;
    private const int LongestHeader = 2_000;

    private readonly byte[]? key = Key(secret);

    /// <summary>Null when it is no secret.</summary>
    public static byte[]? Key(string? secret)
    {
        if (secret?.Trim() is not { } text || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length >= 16 ? bytes[..length] : null;
    }

    public bool IsGenuine(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (key is null || id is not { Length: > 0 and <= LongestId } || !IsRecent(timestamp) || signatures is not { Length: <= LongestHeader })
            return false;
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        var expected = hash.GetHashAndReset();
        return signatures.Split(' ').Any(signature => Matches(signature, expected));
    }

    private static bool Matches(string signature, byte[] expected)
    {
        Span<byte> given = stackalloc byte[expected.Length + 3];
        return signature.StartsWith(Version, StringComparison.Ordinal)
            && Convert.TryFromBase64String(signature[Version.Length..], given, out var length)
            && CryptographicOperations.FixedTimeEquals(given[..length], expected);
    }

    // The provider's clock is the world's; ours may have been set for a demonstration.
    private bool IsRecent(string? timestamp) =>
        timestamp is { Length: > 0 and <= 12 }
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && (IsNear(seconds, TimeProvider.System) || IsNear(seconds, clock));

    private static bool IsNear(long seconds, TimeProvider clock) => Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Tolerance;
}
