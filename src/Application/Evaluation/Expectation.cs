using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace Kalliky.Application.Evaluation;

/// <summary>Compares what was expected with what is there. Fields that are not expected are free; lists must match in
/// number, in any order; words without case and accents; times as instants, or within {from, to}.</summary>
public static class Expectation
{
    private const string Contains = "_contains";

    /// <summary>Where they differ, in one line; null when all that is expected is there.</summary>
    public static string? Difference(JsonNode? expected, JsonNode? actual, string path = "") => expected switch
    {
        null => actual is null ? null : $"{path}: nothing expected, found {Shown(actual)}",
        JsonObject window when IsWindow(window) => Within(window, actual, path),
        JsonObject fields => Fields(fields, actual, path),
        JsonArray list => List(list, actual, path),
        _ => Same(expected, actual) ? null : $"{path}: expected {Shown(expected)}, found {Shown(actual)}",
    };

    private static string? Fields(JsonObject expected, JsonNode? actual, string path)
    {
        if (actual is not JsonObject there)
            return $"{path}: expected {Shown(expected)}, found {Shown(actual)}";
        foreach (var (name, value) in expected)
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            var difference = name.EndsWith(Contains, StringComparison.Ordinal) ? Holds(value, there[name[..^Contains.Length]], place)
                : IsPutAside(expected, name) ? Begins(value, there[name], place)
                : Difference(value, there[name], place);
            if (difference is not null)
                return difference;
        }

        return null;
    }

    private static string? Holds(JsonNode? part, JsonNode? whole, string path) =>
        Folded.Of(Text(whole)).Contains(Folded.Of(Text(part)), StringComparison.Ordinal)
            ? null
            : $"{path}: {Shown(part)} is not in {Shown(whole)}";

    // A shop's article is named by its title; the edition or the model that the shop adds to it is free.
    private static bool IsPutAside(JsonObject expected, string field) => field == "product" && Text(expected["kind"]) == "hold";

    private static string? Begins(JsonNode? title, JsonNode? name, string path) =>
        Text(name).Length > 0 && $"{Folded.Of(Text(name))} ".StartsWith($"{Folded.Of(Text(title))} ", StringComparison.Ordinal)
            ? null
            : $"{path}: {Shown(name)} does not begin with {Shown(title)}";

    private static string? List(JsonArray expected, JsonNode? actual, string path)
    {
        var there = actual as JsonArray ?? [];
        if (expected.Count != there.Count)
            return $"{path}: expected {expected.Count}, found {there.Count} {Shown(there)}";
        return Pairs(expected, there, 0, new bool[there.Count]) ? null : Nearest(expected, there, path);
    }

    // Each expected element finds an element of its own.
    private static bool Pairs(JsonArray expected, JsonArray there, int at, bool[] taken)
    {
        if (at == expected.Count)
            return true;
        for (var i = 0; i < there.Count; i++)
        {
            if (taken[i] || Difference(expected[at], there[i]) is not null)
                continue;
            taken[i] = true;
            if (Pairs(expected, there, at + 1, taken))
                return true;
            taken[i] = false;
        }

        return false;
    }

    private static string Nearest(JsonArray expected, JsonArray there, string path)
    {
        var lost = expected.FirstOrDefault(wish => there.All(found => Difference(wish, found) is not null));
        if (there.Count == 1)
            return Difference(lost, there[0], path + "[0]") ?? path;
        return $"{path}: {Shown(lost)} is not among {Shown(there)}";
    }

    private static bool IsWindow(JsonObject fields) => fields.Count == 2 && fields.ContainsKey("from") && fields.ContainsKey("to");

    private static string? Within(JsonObject window, JsonNode? actual, string path)
    {
        var moment = Moment(Text(actual));
        return moment is { } at && Moment(Text(window["from"])) <= at && at <= Moment(Text(window["to"]))
            ? null
            : $"{path}: expected between {Shown(window["from"])} and {Shown(window["to"])}, found {Shown(actual)}";
    }

    private static bool Same(JsonNode expected, JsonNode? actual)
    {
        var (left, right) = (Text(expected), Text(actual));
        if (Folded.Of(left) == Folded.Of(right))
            return true;
        if (Moment(left) is { } moment)
            return Moment(right) == moment;
        return decimal.TryParse(left, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && decimal.TryParse(right, NumberStyles.Number, CultureInfo.InvariantCulture, out var other) && number == other;
    }

    private static NodaTime.Instant? Moment(string text)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text);
        return parsed.Success ? parsed.Value.ToInstant() : null;
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };

    private static string Shown(JsonNode? node) => node is null ? "nothing" : node.ToJsonString(Readable);

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
