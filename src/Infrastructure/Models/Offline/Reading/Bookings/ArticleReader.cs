using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Diary;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Matching;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>Hears which article of a shop is meant: one that it has by name or nearly, else what was named, to be looked
/// for all the same.</summary>
internal static class ArticleReader
{
    private const double Enough = 0.5;
    private const int MostOffered = 3;
    private const int LongestName = 10;

    private static readonly Regex Called = Pattern.Of(
        "(?:qui|ca|il|elle) s (?:appelle|intitule)", "intitulee?s?", "le titre (?:c est|est)", "nommee?", "dont le titre est");

    private static readonly Regex Sought = Pattern.Of(
        @"(?:je|on) (?:cherche|recherche|voudrais|veux|aimerais avoir|voulais)(?! (?:savoir|prendre|parler|laisser|commander|vous|que|venir|avoir|faire|annuler))(?: savoir si vous (?:avez|aviez|auriez))?", @"(?:vous|tu) (?:avez|auriez|as|vendez|faites|aviez)(?: encore| toujours| aussi| bien| pas| peut etre)*", @"(?:avez|auriez|vendez) vous(?: encore| toujours)*", @"il (?:vous |en |vous en )?reste(?: t il)?(?: encore)?", "(?:mettez|mettre|garder|gardez|reserver|reservez|mets)(?: \\w+){0,2}(?= (?:un|une|le|la|les|l|deux|trois))");

