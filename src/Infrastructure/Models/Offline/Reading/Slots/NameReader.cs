using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Matching;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>Hears the name of a person: "au nom de Benali", "Lefebvre" when asked, or spelt aloud.</summary>
internal static class NameReader
{
    private const int MostWords = 4;
    private const double NearlySpelt = 0.6;
    private const int FewestBefore = 7;

    // "c'est pour commander", "c'est pour une livraison", "c'est pour un anniversaire".
    private static readonly Regex NoPerson = new("(?:er|ir|tion|ment|age|aire|soir|midi|tout|vous)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex Said = Pattern.Of(
        @"(?:au|a|le|mon|sur le|sous le) noms? (?:de famille )?(?:de |d |c est |sera |est |du |c est au nom de )*(?:la famille )?", @"(?:je m appelle|je me nomme|moi c est|ici c est|je suis (?=(?:monsieur|madame|mademoiselle|mme|m|mlle) ))(?: au nom de)?", @"mon nom (?:c est|est)", @"(?:elle|il|(?:ma|mon|notre) \w+) s appelle", @"^(?:(?:oui|allo|bonjour|bonsoir|re|donc|alors) )+(?=(?:monsieur|madame|mademoiselle|mme|mlle) \w)", @"(?:c est|ici|de la part de|pour) (?=(?:monsieur|madame|mademoiselle|mme|mlle|m) \w)");

    private static readonly Regex For = Pattern.Of("(?:c est|ce sera|ca sera|ce serait) pour(?= )");

    private static readonly Regex Carrier = Pattern.Start(
        @"(?:oui |alors |ben |donc |bah )*(?:(?:mettez|mets|notez|marquez|inscrivez|ecrivez)(?: moi)?(?: ca)?(?: au nom de| a| le nom de)?|c est(?: au nom)?(?: de| pour| a| le nom)?|ce sera(?: au nom de| pour)?|ca sera(?: au nom de| pour)?|a |au nom de |pour )");

    private static readonly FrozenSet<string> Ends = FrozenSet.ToFrozenSet(
        ["et", "merci", "s", "svp", "pour", "avec", "a", "au", "dans", "c", "ca", "je", "j", "on", "vous", "il", "elle", "qui", "que", "qu", "en", "mon", "ma", "mes", "sur", "voila", "numero", "telephone",
         "comme", "deux", "bonjour", "bonsoir", "est", "enfin", "non", "oui", "sans", "ou", "mais", "par", "le", "la", "les", "bien", "d'accord", "ok", "donc", "la", "tout", "bonne", "au", "ce", "demain", "hier"]);

    private static readonly FrozenSet<string> Titles = FrozenSet.ToFrozenSet(["monsieur", "madame", "mademoiselle", "mme", "mlle", "m", "mr", "docteur", "famille"]);

    private static readonly FrozenSet<string> Particles = FrozenSet.ToFrozenSet(["de", "du", "d", "la", "le", "el", "ben", "van", "von", "da", "dos", "des", "l", "o", "al"]);

    private static readonly Regex NoName = Pattern.Of("ca", "commande", "numero", "nom", "rien", "pas", "quoi", "deja", "moi", "toi", "livraison", "emporter", "combien", "attendez", "secondes?", "heures?", "minutes?", "pourquoi", "comment", "allo", "pardon", "euh", "sais", "meme", "toujours", "habitude", "possible", "bon", "bonne", "parfait", "tout", "exact", "ca");

    /// <param name="asked">A name was just asked for: a bare word is one.</param>
    /// <param name="isDish">Whether a dish is named from this word on: "c'est pour Moreau" names a person, "c'est pour Regina" perhaps none.</param>
    public static Slot? Hear(Utterance said, bool asked, Func<int, bool> isDish)
    {
        // "Lemoine, mais moi c'est madame Aubry": the one that was asked for.
        var own = asked && said.Plain.IndexOf(" moi c est ", StringComparison.Ordinal) > 0;
        if (!own && Introduced(said) is { } introduced)
            return introduced;
        if (ForWhom(said, isDish) is { } person)
            return person;
        if (!asked)
            return null;
        var start = Carrier.Match(said.Plain) is { Success: true, Length: var length } ? said.WordAfter(length) : Greeting(said.Words);
        return Spelling.Hear(said.Words) is { } spelt && spelt.First <= start
            ? new Slot(new Act.GiveName(spelt.Name), 0, said.Words.Count)
            : Read(said, start, bare: true);
    }

    private static Slot? Introduced(Utterance said)
    {
        foreach (Match match in Said.Matches(said.Plain))
        {
            // "pour m'inscrire" introduces nobody.
            var first = said.WordAfter(match.Index + match.Length);
            if (first < said.Words.Count && said.Words.At(first) == "m" && said.Words[first].Elided)
                continue;
            if (Read(said, first, bare: false) is { } slot)
                return slot with { First = said.WordAt(match.Index) };
        }

        return null;
    }

