using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Matching;

/// <summary>Names to be found in what callers say: whole or in part, as written or as recognition wrote them, with
/// little words in between and in any order. Built once, then only read.</summary>
internal sealed class PhraseBook<T>
    where T : notnull
{
    private readonly Vocabulary vocabulary = new();
    private readonly Dictionary<int, List<int>> phrasesOf = [];
    private readonly List<Entry> entries = [];

    private sealed record Entry(Phrase<T> Phrase, IReadOnlyList<(int Word, uint Covers)> Units, double[] Weights);

    public int Count => entries.Count;

    /// <param name="names">What each thing is called; a thing may have several names.</param>
    /// <param name="companions">Words that may stand beside the names of a thing.</param>
    public static PhraseBook<T> Of(IEnumerable<(T Means, string Name)> names, Func<T, IReadOnlyCollection<string>>? companions = null)
    {
        var book = new PhraseBook<T>();
        var phrases = names.Select(name => Phrase<T>.Of(name.Means, name.Name, companions?.Invoke(name.Means) ?? [])).OfType<Phrase<T>>().ToList();
        var spread = phrases.SelectMany(phrase => phrase.Words.Select(word => (word.Text, phrase.Means))).Distinct()
            .GroupBy(pair => pair.Text).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var phrase in phrases)
            book.Add(phrase, spread);
        return book;
    }

    /// <summary>The best match of each thing whose name begins at this token.</summary>
    public IEnumerable<Match<T>> At(Utterance said, int at)
    {
        if (at >= said.Count || entries.Count == 0)
            return [];
        var best = new Dictionary<T, Match<T>>();
        foreach (var entry in Candidates(said, at))
        {
            if (Align(entries[entry], said, at) is { } match && (match.Telling || match is { Whole: true, Unsaid.Count: 0 })
                && (!best.TryGetValue(match.Means, out var known) || (match.Consumed, match.Score).CompareTo((known.Consumed, known.Score)) > 0))
                best[match.Means] = match;
        }

        return best.Values;
    }

    private void Add(Phrase<T> phrase, Dictionary<string, int> spread)
    {
        var units = new List<(int, uint)>();
        for (var i = 0; i < phrase.Words.Count; i++)
        {
            units.Add((vocabulary.Add(phrase.Words[i].Text, phrase.Words[i].Sound), 1u << i));
            // "bobun" for "bo bun": two words of the name heard as one.
            if (i + 1 < phrase.Words.Count && Joined(phrase.Words[i].Text, phrase.Words[i + 1].Text) is { } joined)
                units.Add((vocabulary.Add(joined, Sound.Of(joined)), 3u << i));
        }

        foreach (var (word, _) in units)
        {
            if (!phrasesOf.TryGetValue(word, out var list))
                phrasesOf[word] = list = [];
            if (list.Count == 0 || list[^1] != entries.Count)
                list.Add(entries.Count);
        }

        entries.Add(new Entry(phrase, units, [.. phrase.Words.Select(word => Weight(word, spread))]));
    }

    // What many names share tells little; what may be left out tells almost nothing.
    private static double Weight(PhraseWord word, Dictionary<string, int> spread) =>
        word.IsCompanion ? 0 : (word.Light ? 0.2 : 1) / (1 + 0.25 * Math.Log(spread[word.Text]));

    private IEnumerable<int> Candidates(Utterance said, int at)
    {
        var found = new HashSet<int>();
        foreach (var (word, _) in vocabulary.Like(said.Tokens[at]))
            found.UnionWith(phrasesOf[word]);
        if (Split(said, at) is { } joined)
        {
            foreach (var (word, _) in vocabulary.Like(joined, Sound.Of(joined)))
                found.UnionWith(phrasesOf[word]);
        }

        return found;
    }

    private Match<T>? Align(Entry entry, Utterance said, int first)
    {
        var (covered, next, consumed, weight, like) = (0u, first, 0, 0.0, 0.0);
        for (var at = first; at < said.Count && (at == first || !said.BreaksAt(at));)
        {
            var step = Unit(entry, said, at, covered);
            if (step.Tokens == 0)
            {
                if (at == first || at - next >= 2 || !MayBridge(entry, said.Tokens[at]))
                    break;
                at++;
                continue;
            }

            covered |= step.Covers;
            at = next = at + step.Tokens;
            consumed++;
            weight += step.Weight;
            like += step.Weight * step.Likeness;
        }

        return weight < 0.1 ? null : Matched(entry, first, next, consumed, covered, weight, like / weight);
    }

    private static Match<T>? Matched(Entry entry, int first, int next, int consumed, uint covered, double weight, double likeness)
    {
        var words = entry.Phrase.Words;
        var unsaid = new List<string>();
        var (told, telling, whole, own) = (false, false, true, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var said = (covered & (1u << i)) != 0;
            told |= said && !words[i].Light;
            own += said && !words[i].IsCompanion ? 1 : 0;
            telling |= said && !words[i].IsCompanion && !Stem.IsNumber(words[i].Text) && !CommonWords.Has(words[i].Text) && (!words[i].Light || consumed > 1);
            whole &= said || words[i].Light;
            if (!said && !words[i].IsCompanion)
                unsaid.Add(words[i].Text);
        }

        // "une bouteille de cidre": light words together tell something too; a number does beside a word.
        return told || own > 1 ? new Match<T>(entry.Phrase.Means, first, next, consumed, weight / entry.Weights.Sum(), likeness, whole, telling, unsaid) : null;
    }

    private static bool MayBridge(Entry entry, Token token) => token.IsLink || entry.Phrase.HasJoint && Links.Joins(token.Plain);

    // The best unit of the name that this token (or this token and the next, written apart) is.
    // A number in front is a count, unless the name itself begins with it.
    private (uint Covers, int Tokens, double Weight, double Likeness) Unit(Entry entry, Utterance said, int at, uint covered)
    {
        var best = Best(entry, vocabulary.Like(said.Tokens[at]), covered);
        if (best.Likeness < 1 && said.Tokens[at].IsCommon)
            return default;
        if (covered == 0 && said.Tokens[at].IsNumber && best.Covers != 1)
            return default;
        if (best.Likeness < 0.9 && Split(said, at) is { } joined && Best(entry, vocabulary.Like(joined, Sound.Of(joined)), covered) is { Likeness: >= 0.9 } split)
            return (split.Covers, 2, split.Weight, split.Likeness);
        return (best.Covers, best.Likeness > 0 ? 1 : 0, best.Weight, best.Likeness);
    }

    private static (uint Covers, double Weight, double Likeness) Best(Entry entry, (int Id, double Likeness)[] like, uint covered)
    {
        var best = (Covers: 0u, Weight: 0.0, Likeness: 0.0);
        foreach (var (id, likeness) in like)
        {
            foreach (var (word, covers) in entry.Units)
            {
                if (word == id && (covers & covered) == 0 && likeness > best.Likeness)
                    best = (covers, WeightOf(entry, covers), likeness);
            }
        }

        return best;
    }

    private static double WeightOf(Entry entry, uint covers)
    {
        var weight = 0.0;
        for (var i = 0; i < entry.Weights.Length; i++)
            weight += (covers & (1u << i)) != 0 ? entry.Weights[i] : 0;
        return weight;
    }

    // "cheese burger" for "cheeseburger".
    private static string? Split(Utterance said, int at) =>
        at + 1 < said.Count && !said.BreaksAt(at + 1) ? Joined(said.Tokens[at].Text, said.Tokens[at + 1].Text) : null;

    private static string? Joined(string left, string right) =>
        !Stem.IsNumber(left) && !Stem.IsNumber(right) && left.Length + right.Length >= 5 ? left + right : null;
}
