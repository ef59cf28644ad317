using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The carrier's text messages: takes them with its refusals, remembers them, tells what became of them, and writes
/// for people who answer.</summary>
public sealed partial class Texts
{
    public const string Profile = "abc85f64-5717-4562-b3fc-2c9600000000";

    private readonly FakeTelnyx carrier;
    private readonly ConcurrentQueue<SentText> sent = new();
    private readonly HashSet<string> unwilling = [];

    internal Texts(FakeTelnyx carrier) => this.carrier = carrier;

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<SentText> Sent => [.. sent];

    /// <summary>The application's address for messages where a message names none.</summary>
    public Uri? Target { get; set; }

    /// <summary>Delivery reports leave on their own; otherwise the test sends them.</summary>
    public bool Reports { get; set; } = true;

    /// <summary>What a message's end is from now on: delivered, sending_failed, delivery_failed, delivery_unconfirmed.</summary>
    public string Ending { get; set; } = "delivered";

    /// <summary>This number told the carrier that it wants nothing.</summary>
    public void RefuseFor(string number) => unwilling.Add(number);

    /// <summary>Somebody writes to a number of the application; waits until it was told.</summary>
    public Task Receives(string from, string to, string text, string? eventId = null) => carrier.Webhooks.SendTo(
        Target, "message.received", new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["direction"] = "inbound",
            ["record_type"] = "message",
            ["type"] = "SMS",
            ["from"] = new JsonObject { ["phone_number"] = from, ["carrier"] = "Test", ["line_type"] = "Wireless" },
            ["to"] = new JsonArray(new JsonObject { ["phone_number"] = to, ["status"] = "webhook_delivered" }),
            ["text"] = text,
            ["encoding"] = "GSM-7",
            ["parts"] = 1,
        }, eventId);

    /// <summary>Tells what became of a message.</summary>
    /// <param name="status">sent, delivered, sending_failed, ...</param>
    public Task Tell(SentText text, string status, string? code = null, string? eventId = null) => carrier.Webhooks.SendTo(
        Address(text), status == "sent" ? "message.sent" : "message.finalized", new JsonObject
        {
            ["id"] = text.Id,
            ["direction"] = "outbound",
            ["record_type"] = "message",
            ["type"] = "SMS",
            ["from"] = new JsonObject { ["phone_number"] = text.From },
            ["to"] = new JsonArray(new JsonObject { ["phone_number"] = text.To, ["status"] = status }),
            ["text"] = text.Text,
            ["errors"] = code is null ? new JsonArray() : new JsonArray(new JsonObject { ["code"] = code, ["title"] = "Refused" }),
        }, eventId);

    internal void Map(WebApplication app) => app.MapPost("/v2/messages", Take);

    // The public host is nobody's here: the path and the question are kept.
    private Uri? Address(SentText text) => Target is { } target && text.WebhookUrl is { } named ? new Uri(target, named.PathAndQuery) : Target;

    private async Task<IResult> Take(HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {FakeTelnyx.ApiKey}")
            return Refusal.Unauthorised.Answer();
        var fault = carrier.Faults.Take("messages");
        if (fault is not null)
            await Task.Delay(fault.After, request.HttpContext.RequestAborted);
        if (fault is { Status: not 200, Done: false })
            return (fault.Status == 429 ? Refusal.TooMany : Refusal.Broken(fault.Status)).Answer();
        var body = await Body(request);
        if (body is null)
            return Refusal.NotWellFormed.Answer();
        if (Check(body) is { } refusal)
            return refusal.Answer();
        var text = Accept(body);
        return fault is { Done: true } ? Refusal.Broken(fault.Status).Answer() : Results.Json(new
        {
            data = new { id = text.Id, record_type = "message", direction = "outbound", parts = 1, to = new[] { new { phone_number = text.To, status = "queued" } } },
        });
    }

    private SentText Accept(JsonObject body)
    {
        var text = new SentText(
            Guid.NewGuid().ToString(), Word(body, "from")!, Word(body, "to")!, Word(body, "text")!, Word(body, "encoding") ?? "auto",
            Word(body, "webhook_url") is { } url ? new Uri(url) : null);
        sent.Enqueue(text);
        if (Reports)
            _ = Report(text);
        return text;
    }

    private async Task Report(SentText text)
    {
        await Tell(text, "sent");
        await Tell(text, Ending, Ending is "sending_failed" or "delivery_failed" ? "40008" : null);
    }

    private Refusal? Check(JsonObject body)
    {
        if (Word(body, "to") is not { Length: > 0 } to)
            return Refusal.Missing("to");
        if (!Number().IsMatch(to))
            return new Refusal(400, "40310", "Invalid 'to' address", "The 'to' address is not a phone number.");
        if (Word(body, "text") is not { Length: > 0 })
            return Refusal.Missing("text");
        if (Word(body, "from") is not { Length: > 0 } from || !(Number().IsMatch(from) || Name().IsMatch(from) && from.Any(char.IsAsciiLetter)))
            return new Refusal(400, "40305", "Invalid 'from' address", "The 'from' address is not one of yours.");
        if (!Number().IsMatch(from) && Word(body, "messaging_profile_id") is null)
            return Refusal.Missing("messaging_profile_id");
        return unwilling.Contains(to) ? new Refusal(400, "40300", "Blocked due to STOP message", "Messages cannot be sent to this number.") : null;
    }

    private static async Task<JsonObject?> Body(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Word(JsonObject body, string field) => CommandRules.Text(body, field);

    [GeneratedRegex(@"^\+[1-9][0-9]{5,14}$")]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Za-z0-9 ]{1,11}$")]
    private static partial Regex Name();
}