    // A capital tells a name where nothing else does.
    private static Slot? ForWhom(Utterance said, Func<int, bool> isDish)
    {
        foreach (Match match in For.Matches(said.Plain))
        {
            var first = said.WordAfter(match.Index + match.Length);
            if (first < said.Words.Count && (char.IsUpper(said.Words[first].Original[0]) || IsLast(said, first)) && !said.BreaksAt(said.TokenAt(first)) && !isDish(first)
                && Read(said, first, bare: true) is { } slot && (slot.Next >= said.Words.Count || said.Words.BreaksAt(slot.Next)))
                return slot with { First = said.WordAt(match.Index) };
        }

        return null;
    }

    // Without any capital, the last word alone may be a name: "deux kebabs à emporter c'est pour moreau".
    private static bool IsLast(Utterance said, int word) =>
        word == said.Words.Count - 1 && word >= FewestBefore && said.Words.At(word).Length > 3 && !NoPerson.IsMatch(said.Words.At(word)) && !CommonWords.Has(said.Words.At(word)) && !said.Words.Text.Any(char.IsUpper)
        && Dates.Hear(said.Words, new DateContext(default)).Count == 0 && Times.Hear(said.Words, new TimeContext(default)).Count == 0;

    private static Slot? Read(Utterance said, int from, bool bare)
    {
        var words = said.Words;
        var first = from;
        while (Titles.Contains(words.At(first)))
            first++;
        var next = first;
        while (next < words.Count && next - first < MostWords && !(next > first && words.At(next).Length == 1 && words.At(next + 1) == "comme") && (next == first || !words.BreaksAt(next)) && !words[next].IsDigits && !IsSpelt(words, next) && !IsAgain(words, first, next)
            && (!Ends.Contains(words.At(next)) || Particles.Contains(words.At(next)) && next + 1 < words.Count && !Ends.Contains(words.At(next + 1)) && (char.IsUpper(words[next + 1].Original[0]) || bare && (next == first || words.At(next) is not ("du" or "des") && EndsWithin(words, next + 1)))))
            next++;
        if (next == first || Numbers.Hear(words, first) is not null && words[first].Original.Length > 1 && char.IsLower(words[first].Original[0]))
            return null;
        var plain = said.PlainOf(first, next);
        if (NoName.IsMatch(plain) || plain.Length < 2 || bare && Topics.In(plain).Count > 0)
            return null;
        var name = Capitalised(words.Slice(first, next));
        var rest = Spelling.Hear(words) is { } spelt && spelt.First >= next ? Whole(name, spelt.Name) : Spelling.Amend(name, words);
        // Spelt aloud, "Le Goff" has no space.
        var same = rest is not null && Plain.Of(rest).Replace(" ", "", StringComparison.Ordinal) == Plain.Of(name).Replace(" ", "", StringComparison.Ordinal);
        return new Slot(new Act.GiveName(same ? name : rest ?? name), from, rest is null ? next : words.Count);
    }

    // "Hélène Dutilleul, D, U, T, I…": the letters are those of the last name, and the first name stays.
    private static string Whole(string name, string spelt)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var letters = Joined(spelt);
        var (best, last) = (0d, 0);
        for (var tail = 1; tail < parts.Length; tail++)
        {
            var heard = Joined(string.Concat(parts[^tail..]));
            var likeness = Likeness.Of(heard, Sound.Of(heard), letters, Sound.Of(letters));
            if (likeness > best)
                (best, last) = (likeness, tail);
        }

        if (best < NearlySpelt)
            return spelt;
        var surname = string.Join(' ', parts[^last..]);
        return $"{string.Join(' ', parts[..^last])} {(Joined(surname) == letters ? surname : spelt)}";
    }

    private static string Joined(string name) => Plain.Of(name).Replace(" ", "", StringComparison.Ordinal);

    // "yann le goff": recognition writes no capitals, and nothing but the name follows.
    private static bool EndsWithin(Words words, int at) => at < words.Count && !words.Text.Any(char.IsUpper) && !Ends.Contains(words.At(at)) && (at + 1 >= words.Count || words.BreaksAt(at + 1));

    // "mathieu gerbier mathieu avec deux t": said once more, to tell how it is written.
    private static bool IsAgain(Words words, int first, int at) => Enumerable.Range(first, at - first).Any(earlier => words.At(earlier) == words.At(at) && words.At(at).Length > 2);

    // "Roche r o c h e": the letters that follow a name are no part of it.
    private static bool IsSpelt(Words words, int at) => words.At(at).Length == 1 && words.At(at + 1).Length == 1 && words.At(at + 2).Length <= 4;

    private static int Greeting(Words words)
    {
        var at = 0;
        while (words.At(at) is "euh" or "oui" or "alors" or "bonjour" or "bonsoir" or "ben" or "bah" or "donc" or "heu" or "eh" or "bien" or "ah" or "bon")
            at++;
        return at;
    }

    // Recognition writes names in lower case; a name that has capitals keeps them.
    private static string Capitalised(string name) => name.Any(char.IsUpper) ? name : InCapitals(FirstSyllable.Replace(name, "ben"));

    private static string InCapitals(string name) =>
        string.Concat(name.Select((letter, at) => at == 0 || name[at - 1] is ' ' or '-' or '\'' ? char.ToUpper(letter, CultureInfo.InvariantCulture) : letter));

    // "ben ali": in lower case it is recognition that cut the name, which most write Benali.
    private static readonly Regex FirstSyllable = new(@"\bben (?=\p{L}{3})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