    private static readonly Regex Ends = new(@"^(?:en|pour|pas|jusqu|s|svp|vous|si|est|dans|et|ou|que|qu|c|ca|chez|de cote|a|au|mais|demain|ce|j|je|il|elle|merci|avec|sil|taille|petite?|grande?|gros|grosse|plutot)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex NoArticle = Pattern.Of("place", "rendez vous", "questions?", "renseignements?", "parking", "temps", "horaires?", "moment", "chance", "idee", "quelqu un", "cartes? (?:bleue|bancaire|vitale)", "tickets?", "de l eau", "livraison", "message", "numero", "adresse", "site", "droit", "mon", "(?:le |la |les )?(?:moi|nous)", "quoi", "encore ouvert", "ouvert", "raison");

    private static readonly Regex Refused = Pattern.Of(@"(?:pas|plutot que|non pas|et non|sauf)(?: (?:la|le|les|l|en|un|une|du|de))*$");

    public static IReadOnlyList<Act.WantArticle> Hear(Utterance said, ServiceLexicon lexicon)
    {
        var heard = new List<Act.WantArticle>();
        for (var at = 0; at < said.Count;)
        {
            if (Of(said, at, lexicon) is not { } found)
            {
                at++;
                continue;
            }

            if (!Refused.IsMatch(said.PlainOf(0, said.Tokens[at].Word)))
                heard.Add(found.Act);
            at = found.Next;
        }

        if (heard.Count > 1 && heard.Exists(one => one.Article is not null))
            heard.RemoveAll(one => one.Article is null);
        return heard.Count > 0 ? heard : Unknown(said) is { } named ? [new Act.WantArticle(null, [], named)] : [];
    }

    private static (Act.WantArticle Act, int Next)? Of(Utterance said, int at, ServiceLexicon lexicon)
    {
        var all = lexicon.Articles(said, at).Where(one => one.Match.Likeness >= Likeness.Sure && one.Match.Telling && (one.Match.Consumed > 1 || one.Match.Coverage >= 0.3)).ToList();
        if (all.Count == 0)
            return null;
        var longest = all.Max(one => one.Match.Consumed);
        var best = all.Where(one => one.Match.Consumed == longest).OrderByDescending(one => one.Match.Score).ToList();
        var next = best.Max(one => one.Match.Next);
        var named = said.Said(at, next);
        var exact = best.Where(one => one.Match.Unsaid.Count == 0).ToList();
        if (exact.Count == 1)
            return (new Act.WantArticle(exact[0].Article, [exact[0].Article], named), next);
        var candidates = best.Select(one => one.Article).Distinct().Take(MostOffered).ToList();
        var sure = candidates.Count == 1 && (best[0].Match.Whole || best[0].Match.Coverage >= Enough);
        return sure ? (new Act.WantArticle(candidates[0], candidates, named), next)
            : best[0].Match.Coverage >= 0.3 || candidates.Count > 1 && longest > 1 ? (new Act.WantArticle(null, candidates, named), next) : null;
    }

    // "un livre qui s'appelle Le Phare des oubliés": the words after the cue, up to the next pause.
    private static string? Unknown(Utterance said)
    {
        var cue = Called.Match(said.Plain) is { Success: true } called ? called : Sought.Match(said.Plain);
        if (!cue.Success)
            return null;
        var first = said.WordAfter(cue.Index + cue.Length);
        var title = Called.IsMatch(said.Plain);
        var next = first;
        while (next < said.Words.Count && next - first < LongestName && (next == first || !said.Words.BreaksAt(next)) && (title && next - first < 2 || !Ends.IsMatch(said.Words.At(next)) || title && char.IsUpper(said.Words[next].Original[0])))
            next++;
        var plain = said.PlainOf(first, next);
        while (first < next && said.Words.At(first) is "un" or "une" or "des" or "du" or "de" or "d" or "quelque" or "vos" && !title)
            first++;
        return next - first < 1 || NoArticle.IsMatch(plain) || plain.Length < 3 || CommonWords.Has(plain) ? null : said.Words.Slice(first, next);
    }

    /// <summary>The size that is said, among those that there are: "en L" (heard as "elle"), "du trente-neuf", "en grand".</summary>
    public static string? Size(Utterance said, IEnumerable<string> sizes)
    {
        string? best = null;
        foreach (var size in sizes.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (Says(said, size) && (best is null || size.Length > best.Length))
                best = size;
        }

        return best;
    }

    private static bool Says(Utterance said, string size)
    {
        var plain = Plain.Of(size);
        if (plain is "unique")
            return false;
        if (Letters.TryGetValue(plain, out var spoken))
            return Pattern.Of($@"(?:taille|en|du|le|la|un|une)(?: taille)? (?:{spoken})", $@"^(?:{spoken})$", $"(?:de cote|alors|plutot|donc|moi) {plain}$").IsMatch(said.Plain);
        if (decimal.TryParse(size.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out var number))
            return Number(said, number);
        return Regex.IsMatch(said.Plain, $@"\b{Regex.Escape(plain)}s?\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) || Same(said, size);
    }

    // "500 pièces" is "cinq cents pièces", "A5" is "a cinq".
    private static bool Same(Utterance said, string size)
    {
        var wanted = Utterance.Of(Metres.Replace(size, " mètres")).Tokens;
        return wanted.Count > 0 && Enumerable.Range(0, Math.Max(0, said.Count - wanted.Count + 1)).Any(at => wanted.Select((token, i) => said.Tokens[at + i].Text == token.Text).All(same => same));
    }

    private static readonly Regex Metres = new(@"(?<=\d) ?m\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static bool Number(Utterance said, decimal size)
    {
        for (var at = 0; at < said.Count; at++)
        {
            if (said.Tokens[at].Number is not { Unit: null, Ordinal: false } number || number.Value != decimal.Truncate(size) && number.Value != size)
                continue;
            var half = said.At(at + 1) == "et" && said.At(at + 2) is "demi" or "demie" || said.At(at + 1) is "demi" or "." or ",";
            if (number.Value == size && !(half && size == decimal.Truncate(size)) || half && size != decimal.Truncate(size))
                return true;
        }

        return false;
    }

    private static readonly Dictionary<string, string> Letters = new()
    {
        ["s"] = "s|esse|es|small", ["m"] = "m|aime|emme|medium", ["l"] = "l|elle|el|large", ["xl"] = "xl|x l|x elle|ixe elle|ixelle|ix elle|extra large", ["xs"] = "xs|x s|ixe esse", ["xxl"] = "xxl|x x l|deux xl|2 xl|double xl",
    };
}
