using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>Hears for how many people: "on serait six", "deux adultes et trois enfants", "entre douze et quinze",
/// "huit au lieu de six".</summary>
internal static class PartyReader
{
    private const int Most = 200;

    private static readonly FrozenSet<string> Heads = FrozenSet.ToFrozenSet(["personne", "personnes", "couvert", "couverts", "convives", "convive", "invites", "gens", "places", "place", "tetes", "copains", "copines", "collegues", "amis", "amies"]);

    private static readonly FrozenSet<string> Grown = FrozenSet.ToFrozenSet(["adulte", "adultes", "grand", "grands", "grandes"]);

    private static readonly FrozenSet<string> Young = FrozenSet.ToFrozenSet(["enfant", "enfants", "gamin", "gamins", "gosses", "ado", "ados", "petits", "petites", "gamines", "filles", "garcons"]);

    private static readonly FrozenSet<string> Infants = FrozenSet.ToFrozenSet(["bebe", "bebes", "nourrisson", "nourrissons", "poussette"]);

    // What may follow a number that counts no people.
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        ["heure", "heures", "h", "minute", "minutes", "jour", "jours", "semaine", "semaines", "mois", "an", "ans", "euros", "euro", "fois", "seances", "quart", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "secondes", "kilos", "tables", "table"]);

    private static readonly Regex Counts = Pattern.Of(
        @"(?:on|nous|ils) (?:ne )?(?:est|sera|serait|serons|serions|sommes|seront|va etre|allons etre|etait|pourrait etre|devrait etre)(?: plus| plutot| que| donc| finalement| maintenant| en fait| environ| a peu pres| bien| tous| toujours| peut etre| au moins)*", @"(?:table|place|places|reserv\w+|couverts?)(?: \w+){0,5} (?:pour|de|a)(?: environ| a peu pres)?", "(?:ce sera|ce serait|c est|c etait|plutot|finalement|en fait|mais|et|ca fait|ca sera) (?:pour )?(?:environ )?", "pour(?: environ| a peu pres)?", "(?:tous|toutes) les", "(?:venir|viendra|vient|viendrait|viendrons|mange|dine|dejeune) a", "a peu pres", "environ", "plus que");

    private static readonly Regex Couple = Pattern.Of("(?:ma (?:femme|copine|compagne|mere|fille|soeur|belle mere|amie)|mon (?:mari|copain|compagnon|pere|fils|frere|ami)|une? amie?) et (?:moi|moi meme)", "moi et (?:ma|mon|une) \\w+", "en amoureux", "en tete a tete", "nous deux", "juste (?:nous )?deux");

    private static readonly Regex Alone = Pattern.Of("(?:tout|toute) seule?", "juste moi", "pour moi seule?", "(?:une|1) (?:seule )?personne");

    /// <param name="asked">The number was just asked for: a bare one is it.</param>
    /// <param name="taken">Tokens that dates, times and telephone numbers explain.</param>
    public static SpokenParty? Hear(Utterance said, bool asked, IReadOnlyList<bool> taken)
    {
        var (total, from, adults, children, infants, instead, rough) = ((int?)null, (int?)null, (int?)null, (int?)null, 0, (int?)null, false);
        for (var at = 0; at < said.Count; at++)
        {
            if (taken[at] || Number(said, at) is not { } count)
                continue;
            var head = said.At(at + 1) is "petits" or "petites" or "autres" or "jeunes" && Young.Contains(said.At(at + 2)) ? said.At(at + 2) : said.At(at + 1);
            if (head is "de" or "d")
                head = said.At(at + 2);
            var before = said.PlainOf(0, said.Tokens[at].Word).TrimEnd();
            if (Infants.Contains(head))
                infants = count;
            else if (IsRefused(before))
                instead = count;
            else if (Grown.Contains(head))
                adults = count;
            else if (Young.Contains(head))
                (children, total) = before.EndsWith("dont", StringComparison.Ordinal) ? (children, total) : (count + (children ?? 0), total);
            else if (said.At(at - 1) == "entre" && said.At(at + 1) == "et" && !IsTaken(taken, at + 2) && Number(said, at + 2) is { } upto && upto > count && !Others.Contains(said.At(at + 3)))
                (from, total, at) = (count, upto, at + 2);
            else if (said.At(at + 1) is "ou" or "a" && !IsTaken(taken, at + 2) && Number(said, at + 2) is { } more && more > count && (Heads.Contains(said.At(at + 3)) || Means(before, asked, said, at)) && !Others.Contains(said.At(at + 3)))
                (from, total, at) = (count, more, at + 2);
            else if (Heads.Contains(head) && !IsOne(said, at) || !Others.Contains(head) && Means(before, asked, said, at))
                (total, rough) = (count, said.Tokens[at].Number is { Collective: true } && head is not "couverts" || before.EndsWith("environ", StringComparison.Ordinal) || before.EndsWith("peu pres", StringComparison.Ordinal));
        }

        var all = total ?? (adults is null && children is null ? null : (adults ?? 0) + (children ?? 0));
        all ??= Couple.IsMatch(said.Plain) ? 2 : asked && Alone.IsMatch(said.Plain) ? 1 : null;
        return all is not (> 0 and <= Most) ? null : new SpokenParty(all.Value)
        {
            From = from, Adults = adults, Children = children, Infants = infants, InsteadOf = instead, Approximate = rough || from is not null,
        };
    }

    /// <summary>Several who come to be served at once, where no table is spoken of: "deux coupes en même temps", "mes deux fils".</summary>
    /// <param name="taken">Tokens that dates, times and telephone numbers explain.</param>
    public static SpokenParty? Together(Utterance said, IReadOnlyList<bool> taken)
    {
        if (Brothers.IsMatch(said.Plain))
            return new SpokenParty(2);
        if (!AtOnce.IsMatch(said.Plain))
            return null;
        var counted = Enumerable.Range(0, said.Count).FirstOrDefault(at => !taken[at] && Number(said, at) is > 1 && at + 1 < said.Count && !Others.Contains(said.At(at + 1)), -1);
        return counted < 0 ? null : new SpokenParty(Number(said, counted)!.Value);
    }

    private static readonly Regex Brothers = Pattern.Of("(?:mes|nos|les) deux (?:fils|garcons|filles|enfants|petits)");

    private static readonly Regex AtOnce = Pattern.Of("en meme temps", "a la meme heure", "ensemble", "au meme moment");

    private static int? Number(Utterance said, int at) =>
        at < said.Count && said.Tokens[at] is { Count: > 0 and <= Most } token ? token.Count : null;

    private static bool IsTaken(IReadOnlyList<bool> taken, int at) => at < taken.Count && taken[at];

    // "au lieu de six", "et non six", "pas six".
    private static bool IsRefused(string before) => Refused.IsMatch(before);

    private static readonly Regex Refused = Pattern.Of("(?:au lieu de|a la place de|et non(?: pas)?|pas|contre)$");

    // "une table", "une personne à rappeler": the article counts nobody.
    private static bool IsOne(Utterance said, int at) => said.Tokens[at].Plain is "un" or "une" && said.At(at + 1) is "place" or "places" or "gens";

    private static bool Means(string before, bool asked, Utterance said, int at)
    {
        if (said.Tokens[at].Plain is "un" or "une")
            return asked && said.Count <= 2;
        if (at + 1 < said.Count && !said.BreaksAt(at + 1) && !Follows.Contains(said.At(at + 1)) && !asked)
            return false;
        return asked || Counts.Matches(before).Any(cue => cue.Index + cue.Length == before.Length);
    }

    private static readonly FrozenSet<string> Follows = FrozenSet.ToFrozenSet(
        ["a", "au", "le", "la", "les", "ce", "cet", "demain", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "vers", "s", "si", "et", "en", "pour", "mais", "maximum", "minimum", "donc", "merci", "plutot", "finalement", "plus", "moins", "aujourd'hui", "dans", "avec", "dont", "autour", "bonjour", "svp", "si", "c'est", "c", "on", "je", "j", "ca", "au", "du", "environ", "alors", "hein", "voila", "sur", "par", "peut", "qu", "que", "vous"]);
}
