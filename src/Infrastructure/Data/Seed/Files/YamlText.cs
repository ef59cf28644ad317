using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>One YAML document as JSON, so that the rest reads one language. An empty value is
/// a field not given. Bounded, since the file may come from anybody.</summary>
internal static partial class YamlText
{
    private const int MostCharacters = 2_000_000;
    private const int MostNodes = 100_000;
    private const int Deepest = 20;

    /// <exception cref="FormatException">It is no YAML, or too much of it.</exception>
    public static JsonNode? ToJson(string text)
    {
        if (text.Length > MostCharacters)
            throw new FormatException($"it is longer than {MostCharacters} characters.");
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new FormatException($"it is not readable as YAML at line {broken.Start.Line}: {broken.Message}", broken);
        }

        var nodes = 0;
        return stream.Documents.Count == 1
            ? Convert(stream.Documents[0].RootNode, 0, ref nodes)
            : throw new FormatException("it must hold one YAML document.");
    }

    // Aliases are followed, so the count is of what they unfold to.
    private static JsonNode? Convert(YamlNode node, int depth, ref int nodes)
    {
        if (++nodes > MostNodes || depth > Deepest)
            throw new FormatException("it is too large or too deep.");
        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    if (Convert(value, depth + 1, ref nodes) is { } member)
                        members[(key as YamlScalarNode)?.Value ?? throw new FormatException($"line {key.Start.Line}: a field's name must be a word.")] = member;
                }

                return members;
            case YamlSequenceNode sequence:
                var items = new JsonArray();
                foreach (var child in sequence.Children)
                {
                    if (Convert(child, depth + 1, ref nodes) is { } item)
                        items.Add(item);
                }

                return items;
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static JsonNode? Scalar(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => JsonValue.Create(scalar.Value),
        { Value: null or "" or "~" or "null" } => null,
        { Value: "true" } => JsonValue.Create(true),
        { Value: "false" } => JsonValue.Create(false),
        { Value: var text } when Number().IsMatch(text) => JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(scalar.Value),
    };

    // Only as a number would be written: 05000 is a postcode, 11:30 a time.
    [GeneratedRegex(@"^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
