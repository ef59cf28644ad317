using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Menu;

/// <summary>What a menu has that comes near to something it does not have.</summary>
internal static class NearProducts
{
    private const int Most = 3;

    public static IReadOnlyList<SheetProduct> Near(this MenuLexicon menu, Utterance said, int first, int next) =>
        [.. Enumerable.Range(first, next - first).SelectMany(at => menu.Products(said, at))
            .GroupBy(found => found.Product).OrderByDescending(group => group.Sum(found => found.Match.Score)).Select(group => group.Key).Take(Most)];
}
