using System.Text.Json.Nodes;

namespace Kalliky.Fakes.OpenAi;

/// <summary>What the vendor refuses in the schema of a strict form.</summary>
internal static class StrictForm
{
    private static readonly string[] Unknown = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "default", "oneOf", "allOf"];

    public static string? Problem(JsonNode? schema)
    {
        if (schema is not JsonObject known)
            return null;
        if (Array.Find(Unknown, known.ContainsKey) is { } word)
            return $"'{word}' is not permitted.";
        if (known["properties"] is not JsonObject properties)
            return Problem(known["items"]);
        if (known["additionalProperties"] is not JsonValue more || !more.TryGetValue(out bool allowed) || allowed)
            return "'additionalProperties' is required to be supplied and to be false.";
        var required = (known["required"] as JsonArray ?? []).Select(name => name?.ToString()).ToHashSet();
        if (!required.SetEquals(properties.Select(property => (string?)property.Key)))
            return "'required' is required to be supplied and to be an array including every key in properties.";
        return properties.Select(property => Problem(property.Value)).FirstOrDefault(problem => problem is not null);
    }
}
