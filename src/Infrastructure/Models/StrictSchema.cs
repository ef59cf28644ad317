using System.Text.Json.Nodes;

namespace Kalliky.Infrastructure.Models;

/// <summary>A JSON schema as vendors take it for a strict form: they refuse the words for bounds, which stay ours to check.</summary>
internal static class StrictSchema
{
    private static readonly string[] Bounds = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"];

    public static string Of(string schema)
    {
        var node = JsonNode.Parse(schema)!;
        Loosen(node);
        return node.ToJsonString();
    }

    // A property may be named like a bound, so only schemas are looked at, never the names of what they hold.
    private static void Loosen(JsonNode? schema)
    {
        if (schema is not JsonObject known)
            return;
        foreach (var bound in Bounds)
            known.Remove(bound);
        if (known["properties"] is JsonObject properties)
        {
            foreach (var (_, property) in properties)
                Loosen(property);
        }

        Loosen(known["items"]);
    }
}
