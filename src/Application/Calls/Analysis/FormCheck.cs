using System.Text.Json;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>Whether a filled-in form is what its schema asks for, bounds included. A vendor promises a strict form; the
/// promise is checked here. Knows the words of JSON Schema that our forms use.</summary>
internal static class FormCheck
{
    public static bool Fits(string schema, JsonElement form)
    {
        using var asked = JsonDocument.Parse(schema);
        return Fits(asked.RootElement, form);
    }

    private static bool Fits(JsonElement schema, JsonElement value) => IsOfType(schema, value) && IsListed(schema, value) && value.ValueKind switch
    {
        JsonValueKind.Object => IsObject(schema, value),
        JsonValueKind.Array => IsWithin(schema, "minItems", "maxItems", value.GetArrayLength())
            && (!schema.TryGetProperty("items", out var items) || value.EnumerateArray().All(item => Fits(items, item))),
        JsonValueKind.String => IsWithin(schema, "minLength", "maxLength", value.GetString()!.Trim().Length),
        JsonValueKind.Number => IsWithin(schema, "minimum", "maximum", value.GetDouble()),
        _ => true,
    };

    private static bool IsObject(JsonElement schema, JsonElement value)
    {
        var known = schema.TryGetProperty("properties", out var properties);
        if (schema.TryGetProperty("required", out var required) && !required.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)))
            return false;
        var isClosed = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False;
        return value.EnumerateObject().All(field => known && properties.TryGetProperty(field.Name, out var asked) ? Fits(asked, field.Value) : !isClosed);
    }

    private static bool IsOfType(JsonElement schema, JsonElement value) =>
        !schema.TryGetProperty("type", out var type)
        || (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => Is(one.GetString(), value)) : Is(type.GetString(), value));

    private static bool Is(string? type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };

    private static bool IsListed(JsonElement schema, JsonElement value) =>
        !schema.TryGetProperty("enum", out var words) || words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value));

    private static bool IsWithin(JsonElement schema, string least, string most, double value) =>
        !(schema.TryGetProperty(least, out var low) && value < low.GetDouble()) && !(schema.TryGetProperty(most, out var high) && value > high.GetDouble());
}
