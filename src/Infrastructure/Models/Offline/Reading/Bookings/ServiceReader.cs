using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Diary;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Matching;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>Hears what is to be done at an appointment: services by name or alias, several at once, the more specific
/// before the plain one; in a practice the coded reason, never what hurts.</summary>
internal sealed partial class ServiceReader(ServiceLexicon lexicon)
{
    private const double Enough = 0.45;
    private const int MostOffered = 4;

    private sealed record Found(int First, int Next, IReadOnlyList<SheetService> Candidates, bool Whole, int Consumed, string Named)
    {
        public bool Denied { get; init; }
    }

    /// <summary>The services named, in the order said.</summary>
    public IReadOnlyList<ServiceHeard> Hear(Utterance original)
    {
        if (lexicon.Sheet.Services.Count == 0)
            return [];
        var (said, sessions) = Sessions(original);
        var found = Scan(said);
        // "J'ai une ordonnance pour dix séances de kiné": a part of a name counts little beside a whole one.
        if (found.Exists(one => one.Whole))
            found.RemoveAll(one => !one.Whole && one.Consumed == 1);
        var kept = found.Where(one => !one.Denied && !IsDenied(said, one.First)).Select(one => For(one, original)).DistinctBy(heard => heard.Service.Id).ToList();
        if (kept is [{ Sure: true } only] && Fuller(only.Service, said) is { } fuller)
            kept = [only with { Candidates = [fuller] }];
        if (kept.Count == 0 && Visit(original) is { } visit)
            kept.Add(visit);
        return [.. kept.Select(heard => sessions > 1 ? heard with { Sessions = sessions } : heard)];
    }

    // "de la kiné, il me faudrait un bilan": the reason that has all of these words, however far apart they stand.
    private SheetService? Fuller(SheetService named, Utterance said)
    {
        if (named.Code is not { } code)
            return null;
        var head = Utterance.Of(code).Tokens.Select(token => token.Text).ToHashSet();
        var heard = said.Tokens.Select(token => token.Text).ToHashSet();
        var fuller = lexicon.Sheet.Services.Where(service => service.Id != named.Id && service.Code is { } other && Utterance.Of(other).Tokens.Select(token => token.Text).ToHashSet() is var words && words.IsProperSupersetOf(head) && heard.IsSupersetOf(words)).ToList();
        return fuller is [var one] ? one : null;
    }

    /// <summary>Of services that were offered, the one that an answer names by what only it has.</summary>
    public static SheetService? Choose(IReadOnlyList<SheetService> among, Utterance said)
    {
        var scored = among.Select(service => (Service: service, Score: said.Tokens.Count(token => Words(service).Contains(token.Text) && !among.All(other => Words(other).Contains(token.Text))))).ToList();
        var best = scored.Max(one => one.Score);
        return best > 0 && scored.Count(one => one.Score == best) == 1 ? scored.Find(one => one.Score == best).Service : null;
    }

