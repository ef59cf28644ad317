using System.Buffers;
using System.Globalization;
using System.Text;
using Kalliky.Application.Calls;
using NSec.Cryptography;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>Ed25519 over "{timestamp}|{body}", at most five minutes old or early.</summary>
internal sealed class TelnyxSignature(string? publicKey, TimeProvider clock) : ICarrierSignature
{
    private const int Tolerance = 300;
    private const int KeyBytes = 32;
    private const int SignatureBytes = 64;

    private readonly PublicKey? key = Import(publicKey);

    public static bool IsKey(string? text) => Import(text) is not null;

    public bool IsGenuine(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        Span<byte> bytes = stackalloc byte[SignatureBytes + 3];
        if (key is null || !IsRecent(timestamp) || signature is null
            || !Convert.TryFromBase64String(signature, bytes, out var length) || length != SignatureBytes)
            return false;
        var signed = ArrayPool<byte>.Shared.Rent(timestamp!.Length + 1 + body.Length);
        try
        {
            var at = Encoding.ASCII.GetBytes(timestamp, signed);
            signed[at++] = (byte)'|';
            body.CopyTo(signed.AsSpan(at));
            return SignatureAlgorithm.Ed25519.Verify(key, signed.AsSpan(0, at + body.Length), bytes[..SignatureBytes]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(signed, clearArray: true);
        }
    }

    // The carrier's clock is the world's; ours may have been set for a demonstration, and its carrier's with it.
    private bool IsRecent(string? timestamp) =>
        timestamp is { Length: > 0 and <= 12 }
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && (IsNear(seconds, TimeProvider.System) || IsNear(seconds, clock));

    private static bool IsNear(long seconds, TimeProvider clock) => Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Tolerance;

    private static PublicKey? Import(string? text)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes + 3];
        return text is not null && Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == KeyBytes
            && PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes[..KeyBytes], KeyBlobFormat.RawPublicKey, out var key)
            ? key
            : null;
    }
}
