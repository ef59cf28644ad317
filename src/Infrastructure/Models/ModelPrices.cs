using System.Text.Json;

namespace Kalliky.Infrastructure.Models;

/// <summary>The providers' list prices, as models.json keeps them.</summary>
public static class ModelPrices
{
    /// <summary>The counter that tells each answer's tokens, tagged with model and kind (input, cached, output).</summary>
    public const string Tokens = "kalliky.model.tokens";

    private const decimal Million = 1_000_000m;

    private static readonly Dictionary<string, Price> Known = Load();

    /// <summary>US dollars a counted token; null when the model's price is not known. Cached tokens are counted as input too:
    /// theirs is what they save, and below zero.</summary>
    /// <param name="model">Provider and model, such as openai/gpt-4o-mini.</param>
    /// <param name="kind">input, cached or output.</param>
    public static decimal? Of(string model, string kind) =>
        !Known.TryGetValue(model[(model.IndexOf('/') + 1)..], out var price) ? null : kind switch
        {
            "input" => price.Input / Million,
            "cached" => (price.Cached - price.Input) / Million,
            "output" => price.Output / Million,
            _ => null,
        };

    private static Dictionary<string, Price> Load()
    {
        using var file = typeof(ModelPrices).Assembly.GetManifestResourceStream("Kalliky.Infrastructure.Models.models.json")!;
        return JsonSerializer.Deserialize<PricesFile>(file, JsonSerializerOptions.Web)!
            .Models.Where(model => model.Value.Price is not null).ToDictionary(model => model.Key, model => model.Value.Price!);
    }

    private sealed record PricesFile(Dictionary<string, Entry> Models);

    private sealed record Entry(Price? Price);

    private sealed record Price(decimal Input, decimal Cached, decimal Output);
}
