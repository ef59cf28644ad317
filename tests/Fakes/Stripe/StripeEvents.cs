using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>What the fake tells, signed as Stripe signs: HMAC-SHA256 over "{time}.{body}".</summary>
public sealed class StripeEvents
{
    public string Secret { get; } = NewSecret();

    /// <summary>Of the endpoint for events on connected accounts.</summary>
    public string ConnectSecret { get; } = NewSecret();

    /// <summary>Of the destination for use that could not be counted.</summary>
    public string MeterSecret { get; } = NewSecret();

    /// <summary>An event about an object as it is now.</summary>
    /// <param name="before">What has changed of it, as it was before.</param>
    public static JsonObject Of(string type, JsonObject about, JsonObject? before = null)
    {
        var happened = Templates.New("event");
        (happened["id"], happened["type"], happened["created"], happened["api_version"]) = ($"evt_{Guid.NewGuid():N}", type, DateTimeOffset.UtcNow.Seconds(), FakeStripe.Version);
        var data = new JsonObject { ["object"] = about.DeepClone() };
        if (before is not null)
            data["previous_attributes"] = before;
        happened["data"] = data;
        return happened;
    }

    /// <summary>The same on an account of a business.</summary>
    public static JsonObject On(string account, string type, JsonObject about)
    {
        var happened = Of(type, about);
        happened["account"] = account;
        return happened;
    }

    /// <summary>Tells it; answers the application's status.</summary>
    /// <param name="signedAt">When it was signed; now.</param>
    /// <param name="change">For forgeries: changes the signed request.</param>
    public async Task<int> Tell(HttpClient application, JsonObject happened, DateTimeOffset? signedAt = null, Action<HttpRequestMessage>? change = null)
    {
        // What happens on a connected account names it, and comes by the endpoint for that.
        var secret = (string?)happened["object"] == FakeStripe.Thin ? MeterSecret : happened["account"] is null ? Secret : ConnectSecret;
        var key = Encoding.UTF8.GetBytes(secret);
        var (body, at) = (happened.ToJsonString(), (signedAt ?? DateTimeOffset.UtcNow).Seconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{at}.{body}")))}");
        change?.Invoke(request);
        using var answer = await application.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static string NewSecret() => "whsec_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
