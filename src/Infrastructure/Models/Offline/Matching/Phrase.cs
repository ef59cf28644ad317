using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Matching;

/// <summary>One name as the lexicon knows it: its telling words with their weight, and words that may go with it.</summary>
internal sealed record Phrase<T>(T Means, IReadOnlyList<PhraseWord> Words, bool HasJoint)
{
    /// <summary>No name has more words that matter.</summary>
    public const int MostWords = 24;

    /// <param name="companions">Words that often stand beside the name and are no part of it, such as "pizza".</param>
    public static Phrase<T>? Of(T means, string name, IReadOnlyCollection<string> companions)
    {
        var heard = Utterance.Of(name);
        var content = heard.Tokens.Where(token => !token.IsLink && !Links.Joins(token.Plain)).ToList();
        if (content.Count == 0)
            content = [.. heard.Tokens];
        var own = content.DistinctBy(token => token.Text).Take(MostWords).ToList();
        if (own.Count == 0)
            return null;
        var telling = own.Exists(token => !token.IsNumber && !MayBeLeftOut(token));
        var words = own.ConvertAll(token => new PhraseWord(token.Text, token.Sound, IsLight(token)));
        words.AddRange(companions.Where(extra => own.TrueForAll(token => token.Text != extra)).Take(MostWords - words.Count)
            .Select(extra => new PhraseWord(extra, Sound.Of(extra), true) { IsCompanion = true }));
        return new Phrase<T>(means, words, heard.Tokens.Any(token => Links.Joins(token.Plain)));

        bool IsLight(Token token) => telling && (MayBeLeftOut(token) || IsPieces(token));

        // "6 pièces", "x6": how many there are of it.
        bool IsPieces(Token token) => token.IsNumber && heard.Tokens is var all && all.ToList().IndexOf(token) is var at
            && (heard.At(at + 1) is "pieces" or "piece" or "pcs" || heard.At(at - 1) is "x" or "par" && at == all.Count - 1);

        bool MayBeLeftOut(Token token) =>
            companions.Contains(token.Text) || Stem.IsMeasure(token.Text) || MenuWords.PlainKind.Contains(token.Text) || MenuWords.Vessels.Contains(token.Text);
    }
}

/// <param name="Text">As <see cref="Token.Text"/>.</param>
/// <param name="Light">It may be left out: the size of a bottle, the category in front of the name.</param>
internal sealed record PhraseWord(string Text, string Sound, bool Light)
{
    /// <summary>Not a word of the name at all, only often beside it.</summary>
    public bool IsCompanion { get; init; }
}
