using System.Text.Json.Nodes;

namespace Kalliky.Application.Evaluation;

/// <summary>Grades a call: the rows first, what was said last.</summary>
public static class Verdict
{
    private static readonly string[] Rows = ["orders", "bookings", "tickets", "transferred"];

    /// <summary>What is not as expected; null when all is.</summary>
    /// <param name="state">The rows that the call left, in the vocabulary of the expectation.</param>
    /// <param name="said">All that the assistant said.</param>
    public static string? Difference(JsonObject expect, JsonObject state, string said)
    {
        var rows = new JsonObject(expect.Where(field => Rows.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        return Expectation.Difference(rows, state) ?? Either(expect["either"] as JsonArray, state) ?? Words(expect, Folded.Of(said));
    }

    private static string? Either(JsonArray? ways, JsonObject state) =>
        ways is null || ways.Any(way => Expectation.Difference(way, state) is null)
            ? null
            : $"either: none of {ways.ToJsonString()} holds";

    private static string? Words(JsonObject expect, string said)
    {
        bool Says(string words) => said.Contains(Folded.Of(words), StringComparison.Ordinal);
        var any = Texts(expect["says_any"]);
        if (Texts(expect["says_all"]).FirstOrDefault(words => !Says(words)) is { } missing)
            return $"says_all: never said « {missing} »";
        if (any.Count > 0 && !any.Any(Says))
            return $"says_any: said none of « {string.Join(" », « ", any)} »";
        return Texts(expect["says_none"]).FirstOrDefault(Says) is { } forbidden ? $"says_none: said « {forbidden} »" : null;
    }

    private static List<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(words => words!.GetValue<string>())];
}
