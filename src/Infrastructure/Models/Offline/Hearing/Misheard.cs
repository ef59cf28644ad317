using System.Text.RegularExpressions;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>What a recogniser often writes for something that sounds the same, put right where only one reading makes
/// sense on a telephone. Whatever is in doubt stays as it came.</summary>
internal static class Misheard
{
    // "Je voudrais réservé" is meant as the infinitive.
    private const string Infinitive = "er";

    private static readonly IReadOnlyList<(Regex Written, string Said)> Table =
    [
        (Words(@"(?<=\b[àa] |^)emport(?:é|ée|és|e|ez|ait|aient)\b"), "emporter"),
        (Words(@"\bmi[- ]di\b"), "midi"),
        (Words(@"\bdeux[- ]mains?\b"), "demain"),
        (Words(@"\bpar fait\b"), "parfait"),
        (Words(@"\bpou(?= )"), "pour"),
        (Words(@"\b(?:sait|ces|ses|s'est|cet)(?= (?:tout|bon|bien|parfait|ça|ca|sa|noté|à emporter|pour|au nom|le|la|moi)\b)"), "c'est"),
        (Words(@"(?<=\bc'est (?:bien )?)sa\b"), "ça"),
        (Words(@"(?<=\bc'est )pou\b"), "pour"),

        // "cent oignons" is no number of onions; "cent euros" is money.
        (Words(@"\b(?:sang|sent|cent)s?(?= (?!euros?|grammes?|mètres?|personnes?|couverts?|mille|vingt|trente|quarante|cinquante|soixante|quatre|deux|\d)(?:\p{L}{3,}))"), "sans"),
        (Words(@"\b(?:verre|vert|ver)s?(?= (?:\d|midi|minuit|une heure|deux heures|trois|quatre heures|cinq heures|six heures|sept|huit|neuf heures|dix|onze|douze|treize|quatorze|quinze|seize|vingt))"), "vers"),
        (Words(@"(?<=^|[,.;] ?|\s)[éè](?= \p{L})"), "et"),
        (Words(@"\bd'en(?= (?:le|la|les|un|une|\w+ (?:heures?|minutes?)|trois quarts|combien)\b)"), "dans"),
        (Words(@"\b(?:réservé|commandé|déplacé|décalé|annulé|modifié|livré)(?= (?:une?|ma|mon|la|le|l'|pour|notre|ce|chez|au|à)\b)(?<=\b(?:pour|voudrais|voudrait|aimerais|aimerait|faut|peux|peut|pouvez|possible de|faudrait|souhaite|souhaiterais|vais|de|à) \w+)"), Infinitive),
    ];

    public static string Mended(string text)
    {
        foreach (var (written, said) in Table)
            text = written.Replace(text, said == Infinitive ? match => match.Value[..^1] + "er" : _ => said);
        return text;
    }

    private static Regex Words(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(200));
}
