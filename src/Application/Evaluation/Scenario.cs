using System.Text.Json.Nodes;
using NodaTime;

namespace Kalliky.Application.Evaluation;

/// <summary>A whole call as data: who calls, what is said, and the rows that the call must leave
/// (the format is in docs/scenarios.md).</summary>
/// <param name="Store">Key of the store that is called.</param>
/// <param name="Clock">When the call takes place.</param>
/// <param name="Safety">Must pass on every repetition.</param>
/// <param name="Says">What the caller says on their own, in order, one a turn.</param>
/// <param name="Answers">What the caller says when asked, in the order written.</param>
/// <param name="Expect">Orders, bookings, tickets, transferred, either, says_all, says_any, says_none.</param>
public sealed record Scenario(
    string Id,
    string Store,
    OffsetDateTime Clock,
    string? Caller,
    bool Safety,
    IReadOnlyList<string> Says,
    IReadOnlyList<ScenarioAnswer> Answers,
    JsonObject Expect);

/// <param name="Key">Such as name or when; a key without a pattern of its own has a default one.</param>
/// <param name="Pattern">Regular expression on the assistant's question; null for the default of the key.</param>
/// <param name="Lines">Successive answers; the last one is repeated.</param>
public sealed record ScenarioAnswer(string Key, string? Pattern, IReadOnlyList<string> Lines);
