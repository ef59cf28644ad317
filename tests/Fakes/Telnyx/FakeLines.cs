using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Kalliky.Fakes.Telnyx;

/// <summary>People's own telephones, which the application may call: forwarded, or not.</summary>
public sealed partial class FakeLines
{
    private readonly FakeTelnyx carrier;
    private readonly ConcurrentDictionary<string, string> forwards = new();
    private readonly ConcurrentDictionary<string, string> legs = new();

    internal FakeLines(FakeTelnyx carrier) => this.carrier = carrier;

    /// <summary>The calls that were placed, each as its command.</summary>
    public ConcurrentQueue<JsonObject> Placed { get; } = new();

    /// <summary>How a telephone that is not forwarded ends a call: no_answer, user_busy, not_found.</summary>
    public string Ending { get; set; } = "no_answer";

    /// <summary>Which number those see who are called because of a forwarding; by itself, whoever called.</summary>
    public string? Shows { get; set; }

    /// <summary>From now on this telephone forwards to that number.</summary>
    public void Forward(string from, string to) => forwards[from] = to;

    internal void Map(WebApplication app) => app.MapPost("/v2/calls", Place);

    private async Task<IResult> Place(HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {FakeTelnyx.ApiKey}")
            return Refusal.Unauthorised.Answer();
        if (carrier.Faults.Take("calls") is { } fault)
            return Refusal.Broken(fault.Status).Answer();
        if (await JsonNode.ParseAsync(request.Body) as JsonObject is not { } body)
            return Refusal.NotWellFormed.Answer();
        foreach (var field in new[] { "connection_id", "to", "from" })
        {
            if (string.IsNullOrWhiteSpace(CommandRules.Text(body, field)))
                return Refusal.Missing(field).Answer();
        }

        if (!Number().IsMatch(CommandRules.Text(body, "to")!))
            return Refusal.NotANumber("to").Answer();
        var id = legs.GetOrAdd(CommandRules.Text(body, "command_id") ?? Guid.NewGuid().ToString(), _ => Begin(body));
        return Results.Json(new { data = new { call_control_id = id, call_leg_id = Guid.NewGuid(), call_session_id = Guid.NewGuid(), is_alive = false, record_type = "call" } });
    }

    private string Begin(JsonObject body)
    {
        var id = "v3:" + Guid.NewGuid().ToString("N");
        Placed.Enqueue(body);
        _ = Ring(id, body);
        return id;
    }

    private async Task Ring(string id, JsonObject body)
    {
        var (from, to) = (CommandRules.Text(body, "from")!, CommandRules.Text(body, "to")!);
        await Tell("call.initiated", id, body, new() { ["direction"] = "outgoing", ["state"] = "bridging" });
        if (forwards.TryGetValue(to, out var target))
            await carrier.Dial(Shows ?? from, target);
        else
            await Tell("call.hangup", id, body, new() { ["state"] = "hangup", ["hangup_cause"] = Ending, ["hangup_source"] = "callee", ["sip_hangup_cause"] = "480" });
    }

    private Task Tell(string type, string id, JsonObject body, JsonObject more)
    {
        foreach (var field in new[] { "from", "to", "client_state", "connection_id" })
            more[field] = CommandRules.Text(body, field);
        more["call_control_id"] = id;
        return carrier.Webhooks.SendTo(carrier.Webhooks.Target, type, more, null);
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{5,14}$")]
    private static partial Regex Number();
}
