using System.Globalization;
using System.Text;
using Kalliky.Infrastructure.Telnyx;
using NSec.Cryptography;

namespace Kalliky.Unit.Tests.Calls;

public sealed class TelnyxSignatureTests : IDisposable
{
    private const string Body = """{"data":{"id":"1"}}""";

    private readonly Key key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly Key other = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly ManualTime time = new();

    // The world's own clock counts too: far from it, whenever this runs.
    public TelnyxSignatureTests() => time.Advance(TimeSpan.FromDays(3650));

    public void Dispose()
    {
        key.Dispose();
        other.Dispose();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-299, true)]
    [InlineData(299, true)]
    [InlineData(-302, false)]
    [InlineData(302, false)]
    [InlineData(-86400, false)]
    public void Only_recent_events_are_genuine(int seconds, bool genuine)
    {
        var timestamp = At(seconds);
        Check(timestamp, Sign(key, timestamp, Body), Body).ShouldBe(genuine);
    }

    [Fact]
    public void A_moved_clock_moves_its_carriers_with_it()
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        new TelnyxSignature(PublicKey(key), time).IsGenuine(timestamp, Sign(key, timestamp, Body), Encoding.UTF8.GetBytes(Body)).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_of_it_may_be_changed()
    {
        var (timestamp, later) = (At(0), At(1));
        var signature = Sign(key, timestamp, Body);
        Check(timestamp, signature, Body).ShouldBeTrue();
        Check(later, signature, Body).ShouldBeFalse();
        Check(timestamp, signature, Body + " ").ShouldBeFalse();
        Check(timestamp, signature, "").ShouldBeFalse();
        Check(timestamp, Sign(other, timestamp, Body), Body).ShouldBeFalse();
        Check(timestamp, Sign(key, timestamp, "|" + Body), Body).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_signature_that_is_none_is_refused(string? signature) => Check(At(0), signature, Body).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1")]
    [InlineData(" 1764000000")]
    [InlineData("1764000000.0")]
    [InlineData("99999999999999999999")]
    public void A_timestamp_that_is_none_is_refused(string? timestamp) => Check(timestamp, Sign(key, timestamp ?? "", Body), Body).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("<your key>")]
    public void Without_a_key_nothing_is_genuine(string? publicKey)
    {
        var timestamp = At(0);
        TelnyxSignature.IsKey(publicKey).ShouldBeFalse();
        new TelnyxSignature(publicKey, time).IsGenuine(timestamp, Sign(key, timestamp, Body), Encoding.UTF8.GetBytes(Body)).ShouldBeFalse();
    }

    private bool Check(string? timestamp, string? signature, string body) =>
        new TelnyxSignature(PublicKey(key), time).IsGenuine(timestamp, signature, Encoding.UTF8.GetBytes(body));

    private string At(int seconds) => time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string PublicKey(Key key) => Convert.ToBase64String(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    private static string Sign(Key key, string timestamp, string body) =>
        Convert.ToBase64String(SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes($"{timestamp}|{body}")));
}
