namespace Kalliky.Application.Speech.French;

/// <summary>What stood between a word and the one before it.</summary>
public enum Pause
{
    /// <summary>Nothing: an apostrophe, a hyphen, or a digit that touches a letter.</summary>
    None,
    Space,
    Comma,
    Stop,
}

/// <summary>One spoken word, with the place that it has in the text.</summary>
/// <param name="Original">As written: "d'" keeps its apostrophe.</param>
/// <param name="Plain">Lower case, without accents or apostrophe: "l'œuf" is "l", "oeuf".</param>
/// <param name="Start">Where the word begins in the text.</param>
/// <param name="End">Where it ends (exclusive).</param>
/// <param name="Before">What stands between it and the word before.</param>
public readonly record struct Word(string Original, string Plain, int Start, int End, Pause Before)
{
    /// <summary>A shortened word: l', d', qu'…</summary>
    public bool Elided => Original.Length > 1 && Original[^1] is '\'' or '’';

    public bool IsDigits => Plain.Length > 0 && char.IsAsciiDigit(Plain[0]);
}
