using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Application.Businesses;
using Kalliky.Application.Evaluation;

namespace Kalliky.Infrastructure.Evaluation;

/// <summary>Grades the understanding of single utterances, as they were said and as a recogniser wrote them.</summary>
public sealed class UtteranceTest(IUtteranceReader reader)
{
    private const int MostLines = 10_000;

    /// <param name="Difference">Null when all that was expected was understood.</param>
    public sealed record Graded(string Id, string Trade, JsonObject Got, string? Difference);

    /// <summary>Reads a file with one JSON object a line.</summary>
    /// <exception cref="FormatException">A line is no JSON object; the message says which.</exception>
    public static IReadOnlyList<JsonObject> Lines(string file) =>
    [
        .. File.ReadLines(file).Take(MostLines).Select((text, index) => (text, index)).Where(line => !string.IsNullOrWhiteSpace(line.text))
            .Select(line => Parsed(file, line.text, line.index + 1)),
    ];

    public IEnumerable<Graded> Grade(IReadOnlyList<JsonObject> lines, IReadOnlyList<StoreSheet> stores)
    {
        foreach (var trade in lines.GroupBy(line => Text(line, "trade") ?? "any"))
        {
            var sheet = reader.SheetFor(trade.Key, stores, [.. trade]);
            foreach (var line in trade)
                yield return Once(line, trade.Key, sheet);
        }
    }

    // A line that breaks the understanding is a failed one; the others are still graded.
    private Graded Once(JsonObject line, string trade, StoreSheet sheet)
    {
        try
        {
            return Grade(line, trade, sheet);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return new Graded(Text(line, "id") ?? "", trade, [], $"the understanding broke: {problem}");
        }
    }

    // Said and misheard must both be understood: a line passes when each of its forms does.
    private Graded Grade(JsonObject line, string trade, StoreSheet sheet)
    {
        var got = reader.Read(line, sheet);
        var difference = Expectation.Difference(line["expected"], got);
        if (difference is null && Text(line, "asr_variant") is { } misheard)
        {
            var variant = (JsonObject)line.DeepClone();
            variant["utterance"] = misheard;
            var understood = reader.Read(variant, sheet);
            if (Expectation.Difference(line["expected"], understood) is { } lost)
                (got, difference) = (understood, "misheard: " + lost);
        }

        return new Graded(Text(line, "id") ?? "", trade, got, difference);
    }

    private static string? Text(JsonObject line, string name) => line[name]?.GetValue<string>();

    private static JsonObject Parsed(string file, string text, int number)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new FormatException($"{file}, line {number}: not an object.");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"{file}, line {number}: {problem.Message}", problem);
        }
    }
}
