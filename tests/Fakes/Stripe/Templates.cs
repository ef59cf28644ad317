using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>Shapes of Stripe's objects, from its own published fixtures.</summary>
internal static class Templates
{
    private static readonly JsonObject All = Read();

    public static JsonObject New(string kind) => All[kind]!.DeepClone().AsObject();

    public static long Seconds(this DateTimeOffset time) => time.ToUnixTimeSeconds();

    private static JsonObject Read()
    {
        using var file = typeof(Templates).Assembly.GetManifestResourceStream("stripe.templates.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
