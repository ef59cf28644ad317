using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Kalliky.Application.Assistant;

/// <summary>The arguments that a model wrote for a tool: checked before the tool sees them.</summary>
internal static class ToolArguments
{
    private const int Longest = 8_000;

    /// <summary>Null, with the problem in words for the model, when they cannot be used.</summary>
    public static AIFunctionArguments? Read(Tool tool, string json, out string problem)
    {
        problem = "";
        if (Parse(json) is not { } given)
        {
            problem = "Les arguments doivent être un objet JSON.";
            return null;
        }

        var arguments = new AIFunctionArguments();
        foreach (var (name, value) in given.Where(pair => pair.Value is not null && Knows(tool, pair.Key)))
            arguments[name] = JsonSerializer.SerializeToElement(value);
        var missing = Required(tool).Where(name => !arguments.ContainsKey(name)).ToList();
        if (missing.Count == 0)
            return arguments;
        problem = $"Il manque : {string.Join(", ", missing)}.";
        return null;
    }

    /// <summary>The same arguments in the same words, whatever the order and spacing in which a model wrote them.</summary>
    public static string Canonical(string json)
    {
        if (Parse(json) is not { } given)
            return json;
        var sorted = new JsonObject();
        foreach (var (name, value) in given.Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            sorted[name] = value!.DeepClone();
        return sorted.ToJsonString();
    }

    private static JsonObject? Parse(string json)
    {
        if (json.Length > Longest)
            return null;
        try
        {
            return string.IsNullOrWhiteSpace(json) ? [] : JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            // Models do write broken JSON; they are told so and write it again.
            return null;
        }
    }

    private static bool Knows(Tool tool, string name) =>
        tool.Schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static IEnumerable<string> Required(Tool tool) =>
        tool.Schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [];
}
