using Kalliky.Domain.Catalogue;

namespace Kalliky.Application.Catalogue;

/// <summary>What may be said of a product, whoever says it.</summary>
internal static class ProductRules
{
    public const string TooManyAliases = "Au plus 30 autres noms, de 80 caractères chacun.";
    public const string TooManyIngredients = "Au plus 30 ingrédients, de 80 caractères chacun.";
    public const string NoAllergen = "« {PropertyValue} » n'est pas un des 14 allergènes.";
    public const string NotCountable = "Au plus 100 tailles, chacune une seule fois, de 0 à 100 000 articles.";

    private const int MostSizes = 100;
    private const int LongestSize = 50;
    private const int MostArticles = 100_000;

    public static bool Short(IReadOnlyList<string>? words) => words is null || words.Count <= 30 && words.All(word => word is { Length: >= 1 and <= 80 });

    /// <summary>One count without a size, or one for each size; none where it is not counted.</summary>
    public static bool Countable(IReadOnlyList<StockSize>? sizes) => sizes is null or { Count: 0 }
        || sizes.Count <= MostSizes
        && sizes.All(size => size.Count is >= 0 and <= MostArticles && (size.Size is null ? sizes.Count == 1 : size.Size.Length is >= 1 and <= LongestSize))
        && sizes.DistinctBy(size => size.Size?.ToUpperInvariant()).Count() == sizes.Count;
}
