using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Evaluation;

/// <summary>What a telephone recogniser makes of a caller's words: punctuation and capitals that it does not write, accents
/// that it loses, homophones, numbers in figures or in pieces (« 60 12 » for soixante-douze), small words that it does not
/// hear. Names and what is ordered are left alone: what nobody could understand measures nothing. The same seed makes
/// the same noise.</summary>
/// <param name="rate">How much of it, from 0 (none) to 1.</param>
public sealed partial class RecognitionNoise(double rate, int seed)
{
    private static readonly Dictionary<string, string[]> SoundAlike = new(StringComparer.Ordinal)
    {
        ["et"] = ["est", "é"], ["est"] = ["et", "ait"], ["à"] = ["a"], ["a"] = ["à"], ["ou"] = ["où"], ["où"] = ["ou"],
        ["ça"] = ["sa"], ["sa"] = ["ça"], ["ce"] = ["se"], ["se"] = ["ce"], ["ces"] = ["ses", "c'est"], ["c'est"] = ["ces", "sait"],
        ["sans"] = ["sang", "cent"], ["cent"] = ["sans"], ["vers"] = ["verre", "vert"], ["pour"] = ["pou"], ["dans"] = ["d'en"],
        ["on"] = ["ont"], ["mais"] = ["mes"], ["mes"] = ["mais"], ["peu"] = ["peux"], ["peut"] = ["peu"], ["quel"] = ["quelle"],
        ["quelle"] = ["quel"], ["serait"] = ["serais"], ["voudrais"] = ["voudrait"], ["prendrai"] = ["prendrais"], ["réserver"] = ["réservé"],
        ["commander"] = ["commandé"], ["déplacer"] = ["déplacé"], ["annuler"] = ["annulé"], ["livrer"] = ["livré"], ["emporter"] = ["emporté"],
        ["parfait"] = ["par fait"], ["demain"] = ["deux mains"], ["midi"] = ["mi-di"], ["heures"] = ["heure"], ["heure"] = ["heures"],
    };

    private static readonly HashSet<string> SmallWords = new(
        ["euh", "ben", "alors", "donc", "bien", "bonjour", "bonsoir", "le", "la", "les", "ce", "serait", "je", "vous", "s'il", "plaît", "en", "fait", "voilà", "merci"],
        StringComparer.Ordinal);

    private readonly Random chance = new(seed);

    /// <summary>The scenario with a caller who is badly heard.</summary>
    public Scenario Over(Scenario scenario) => rate <= 0 ? scenario : scenario with
    {
        Says = [.. scenario.Says.Select(Over)],
        Answers = [.. scenario.Answers.Select(answer => answer with { Lines = [.. answer.Lines.Select(Over)] })],
    };

    public string Over(string line)
    {
        if (rate <= 0)
            return line;
        var heard = Numbers().Replace(line, number => Happens(2) ? InFigures(number.Value) : number.Value);
        heard = string.Join(' ', heard.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Over).Where(word => word.Length > 0));
        return Happens(3) ? Unwritten().Replace(heard, " ").Trim().ToLower(CultureInfo.GetCultureInfo("fr-FR")) : heard;

        string Over(string word)
        {
            var plain = word.Trim(',', '.', '!', '?', ';', ':').ToLowerInvariant();
            if (SmallWords.Contains(plain) && Happens(1))
                return "";
            if (SoundAlike.TryGetValue(plain, out var others) && Happens(1))
                return word.Replace(plain, others[chance.Next(others.Length)], StringComparison.OrdinalIgnoreCase);
            return Happens(1) ? WithoutAccents(word) : word;
        }
    }

    private bool Happens(double weight) => chance.NextDouble() < rate * weight;

    // "soixante-douze" is heard as 72 or as 60 12, "quatre-vingt-onze" as 91 or as 4 20 11.
    private string InFigures(string words) => Happens(3)
        ? string.Join(' ', words.Split('-').Where(part => part is not "et").Select(Figures))
        : Figures(words);

    private static string Figures(string words)
    {
        var said = Words.Of(words);
        return Cardinals.Read(said, 0, out var value, out var next) && next == said.Count ? value.ToString(CultureInfo.InvariantCulture) : words;
    }

    private static string WithoutAccents(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter);
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex(@"\b(?:vingt|trente|quarante|cinquante|soixante|quatre-vingts?)(?:-(?:et-)?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))*(?:-(?:sept|huit|neuf))?\b|(?<![-\w])(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize)(?= heures?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[,;:.!?…«»]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unwritten();
}
