using System.Text.Json.Nodes;
using Kalliky.Application.Evaluation;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace Kalliky.Infrastructure.Evaluation;

/// <summary>Reads scenarios from YAML files.</summary>
public static class ScenarioFiles
{
    private const int LargestFile = 256 * 1024;

    /// <summary>All scenarios below a folder, by id.</summary>
    /// <exception cref="FormatException">A file is no scenario; the message names it and says why.</exception>
    public static IReadOnlyList<Scenario> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(Read).OrderBy(scenario => scenario.Id, StringComparer.Ordinal)];

    public static Scenario Read(string file)
    {
        if (new FileInfo(file).Length > LargestFile)
            throw new FormatException($"{file}: larger than {LargestFile} bytes.");
        try
        {
            var stream = new YamlStream();
            using (var reader = File.OpenText(file))
                stream.Load(reader);
            return Scenario((JsonObject)Json(stream.Documents[0].RootNode)!);
        }
        catch (Exception problem) when (problem is YamlDotNet.Core.YamlException or InvalidCastException or FormatException or ArgumentException or UnparsableValueException)
        {
            throw new FormatException($"{file}: {problem.Message}", problem);
        }
    }

    private static Scenario Scenario(JsonObject fields) => new(
        Required(fields, "id"),
        Required(fields, "store"),
        OffsetDateTimePattern.Rfc3339.Parse(Required(fields, "clock")).GetValueOrThrow(),
        Text(fields["caller"]),
        Text(fields["safety"]) == "true",
        Lines(fields["says"]),
        [.. (fields["answers"] as JsonObject ?? []).Select(Answer)],
        fields["expect"] as JsonObject ?? []);

    private static ScenarioAnswer Answer(KeyValuePair<string, JsonNode?> answer) => answer.Value is JsonObject own
        ? new ScenarioAnswer(answer.Key, Text(own["when"]), Lines(own["say"]))
        : new ScenarioAnswer(answer.Key, null, Lines(answer.Value));

    private static IReadOnlyList<string> Lines(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list.Select(line => Text(line) ?? "")],
        _ => [Text(node) ?? ""],
    };

    private static string Required(JsonObject fields, string name) =>
        Text(fields[name]) ?? throw new FormatException($"'{name}' is missing.");

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair =>
            KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "null" or "~" or "" } => null,
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };
}
