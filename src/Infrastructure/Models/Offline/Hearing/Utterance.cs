using System.Text;
using Kalliky.Application.Speech.French;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>What was said, cut once for all who read it: words with their places, tokens for the lexicon, and the
/// plain text that patterns run over.</summary>
internal sealed class Utterance
{
    private readonly int[] starts;
    private readonly int[] tokenOfWord;

    private Utterance(Words words, List<Token> tokens, string plain, int[] starts)
    {
        Words = words;
        Tokens = tokens;
        Plain = plain;
        this.starts = starts;
        tokenOfWord = new int[words.Count + 1];
        tokenOfWord[words.Count] = tokens.Count;
        for (var at = 0; at < tokens.Count; at++)
            tokenOfWord.AsSpan(tokens[at].Word, tokens[at].NextWord - tokens[at].Word).Fill(at);
    }

    public Words Words { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>The plain words, one space apart: "c est tout merci".</summary>
    public string Plain { get; }

    public int Count => Tokens.Count;

    public bool IsEmpty => Tokens.Count == 0;

    public static Utterance Of(string text)
    {
        var words = Words.Of(Misheard.Mended(text));
        var plain = new StringBuilder(text.Length);
        var starts = new int[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
                plain.Append(' ');
            starts[i] = plain.Length;
            plain.Append(words[i].Plain.Replace('\'', ' '));
        }

        return new Utterance(words, Tokeniser.Cut(words), plain.ToString(), starts);
    }

    /// <summary>The word that begins at or holds this place of <see cref="Plain"/>.</summary>
    public int WordAt(int offset)
    {
        var found = Array.BinarySearch(starts, offset);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The first word after this place of <see cref="Plain"/>.</summary>
    public int WordAfter(int end) => end == 0 ? 0 : WordAt(end - 1) + 1;

    public int TokenAt(int word) => tokenOfWord[Math.Clamp(word, 0, Words.Count)];

    /// <summary>The plain text from a word on.</summary>
    public string PlainFrom(int word) => word < starts.Length ? Plain[starts[word]..] : "";

    /// <summary>The plain text of some words.</summary>
    public string PlainOf(int first, int next) => first >= next || first >= starts.Length
        ? ""
        : Plain[starts[first]..(next < starts.Length ? starts[next] - 1 : Plain.Length)];

    /// <summary>What was said in these tokens, as it was written.</summary>
    public string Said(int firstToken, int nextToken) => firstToken >= nextToken
        ? ""
        : Words.Slice(Tokens[firstToken].Word, Tokens[nextToken - 1].NextWord);

    /// <summary>The plain word of a token, or "" outside.</summary>
    public string At(int token) => (uint)token < (uint)Tokens.Count ? Tokens[token].Plain : "";

    /// <summary>A comma or the end of a sentence stands before this token.</summary>
    public bool BreaksAt(int token) => (uint)token < (uint)Tokens.Count && Tokens[token].Before >= Pause.Comma;

    public bool StopsAt(int token) => (uint)token >= (uint)Tokens.Count || Tokens[token].Before == Pause.Stop;
}
