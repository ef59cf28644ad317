using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Fakes.Telnyx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kalliky.Fakes.Resend;

/// <summary>A mail provider of our own with Resend's manners: takes mails once per idempotency key, refuses what Resend
/// refuses, and signs what it tells (Standard Webhooks). Misbehaves on demand.</summary>
public sealed class FakeResend : IAsyncDisposable
{
    public const string ApiKey = "re_of_the_fake_provider";

    private const long MostBytes = 40_000_000;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private readonly ConcurrentDictionary<string, SentMail> byKey = new();
    private readonly HttpClient client = new();
    private readonly WebApplication server;

    private FakeResend()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        Questions.Of(server);
        server.MapPost("/emails", Take);
    }

    public static string WebhookSecret => "whsec_" + Convert.ToBase64String(Key);

    public Uri ApiBase => new(server.Urls.First());

    public Faults Faults { get; } = new();

    /// <summary>What it was asked, and what it answered.</summary>
    public Questions Questions { get; } = new();

    public IReadOnlyList<SentMail> Sent => [.. byKey.Values.OrderBy(mail => mail.At)];

    public static async Task<FakeResend> Start()
    {
        var provider = new FakeResend();
        await provider.server.StartAsync();
        return provider;
    }

    /// <summary>Tells what became of a mail; the status that the application answers.</summary>
    /// <param name="change">For forgeries: changes the signed request.</param>
    /// <param name="signedAt">When it was signed; now.</param>
    public async Task<int> Tell(Uri application, SentMail mail, string type, string? eventId = null, Action<HttpRequestMessage>? change = null, DateTimeOffset? signedAt = null)
    {
        var body = new JsonObject { ["type"] = type, ["created_at"] = DateTimeOffset.UtcNow.ToString("O"), ["data"] = new JsonObject { ["email_id"] = mail.Id } }.ToJsonString();
        var (id, at) = (eventId ?? $"msg_{Guid.NewGuid():N}", (signedAt ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(application, "/webhooks/resend"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("svix-id", id);
        request.Headers.Add("svix-timestamp", at);
        request.Headers.Add("svix-signature", "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{id}.{at}.{body}"))));
        change?.Invoke(request);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    private async Task<IResult> Take(HttpRequest request)
    {
        if (request.Headers.UserAgent.Count == 0)
            return Refuse(403, "forbidden");
        if (request.Headers.Authorization != $"Bearer {ApiKey}")
            return Refuse(401, "restricted_api_key");
        var fault = Faults.Take("emails");
        if (fault is { Done: false, Status: not 200 })
            return Refuse(fault.Status, fault.Status == 429 ? "rate_limit_exceeded" : "application_error");
        var body = await JsonNode.ParseAsync(request.Body) as JsonObject;
        if (Words(body, "from") is not { } from || body!["to"] is not JsonArray { Count: > 0 } to || Words(body, "subject") is not { } subject || Words(body, "text") is not { } text)
            return Refuse(422, "validation_error");
        if (Files(body) is not { } files)
            return Refuse(422, "validation_error");
        var key = request.Headers["Idempotency-Key"].ToString();
        var mail = byKey.GetOrAdd(key, _ => new SentMail(Guid.NewGuid().ToString(), key, from, to[0]!.ToString(), subject, text, Words(body, "html"), DateTimeOffset.UtcNow) { Attachments = files });
        return fault is { Done: true } ? Refuse(fault.Status, "application_error") : Results.Json(new { id = mail.Id });
    }

    // Each has a name and its content in base64; together they are not too large.
    private static List<SentFile>? Files(JsonObject body)
    {
        var files = new List<SentFile>();
        foreach (var file in body["attachments"] as JsonArray ?? [])
        {
            if (Words(file as JsonObject, "filename") is not { } name || Words(file as JsonObject, "content") is not { } content || !IsBase64(content, out var bytes))
                return null;
            files.Add(new SentFile(name, Words(file as JsonObject, "content_type"), bytes));
        }

        return files.Sum(file => (long)file.Content.Length) > MostBytes ? null : files;
    }

    private static bool IsBase64(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        var read = Convert.TryFromBase64String(text, bytes, out var length);
        bytes = bytes[..length];
        return read;
    }

    private static IResult Refuse(int status, string name) => Results.Json(new { statusCode = status, name, message = name }, statusCode: status);

    private static string? Words(JsonObject? body, string field) => body?[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.ToString() : null;
}

/// <summary>A mail that the provider took.</summary>
public sealed record SentMail(string Id, string IdempotencyKey, string From, string To, string Subject, string Text, string? Html, DateTimeOffset At)
{
    public IReadOnlyList<SentFile> Attachments { get; init; } = [];
}

public sealed record SentFile(string Name, string? MediaType, byte[] Content);
