using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using NodaTime;

namespace Kalliky.Application.Trades.Retail;

/// <summary>Finds articles by what callers call them. Pure.</summary>
internal static class ArticleSearch
{
    private const int Most = 5;

    /// <summary>The one that is meant, else those that share a telling part of the name.</summary>
    public static IReadOnlyList<SheetProduct> Find(StoreSheet sheet, string query)
    {
        var articles = sheet.Products.ToList();
        var wanted = NameMatch.Stem(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0)
            return [];
        if (NameMatch.Closest(query, articles, article => [article.Name, .. article.Aliases]) is { } meant)
            return [meant];

        // Most of what was said must be in the name: "Le Phare des oubliés" is not "Les Jours sans neige".
        return [.. articles
            .Select(article => (Article: article, Shared: Shared(article, wanted)))
            .Where(found => 3 * found.Shared >= 2 * wanted.Length)
            .OrderByDescending(found => found.Shared)
            .Take(Most).Select(found => found.Article)];
    }

    /// <summary>By id, or by a name that only one article has.</summary>
    public static SheetProduct? Named(StoreSheet sheet, string said) =>
        Guid.TryParse(said, out var id) ? sheet.Product(id) : NameMatch.Closest(said, [.. sheet.Products], article => [article.Name, .. article.Aliases]);

    /// <summary>What the merchant takes off sale is gone at once, whatever was counted.</summary>
    public static FoundProduct Show(SheetProduct article, IReadOnlyList<FoundSize> counted, Instant now)
    {
        var isSold = article.CanBeSold(now);
        IReadOnlyList<FoundSize> left = isSold ? counted : [.. counted.Select(size => size with { Left = 0 })];
        return new FoundProduct(article.Id, article.Name, article.Price.Cents, isSold && (left.Count == 0 || left.Any(size => size.Left > 0)), [], Sizes: left);
    }

    private static int Shared(SheetProduct article, string[] wanted)
    {
        var names = article.Aliases.Prepend(article.Name).Select(name => NameMatch.Stem(name).Split(' ')).ToList();
        return names.Max(name => wanted.Count(word => name.Any(known => NameMatch.Same(known, word))));
    }
}
