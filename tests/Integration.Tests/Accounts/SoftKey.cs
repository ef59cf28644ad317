using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>An authenticator of our own (WebAuthn level 2, ES256, no attestation), which may lie as a test wants it.</summary>
internal sealed class SoftKey : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte Synced = 0x18;
    private const byte HasKey = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);

    public string Origin { get; init; } = "https://kalliky.test";

    public string Site { get; init; } = "kalliky.test";

    /// <summary>It asked for a finger, a face or a code.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>The account that it was made for, as the offer named it.</summary>
    public string? User { get; private set; }

    /// <summary>Answers an offer as the browser would.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        User = asked.RootElement.GetProperty("user").GetProperty("id").GetString();
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data(HasKey), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)data.Length, .. data];
        return Whole(new { clientDataJSON = Client("webauthn.create", asked), attestationObject = Base64Url.EncodeToString(attestation), transports = new[] { "internal" } });
    }

    /// <summary>Answers a challenge.</summary>
    /// <param name="signs">Another key, where it lies.</param>
    public string Answer(string options, SoftKey? signs = null)
    {
        using var asked = JsonDocument.Parse(options);
        var (client, data) = (Client("webauthn.get", asked), Data(0));
        byte[] signed = [.. data, .. SHA256.HashData(Base64Url.DecodeFromChars(client))];
        var signature = (signs ?? this).key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Whole(new { clientDataJSON = client, authenticatorData = Base64Url.EncodeToString(data), signature = Base64Url.EncodeToString(signature), userHandle = User });
    }

    public void Dispose() => key.Dispose();

    private string Whole(object response) => JsonSerializer.Serialize(new
    {
        id = Base64Url.EncodeToString(id), rawId = Base64Url.EncodeToString(id), type = "public-key", response, clientExtensionResults = new { },
    });

    private string Client(string type, JsonDocument asked) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new
    {
        type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false,
    }));

    // A key that is synced has no counter: it stays at nothing.
    private byte[] Data(byte more)
    {
        Span<byte> counter = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, 0);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Site)), (byte)(Present | (IsVerified ? Verified : 0) | Synced | more), .. counter];
    }

    private static byte[] Text(string word) => [(byte)(0x60 | word.Length), .. Encoding.UTF8.GetBytes(word)];
}
