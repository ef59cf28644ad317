using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Domain.Catalogue;
using NodaTime;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>Finds products of the menu by their name, other names, category or ingredients. Pure.</summary>
internal static class MenuSearch
{
    private const int Most = 8;

    public static IReadOnlyList<SheetProduct> Find(StoreSheet sheet, string query)
    {
        var wanted = NameMatch.Stem(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0)
            return [];
        return [.. sheet.Products
            .Select(product => (Product: product, Score: Score(product, query, wanted)))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score)
            .Take(Most)
            .Select(hit => hit.Product)];
    }

    /// <summary>A product by the id that the sheet or a search gave, by the short form of it that the digest shows, or by
    /// its exact name; null when it is none of them.</summary>
    public static SheetProduct? Named(StoreSheet sheet, string id)
    {
        if (Guid.TryParse(id, out var guid))
            return sheet.Product(guid);
        var wanted = id.Trim();
        var named = sheet.Products
            .Where(product => wanted.Length == ShortLength && Short(product.Id).Equals(wanted, StringComparison.OrdinalIgnoreCase)
                || product.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            .Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>The end of an id: random, and short enough to be said to a model a hundred times.</summary>
    public static string Short(Guid id) => id.ToString("N")[^ShortLength..];

    public static FoundProduct Show(SheetProduct product, Instant now) => new(
        product.Id, product.Name, product.Price.Cents, product.CanBeSold(now), [.. product.OptionGroups.Select(Show)]);

    public static string Show(OptionGroup group)
    {
        var choices = group.Choices.Select(choice =>
            choice.Name + (choice.Price > 0 ? $" +{choice.Price}" : "") + (choice.Name == group.Default ? " (défaut)" : ""));
        var count = group.Min == group.Max ? $"{group.Min}" : $"{group.Min}-{group.Max}";
        return $"{group.Name} [{count}] : {string.Join(", ", choices)}";
    }

    private const int ShortLength = 8;

    private static int Score(SheetProduct product, string query, string[] wanted)
    {
        if (product.Aliases.Append(product.Name).Any(name => NameMatch.Same(name, query)))
            return 100;
        var name = Words(product.Aliases.Append(product.Name));
        var about = Words(product.Ingredients.Append(product.Category));
        return wanted.Sum(word => name.Contains(word) ? 10 : about.Contains(word) ? 3 : name.Any(known => NameMatch.Same(known, word)) ? 5 : 0);
    }

    private static HashSet<string> Words(IEnumerable<string> names) =>
        [.. names.SelectMany(name => NameMatch.Stem(name).Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
