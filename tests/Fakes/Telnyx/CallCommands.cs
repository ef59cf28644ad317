using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The REST side: one command after the other, refused as Telnyx refuses.</summary>
internal sealed class CallCommands(FakeTelnyx carrier)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/v2/calls/{id}", Show);
        app.MapPost("/v2/calls/{id}/actions/{verb}", Act);
        app.MapFallback(() => Refusal.UnknownAddress.Answer());
    }

    private IResult Show(string id, HttpRequest request)
    {
        if (!Authorised(request))
            return Refusal.Unauthorised.Answer();
        return carrier.Find(id) is { } call ? Results.Json(new { data = call.Status() }) : Refusal.UnknownCall.Answer();
    }

    private async Task<IResult> Act(string id, string verb, HttpRequest request)
    {
        request.HttpContext.Response.Headers["x-ratelimit-limit"] = "1000";
        if (!Authorised(request))
            return Refusal.Unauthorised.Answer();
        var fault = carrier.Faults.Take(verb);
        if (fault is not null)
            await Task.Delay(fault.After, request.HttpContext.RequestAborted);
        if (fault is { Status: not 200, Done: false })
            return Fail(fault, request);
        if (await Body(request) is not { } body)
            return Refusal.NotWellFormed.Answer();
        var refusal = Do(carrier.Find(id), verb, body);
        return (refusal, fault) switch
        {
            (not null, _) => refusal.Answer(),
            (null, { Done: true }) => Fail(fault, request),
            _ => Results.Json(new { data = new { result = "ok" } }),
        };
    }

    private static Refusal? Do(FakeCall? call, string verb, JsonObject body)
    {
        if (!CommandRules.Known(verb))
            return Refusal.UnknownAddress;
        if (call is null)
            return Refusal.UnknownCall;
        return CommandRules.Check(verb, body) ?? call.Obey(verb, body);
    }

    private static IResult Fail(Fault fault, HttpRequest request)
    {
        if (fault.Status != 429)
            return Refusal.Broken(fault.Status).Answer();
        request.HttpContext.Response.Headers["x-ratelimit-remaining"] = "0";
        request.HttpContext.Response.Headers["x-ratelimit-reset"] = "1";
        return Refusal.TooMany.Answer();
    }

    private static bool Authorised(HttpRequest request) => request.Headers.Authorization == $"Bearer {FakeTelnyx.ApiKey}";

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
}
