using System.Globalization;
using System.Text;
using NSec.Cryptography;

namespace Kalliky.Fakes.Telnyx;

/// <summary>Signs webhooks as the carrier does: Ed25519 over "timestamp|body".</summary>
public sealed class Signer : IDisposable
{
    private readonly Key key = Key.Create(SignatureAlgorithm.Ed25519);

    public string PublicKey => Convert.ToBase64String(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    /// <summary>The request that carries this body, signed at this instant; for forgeries, change it afterwards.</summary>
    public HttpRequestMessage Sign(Uri target, string body, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes($"{timestamp}|{body}"));
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", "telnyx-webhooks");
        request.Headers.Add("telnyx-timestamp", timestamp);
        request.Headers.Add("telnyx-signature-ed25519", Convert.ToBase64String(signature));
        return request;
    }

    public void Dispose() => key.Dispose();
}
