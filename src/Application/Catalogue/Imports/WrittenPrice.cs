using System.Globalization;
using System.Text.RegularExpressions;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Prices as menus write them: 12,50 €, 12€50, 12.5, 1 000 000 €, 9.</summary>
internal static partial class WrittenPrice
{
    private const decimal Most = 100_000_000;

    /// <summary>In cents; null when it is none. One beyond all bounds is read all the same, for people to see.</summary>
    public static long? Read(string text) => Cut(text.Trim(), longestBare: 9) is { Words.Length: 0, Prices: [var cents] } ? cents : null;

    /// <summary>What stands before the prices at the end of a line, and these. A bare number is one only where no other price
    /// has a sign or cents: « Menu 2 12,50 » is one price, « Reine 11 14 » are two.</summary>
    /// <param name="line">As it is written.</param>
    /// <param name="longestBare">A longer number without a sign is a year, or something else.</param>
    public static (string Words, IReadOnlyList<long> Prices) Cut(string line, int longestBare = 3)
    {
        List<long> prices = [];
        var (rest, signed) = (line.TrimEnd(), false);
        while (Last().Match(rest) is { Success: true } found)
        {
            var isBare = found.Groups["sign"].Length + found.Groups["cents"].Length == 0;
            if (Cents(found) is not { } cents || isBare && (signed || found.Groups["whole"].Length > longestBare))
                break;
            signed |= !isBare;
            prices.Insert(0, cents);
            rest = rest[..found.Index].TrimEnd(' ', '\u00a0', '.', '…', '_', '-', '–', '/', '|', '·', ':', '\t');
        }

        return (rest, prices);
    }

    private static long? Cents(Match found)
    {
        var digits = string.Concat(found.Groups["whole"].Value.Where(char.IsAsciiDigit));
        var after = found.Groups["cents"].Value.PadRight(1, '0');
        return decimal.TryParse($"{digits}.{after}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros) && euros < Most ? (long)(euros * 100) : null;
    }

    [GeneratedRegex(@"(?<=^|[\s.…:/|·–-])(?:(?<sign>€)\s*)?(?<whole>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,9})(?:(?:[.,]|\s*(?<sign>€)\s*)(?<cents>\d{1,2}))?(?:\s*(?<sign>€|eur|euros?))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Last();
}
