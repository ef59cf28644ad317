using System.Collections;

namespace Kalliky.Application.Speech.French;

/// <summary>The words of one utterance. Everything that hears French reads this, word by word.</summary>
public sealed class Words : IEnumerable<Word>
{
    /// <summary>What is longer than this is cut: no caller says more in one breath.</summary>
    public const int Longest = 2_000;

    readonly Word[] words;

    internal Words(string text, Word[] words) => (Text, this.words) = (text, words);

    /// <summary>The text that the words were cut from.</summary>
    public string Text { get; }

    public int Count => words.Length;

    public Word this[int index] => words[index];

    /// <summary>Cuts a text into words: elisions, hyphens and digits apart, offsets kept.</summary>
    public static Words Of(string text) => WordCutter.Cut(text.Length > Longest ? text[..Longest] : text);

    /// <summary>The plain word at a place, or "" outside the text, so that scanning needs no bounds check.</summary>
    public string At(int index) => (uint)index < (uint)words.Length ? words[index].Plain : "";

    /// <summary>Are these plain words said, one after the other, from this place on?</summary>
    public bool Says(int at, params ReadOnlySpan<string> sequence)
    {
        for (var i = 0; i < sequence.Length; i++)
        {
            if (At(at + i) != sequence[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A comma or the end of a sentence stands before this word.</summary>
    public bool BreaksAt(int index) => (uint)index < (uint)words.Length && words[index].Before >= Pause.Comma;

    /// <summary>The original text of the words from <paramref name="first"/> to <paramref name="next"/> (exclusive).</summary>
    public string Slice(int first, int next) =>
        first >= next ? "" : Text[words[first].Start..words[next - 1].End];

    public IEnumerator<Word> GetEnumerator() => ((IEnumerable<Word>)words).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
