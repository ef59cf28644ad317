using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Matching;

namespace Kalliky.Infrastructure.Models.Offline.Menu;

/// <summary>Decides which product was meant by what was said at one place, and whether that is sure enough not to ask.</summary>
internal static class ProductChoice
{
    // A share of the name that is enough where nothing else fits, and one that is worth a question.
    private const double Enough = 0.4;
    private const double WorthAsking = 0.25;

    // Part of a name, and that misheard, is too little.
    private const double ClearPart = 0.9;
    private const int MostOffered = 4;

    /// <param name="among">Only these count, where a question offered them.</param>
    public static ProductHeard? Hear(this MenuLexicon menu, Utterance said, int at, IReadOnlyCollection<SheetProduct>? among = null)
    {
        var all = menu.Products(said, at).Where(found => among is null || among.Contains(found.Product)).ToList();
        if (all.Count == 0)
            return null;
        var part = all.MaxBy(found => (found.Match.Consumed, found.Match.Score)).Match;
        var whole = all.Where(found => found.Match.Whole).ToList();
        var longest = whole.Count == 0 ? 0 : whole.Max(found => found.Match.Consumed);
        if (longest > 0 && (part.Consumed <= longest || part.Coverage < 0.6))
            return OfWhole([.. whole.Where(found => found.Match.Consumed == longest)]);
        return OfParts([.. all.Where(found => found.Match.Consumed == part.Consumed)]);
    }

    private static ProductHeard OfWhole(List<(SheetProduct Product, Match<Guid> Match)> found)
    {
        var likest = found.Max(one => one.Match.Likeness);
        var plainest = found.Where(one => one.Match.Likeness >= likest - 0.05).ToList();
        var fewest = plainest.Min(one => one.Match.Unsaid.Count);
        plainest = [.. plainest.Where(one => one.Match.Unsaid.Count == fewest)];
        return Heard(plainest, sure: plainest.Count == 1 && likest >= Likeness.Sure, whole: true);
    }

    private static ProductHeard? OfParts(List<(SheetProduct Product, Match<Guid> Match)> found)
    {
        var best = found.Max(one => one.Match.Score);
        var near = Plainest([.. found.Where(one => one.Match.Likeness >= ClearPart).OrderByDescending(one => one.Match.Score)]);
        if (near.Count == 0 || best < WorthAsking && near[0].Match.Consumed < 2)
            return null;
        return Heard(near, sure: near.Count == 1 && near[0].Match is { Coverage: >= Enough }, whole: false);
    }

    // "un coca" is the plain one, not the one without sugar: whatever lacks all that another lacks, and more, falls out.
    private static List<(SheetProduct Product, Match<Guid> Match)> Plainest(List<(SheetProduct Product, Match<Guid> Match)> found) =>
        [.. found.Where(one => !found.Exists(other => other.Match.Unsaid.Count < one.Match.Unsaid.Count && other.Match.Unsaid.All(one.Match.Unsaid.Contains)))];

    private static ProductHeard Heard(List<(SheetProduct Product, Match<Guid> Match)> found, bool sure, bool whole)
    {
        var first = found.MaxBy(one => one.Match.Score);
        var candidates = found.OrderByDescending(one => one.Match.Score).Select(one => one.Product).Take(MostOffered).ToList();
        return new ProductHeard(candidates, first.Match.First, first.Match.Next, first.Match.Consumed, sure, whole, whole && first.Match.Unsaid.Count == 0);
    }
}