    private List<Found> Scan(Utterance said)
    {
        var found = new List<Found>();
        for (var at = 0; at < said.Count;)
        {
            if (At(said, at) is { } one)
            {
                found.Add(one);
                at = one.Next;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private Found? At(Utterance said, int at)
    {
        var all = lexicon.Services(said, at).Where(one => one.Match.Likeness >= Likeness.Sure).ToList();
        if (all.Count == 0)
            return null;
        var whole = all.Where(one => one.Match.Whole).ToList();
        if (whole.Count > 0)
        {
            var longest = whole.Max(one => one.Match.Consumed);
            var likest = whole.Where(one => one.Match.Consumed == longest).Max(one => one.Match.Likeness);
            var best = whole.Where(one => one.Match.Consumed == longest && one.Match.Likeness >= likest - 0.03).ToList();
            var longer = all.Where(one => one.Match.Consumed > longest && one.Match.Coverage >= 0.6).ToList();
            if (longer.Count == 0)
                return Of(said, at, best, whole: true);
            all = longer;
        }

        var consumed = all.Max(one => one.Match.Consumed);
        var parts = all.Where(one => one.Match.Consumed == consumed).OrderByDescending(one => one.Match.Coverage).ToList();
        if (parts[0].Match.Coverage < (consumed > 1 ? 0.35 : 0.2) || Enumerable.Range(at, parts[0].Match.Next - at).All(token => said.Tokens[token].IsLink || ServiceWords.Weak.Contains(said.Tokens[token].Text)))
            return null;
        return Of(said, at, parts, whole: false);
    }

    private static Found Of(Utterance said, int at, List<(SheetService Service, Match<Guid> Match)> found, bool whole)
    {
        var candidates = found.OrderByDescending(one => one.Match.Score).Select(one => one.Service).Distinct().ToList();
        var sure = whole && candidates.Count == 1 || found[0].Match.Coverage >= Enough && candidates.Count == 1;
        var next = found.Max(one => one.Match.Next);
        return new Found(at, next, sure ? [candidates[0]] : [.. candidates.Take(MostOffered)], whole, found[0].Match.Consumed, said.Said(at, next));
    }

    // "une coupe pour mon mari" is the men's, whatever "une coupe" alone means here.
    private ServiceHeard For(Found found, Utterance original)
    {
        var named = found.Named;
        foreach (var (pattern, called) in ServiceWords.Whom)
        {
            if (!Pattern.Of(pattern).IsMatch(original.Plain))
                continue;
            var head = Utterance.Of(found.Candidates[0].Name).Tokens.FirstOrDefault(token => !token.IsLink)?.Text;
            var pool = found.Candidates.Concat(lexicon.Sheet.Services.Where(service => Utterance.Of(service.Name).Tokens.Any(token => token.Text == head)));
            if (found.Candidates.Any(service => called.Any(word => Words(service).Contains(word)) && found is { Whole: true, Consumed: > 1 }))
                break;
            if (pool.FirstOrDefault(service => called.Any(word => Own(service).Contains(word)) && Own(service).Contains(head ?? "")) is { } theirs)
                return new ServiceHeard([theirs], true, named);
        }

        return new ServiceHeard(found.Candidates, found.Candidates.Count == 1, named);
    }

    // "J'ai mal au dos, j'aimerais voir quelqu'un": a visit, and nothing of what hurts is kept.
    private ServiceHeard? Visit(Utterance said)
    {
        if (!AnyVisit.IsMatch(said.Plain))
            return null;
        foreach (var name in ServiceWords.PlainVisit)
        {
            if (lexicon.Sheet.Services.FirstOrDefault(service => Plain.Of(service.Code ?? "") == name || Plain.Of(service.Name) == name || service.Aliases.Any(alias => Plain.Of(alias) == name)) is { } visit)
                return new ServiceHeard([visit], true, name);
        }

        return lexicon.Sheet.Services.FirstOrDefault(service => Plain.Of(service.Name).StartsWith("consultation", StringComparison.Ordinal)) is { } first ? new ServiceHeard([first], true, first.Name) : null;
    }

    // "dix séances de kiné" is "une série de séances de kiné", where there is such a service.
    private static (Utterance Said, int Sessions) Sessions(Utterance said)
    {
        var match = Count().Match(said.Plain);
        if (!match.Success || Numbers.Hear(match.Groups["count"].Value) is not [{ Count: > 1 and < 100 } number, ..])
            return (said, 1);
        return (Utterance.Of(Series().IsMatch(said.Plain) ? Count().Replace(said.Plain, "seances") : Count().Replace(said.Plain, "serie de seances")), number.Count);
    }

    private static bool IsDenied(Utterance said, int at)
    {
        var before = said.PlainOf(0, said.Tokens[at].Word);
        return Denied.IsMatch(before);
    }

    private static HashSet<string> Words(SheetService service) =>
        [.. service.Aliases.Append(service.Name).Concat(service.Code is { } code ? [code] : []).SelectMany(name => Utterance.Of(name).Tokens).Where(token => !token.IsLink).Select(token => token.Text)];

    private static HashSet<string> Own(SheetService service) => [.. Utterance.Of(service.Name).Tokens.Select(token => token.Text)];

    private static readonly Regex AnyVisit = Pattern.Of(ServiceWords.AnyVisit);

    private static readonly Regex Denied = Pattern.Of(@"(?:pas|sans|plus|ni|annule\w*|au lieu d|au lieu de|a la place d|a la place de)(?: (?:de|d|la|le|les|l|une|un|du|mon|ma))*$");

    [GeneratedRegex(@"\b(?<count>\w+) seances?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"\bseries?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Series();
}
