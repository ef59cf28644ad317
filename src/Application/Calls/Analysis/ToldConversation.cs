using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Domain.Calls;
using NodaTime;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>A call as a model is given it to read: as JSON, so that nothing a caller says can look like somebody else's line
/// or like an instruction's place. Bounded; of a very long call the end.</summary>
internal static class ToldConversation
{
    private const int MostTurns = 200;
    private const int LongestTurn = 1_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="recorded">What is really committed, in a sentence.</param>
    public static string Of(ZonedDateTime begun, IEnumerable<CallTurn> turns, Func<CallTurn, string?> open, string recorded)
    {
        var said = new JsonArray([.. turns.TakeLast(MostTurns).Select(turn => new JsonObject
        {
            ["qui"] = turn.Speaker == Speaker.Caller ? "appelant" : "assistant",
            ["dit"] = Written.Cut(open(turn) ?? "", LongestTurn),
        })]);
        return new JsonObject
        {
            ["jour"] = Written.Of(begun.Date),
            ["heure"] = Written.Of(begun.TimeOfDay),
            ["echange"] = said,
            ["enregistre"] = recorded,
        }.ToJsonString(Readable);
    }
}
