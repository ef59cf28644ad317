using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>Shapes of Stripe's objects: templates.json holds those that are used here of Stripe's own fixtures (github.com/stripe/openapi,
/// openapi/fixtures3.json of 21 August 2026), field by field. Filled in there are some that are mostly empty, such as a discount; they are null
/// here, and lists of rows are empty. The account is a French one. CI compares them.</summary>
internal static class Templates
{
    private static readonly JsonObject All = Read();

    public static JsonObject New(string kind) => All[kind]!.DeepClone().AsObject();

    /// <summary>What was filled in invents no field, but those that are the fake's own.</summary>
    public static void Check(JsonObject made)
    {
        var shape = All[(string)made["object"]!]!.AsObject();
        if (made.FirstOrDefault(field => !shape.ContainsKey(field.Key) && !field.Key.StartsWith("kalliky_", StringComparison.Ordinal)).Key is { } invented)
            throw new InvalidOperationException($"Stripe's {made["object"]} has no {invented}.");
    }

    public static long Seconds(this DateTimeOffset time) => time.ToUnixTimeSeconds();

    private static JsonObject Read()
    {
        using var file = typeof(Templates).Assembly.GetManifestResourceStream("stripe.templates.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
