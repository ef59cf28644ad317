using System.Text.Json;
using Kalliky.Application.Accounts;
using Kalliky.Application.Calls;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/calls: what was said, done and agreed on the phone.</summary>
internal static class Calls
{
    public static void MapCalls(this RouteGroupBuilder api)
    {
        var calls = api.MapGroup("/calls").WithTags("Calls");
        calls.MapGet("", List).RequireScope(Scopes.CallsRead)
            .Describe("ListCalls", "List calls", "Calls, the latest first.")
            .Takes(
                Filters.StoreId, Filters.Word<CallStatus>("status", "Only calls at this point."),
                Filters.Word<CallOutcome>("outcome", "Only calls that came to this."), Filters.Since("started"))
            .TakesPage().Answers<ListJson<CallJson>>(Examples.Calls);
        calls.MapGet("/{id}", Show).RequireScope(Scopes.CallsRead)
            .Describe("ShowCall", "Show a call", "One call with its transcript, the tools that were used, and what was extracted: the orders, bookings and tickets that it made, and, once it is over, "
                + "what was read out of the words (satisfaction from 1 to 5, flags, requests left open, what was said to be ordered or booked, and where that differs from what is recorded).")
            .Answers<WholeCallJson>(Examples.Call).AnswersNotFound();
    }

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListCalls(
            asked.Id("store_id", Ids.Store), asked.Word<CallStatus>("status"), asked.Word<CallOutcome>("outcome"),
            asked.Time("since"), asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<CallJson>.Of(await mediator.Send(request, ct), CallJson.Of));
    }

    private static async Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Call.TryRead(id, out var known) && await mediator.Send(new ShowCall(known), ct) is { } call
            ? TypedResults.Ok(WholeCallJson.Of(call))
            : Problems.NotFound(http, "call");
}

internal record CallJson(
    string Id,
    string StoreId,
    CallStatus Status,
    CallOutcome Outcome,
    string? Summary,
    CustomerJson Customer,
    TransferState Transfer,
    Language Language,
    DateTimeOffset StartedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt,
    int? DurationSeconds,
    string? EndReason,
    DisclosureJson? Disclosure,
    bool Test)
{
    public static CallJson Of(CallView call) => new(
        Ids.Call.Of(call.Id),
        Ids.Store.Of(call.StoreId),
        call.Status,
        call.Outcome,
        call.Summary,
        new CustomerJson(Ids.Customer.Of(call.CustomerId), call.CustomerName, call.Caller),
        call.Transfer,
        call.Language,
        call.StartedAt.At(call.TimeZone),
        call.AnsweredAt.At(call.TimeZone),
        call.EndedAt.At(call.TimeZone),
        call.Lasted is { } time ? (int)time.TotalSeconds : null,
        call.EndReason,
        call.Disclosure is { } notice ? new DisclosureJson(notice.Text, notice.Version, notice.At.At(call.TimeZone)) : null,
        call.IsTest);
}

/// <summary>What the caller was told first: that an automatic assistant answers.</summary>
internal sealed record DisclosureJson(string Text, string Version, DateTimeOffset At);

internal sealed record WholeCallJson : CallJson
{
    public WholeCallJson(CallJson call)
        : base(call)
    {
    }

    public required IReadOnlyList<TurnJson> Transcript { get; init; }

    public required IReadOnlyList<ToolCallJson> ToolCalls { get; init; }

    public required IReadOnlyList<EventJson> Events { get; init; }

    public required ExtractedJson Extracted { get; init; }

    public static WholeCallJson Of(ShowCall.Shown shown)
    {
        var zone = shown.Call.TimeZone;
        return new WholeCallJson(CallJson.Of(shown.Call))
        {
            Transcript = [.. shown.Turns.Select(turn => TurnJson.Of(turn, zone))],
            ToolCalls = [.. shown.Tools.Select(tool => ToolCallJson.Of(tool, zone))],
            Events = [.. shown.Facts.Select(fact => new EventJson(fact.Kind, fact.Detail, fact.At.At(zone)))],
            Extracted = ExtractedJson.Of(shown),
        };
    }
}

/// <summary>Something said. For the assistant, text is what the caller heard.</summary>
internal sealed record TurnJson(
    int Sequence, Speaker Speaker, string? Text, string? Unheard, bool Interrupted, DateTimeOffset At, string? Model, int? FirstTextMs, int Blocked)
{
    public static TurnJson Of(ShowCall.Turn turn, string zone) => new(
        turn.Sequence, turn.Speaker, turn.Text, turn.Unheard, turn.Interrupted, turn.At.At(zone), turn.Model, turn.FirstTextMilliseconds, turn.Blocked);
}

internal sealed record ToolCallJson(int Turn, string Name, JsonElement? Arguments, JsonElement? Answer, DateTimeOffset At, int DurationMs)
{
    public static ToolCallJson Of(ShowCall.Tool tool, string zone) => new(
        tool.AtTurn, tool.Name, Parsed(tool.Arguments), Parsed(tool.Answer), tool.At.At(zone), tool.Milliseconds);

    private static JsonElement? Parsed(string? json) => json is null ? null : JsonElement.Parse(json);
}

internal sealed record EventJson(string Kind, string? Detail, DateTimeOffset At);
