using System.Text.RegularExpressions;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Reads a menu from its words alone, by how menus are laid out: what ends in a price is sold, what stands alone above
/// it names its part, what follows it in commas is what it is made of.</summary>
internal static partial class MenuText
{
    private const int LongestTitle = 60;
    private const int MostIngredients = 30;

    /// <param name="under">The part of the menu that goes on from the page before.</param>
    public static IReadOnlyList<ReadLine> Read(IReadOnlyList<string> lines, string? under = null)
    {
        var written = lines.Select(Clean).Where(line => line.Length > 0 && !Noise().IsMatch(line)).ToList();
        List<ReadLine> found = [];
        var category = under;
        for (var at = 0; at < written.Count; at++)
        {
            var (words, prices) = WrittenPrice.Cut(written[at]);
            if (prices.Count > 0 && words.Any(char.IsLetter))
                found.Add(Sold(category, words, prices));
            else if (prices.Count > 0)
                PriceBelow(found, prices);
            else if (IsTitle(written, at, found.Count > 0))
                category = Title(written[at]);
            else if (found.Count > 0 && found[^1].Category == category && IsMadeOf(written[at]))
                found[^1] = found[^1] with { Ingredients = [.. found[^1].Ingredients.Concat(Parts(written[at])).Take(MostIngredients)] };
            else if (written[at].Length <= LongestTitle)
                found.Add(Sold(category, written[at], []));
        }

        return found;
    }

    private static ReadLine Sold(string? category, string words, IReadOnlyList<long> prices)
    {
        var made = Behind().Match(words) is { Success: true } behind && IsMadeOf(behind.Groups["made"].Value) ? behind : null;
        var name = (made is null ? words : words[..made.Index]).Trim(' ', ':', '-', '–', '*', '•', '(');
        var minutes = Takes().Match(name);
        return new ReadLine(category, minutes.Success ? name.Remove(minutes.Index, minutes.Length).Trim(' ', '-', '–', '(', ')', ',') : name, prices.Count > 0 ? prices[0] : null)
        {
            Ingredients = made is null ? [] : [.. Parts(made.Groups["made"].Value).Take(MostIngredients)],
            HasSeveralPrices = prices.Distinct().Count() > 1,
            Minutes = minutes.Success ? MenuTable.Minutes(minutes.Value) : null,
            IsAlcohol = Alcohols().IsMatch(words) || category is not null && Alcohols().IsMatch(category),
        };
    }

    // Laid out with the price on a line of its own.
    private static void PriceBelow(List<ReadLine> found, IReadOnlyList<long> prices)
    {
        if (found.Count > 0 && found[^1].Price is null)
            found[^1] = found[^1] with { Price = prices[0], HasSeveralPrices = prices.Count > 1 };
    }

    // What is short, no list, and followed by something that is sold; in capitals, or known as such, in any case.
    private static bool IsTitle(List<string> written, int at, bool begun)
    {
        var line = written[at];
        if (line.Length > LongestTitle || line.Contains(',', StringComparison.Ordinal) || char.IsLower(line[0]))
            return false;
        var isLoud = IsLoud(line);
        var isSoldNext = at + 1 < written.Count && WrittenPrice.Cut(written[at + 1]) is { Prices.Count: > 0 } next && next.Words.Any(char.IsLetter);
        return isLoud && at + 1 < written.Count || Titles().IsMatch(line) || line.EndsWith(':') || isSoldNext && (begun || written.Count > at + 2);
    }

    private static string Title(string line)
    {
        var words = line.Trim(' ', ':', '-', '–', '*', '•', '~', '=');
        return IsLoud(words) && words.Length > 1 ? words[..1] + words[1..].ToLowerInvariant() : words;
    }

    // In capitals.
    private static bool IsLoud(string words) => words.Any(char.IsLetter) && !words.Any(char.IsLower);

    private static bool IsMadeOf(string words) => words.Contains(',', StringComparison.Ordinal) || char.IsLower(words.TrimStart('(', ' ').FirstOrDefault());

    private static IEnumerable<string> Parts(string words) =>
        words.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Trim('(', ')', '.', ' '))
            .Where(part => part.Length is > 0 and <= 80);

    private static string Clean(string line) => Blank().Replace(line.Replace('\u00a0', ' ').Replace('\u202f', ' '), " ").Trim().Trim('•', '*', '·').Trim();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Blank();

    // Page numbers, telephone numbers, addresses of the net.
    [GeneratedRegex(@"^(?:page\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?$|^(?:t[ée]l|www\.|https?:)|@|(?:\d{2}[ .]?){5}$", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();

    [GeneratedRegex(@"\s*(?:\((?<made>[^)]*)\)|\s[-–:]\s+(?<made>.+)|:\s+(?<made>.+))\s*$")]
    private static partial Regex Behind();

    [GeneratedRegex(@"^(?:nos |les |la carte des |carte des )?(?:entr[ée]es|plats|pizzas?|burgers?|salades|desserts|boissons|vins|bi[èe]res|menus?|formules?|p[âa]tes|poissons|viandes|tapas|suppl[ée]ments|softs|cocktails|caf[ée]s|glaces|cr[êe]pes|galettes|sandwichs?|coupes?|couleurs?|coiffages?|soins|femmes?|hommes?|enfants?|[ée]pilations?|mains|pieds|massages?|barbe)\s*:?$", RegexOptions.IgnoreCase)]
    private static partial Regex Titles();

    [GeneratedRegex(@"\b(?:vins?|bi[èe]res?|cocktails?|champagne|pastis|whisky|rhum|vodka|gin|ap[ée]ritifs?|digestifs?|kir|cidre|spritz)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Alcohols();

    [GeneratedRegex(@"\(?\b\d{1,3}\s*(?:min(?:utes?)?|mn|')\b\)?|\(?\b\d\s*h(?:\s*\d{2})?\b\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Takes();
}
