using System.Globalization;
using System.Text.RegularExpressions;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>What a recogniser often writes for something that sounds the same, put right where only one reading makes
/// sense on a telephone. Whatever is in doubt stays as it came.</summary>
internal static class Misheard
{
    // "Je voudrais réservé" is meant as the infinitive.
    private const string Infinitive = "er";

    // "45" comes as "40 5" and "72" as "60 12"; in a run of figures (a telephone number) each piece may stand for itself.
    private static readonly Regex InPieces = Words(
        @"(?<!\d[ ,.]*|\b(?:zéro|zero|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante) )\b(?:(?<tens>[2-6]0|80) (?:et )?(?<ones>[1-9])|(?<tens>60|80) (?:et )?(?<ones>1\d)|(?<tens>[2-7]0) et (?<one>un|une|onze)(?! \p{L}))\b(?! ?\d)(?! (?!minutes|ans|euros|heures|centimes|grammes|vous|nous|sans|dans|plus|pas|mais|puis|alors)\p{L}+s\b)");

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
        (Words(@"\best(?= (?:c'est|demie?|quart|un quart|trois quarts)\b)"), "et"),
        (Words(@"\bse(?= (?:soir|matin|midi|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|num[ée]ro|sera|serait)\b)"), "ce"),
        (Words(@"\bont(?= (?:sera|serait|est|serons|peut|voudrait|aimerait|va|passe|passera|vient|viendra|évite|prend|prendra)\b)"), "on"),
        (Words(@"\bde semaine prochaine\b"), "de la semaine prochaine"),

        // "d'un côté orientale et de l'autre reine": halves of one pizza.
        (Words(@"\b(?:d'un|un) c[oô]t[ée] (?<one>[^,.;!?]{3,40}?),? (?:et )?(?:de )?l'autre(?: c[oô]t[ée])?(?= \p{L})"), "moitié ${one} moitié"),

        // "cent oignons" is no number of onions; "cent euros" is money.
        (Words(@"\b(?:sangs?|sents?|(?<!\bmille )cent)(?= (?!euros?|grammes?|mètres?|personnes?|couverts?|mille|vingt|trente|quarante|cinquante|soixante|quatre|deux|\d)(?:\p{L}{3,}))"), "sans"),
        (Words(@"\b(?:verre|vert|ver)s?(?= (?:\d|midi|minuit|une heure|deux heures|trois|quatre heures|cinq heures|six heures|sept|huit|neuf heures|dix|onze|douze|treize|quatorze|quinze|seize|vingt))"), "vers"),
        (Words(@"(?<=^|[,.;] ?|\s)[éè](?= \p{L})"), "et"),
        (Words(@"\bd'en(?= (?:le|la|les|un|une|\d|\w+ (?:heures?|minutes?)|trois quarts|combien)\b)"), "dans"),
        (Words(@"\b(?:réservé|commandé|déplacé|décalé|annulé|modifié|livré)(?= (?:une?|ma|mon|la|le|l'|pour|notre|ce|chez|au|à)\b)(?<=\b(?:pour|voudrais|voudrait|aimerais|aimerait|faut|peux|peut|pouvez|possible de|faudrait|souhaite|souhaiterais|vais|de|à) \w+)"), Infinitive),
    ];

    public static string Mended(string text)
    {
        text = InPieces.Replace(text, Whole);
        foreach (var (written, said) in Table)
            text = written.Replace(text, said == Infinitive ? match => match.Value[..^1] + "er" : match => match.Result(said));
        return text;
    }

    private static string Whole(Match pieces)
    {
        var tens = int.Parse(pieces.Groups["tens"].Value, CultureInfo.InvariantCulture);
        var ones = pieces.Groups["one"] is { Success: true, Value: var word } ? word == "onze" ? 11 : 1 : int.Parse(pieces.Groups["ones"].Value, CultureInfo.InvariantCulture);
        return (tens + ones).ToString(CultureInfo.InvariantCulture);
    }

    private static Regex Words(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(200));
}
