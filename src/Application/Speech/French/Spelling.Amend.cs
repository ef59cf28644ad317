namespace Kalliky.Application.Speech.French;

public static partial class Spelling
{
    /// <summary>
    /// The name as the caller corrects it: "Mathieu avec deux T" is Matthieu, "Dupont avec un D à la fin" Dupond,
    /// "Thibaud avec A-U-L-T à la fin" Thibault. The name is unchanged when the hint fits it already; null when nothing is
    /// hinted, or when the hint could go in several places: ask for the spelling.
    /// </summary>
    public static string? Amend(string name, string text) => Amend(name, Words.Of(text));

    /// <inheritdoc cref="Amend(string, string)"/>
    public static string? Amend(string name, Words words)
    {
        name = name.Trim();
        string? amended = null;
        for (var at = 0; at + 1 < words.Count && name.Length > 0; at++)
        {
            if (Opens(words, at) && Hint(words, at) is { } hint)
            {
                amended = SpellingHint.Apply(amended ?? name, hint);
                at = hint.Next - 1;

                // "avec deux T et un H"
                while (amended is not null && words.At(at + 1) == "et" && Hint(words, at + 1, hint.Count == 0) is { } more)
                {
                    amended = SpellingHint.Apply(amended, more);
                    at = more.Next - 1;
                }

                if (amended is null)
                {
                    return null;
                }
            }
        }

        return amended;
    }

    // "avec", "sans", "prend", or any word before "deux S".
    static bool Opens(Words words, int at) => words.At(at) is "avec" or "sans" or "prend"
        || (words.At(at + 1) is "deux" or "2" && Letters.Clear(words, at + 2, out _)
            && !Letters.Read(words, at, out _, out _) && !Letters.Read(words, at + 3, out _, out _));

    // The word at this place is "avec", "sans" or "et": a number of letters follows, or letters for an end.
    static SpellingHint? Hint(Words words, int at, bool without = false)
    {
        without = words.At(at) == "sans" || (without && words.At(at) == "et");
        var start = at + 1;
        var count = words.At(start) switch { "deux" or "2" or "double" => 2, "un" or "une" or "1" or "le" => 1, _ => 0 };
        start += count > 0 ? 1 : 0;
        var only = words.At(start) is "seul" or "seule";
        start += only ? 1 : 0;
        if ((count > 0 || without) && Letters.Read(words, start, out var letter, out var next) && IsWhole(words, start, next))
        {
            return new(new(letter, 1), without ? 0 : count, only, Place(words, ref next), next);
        }

        return count == 0 && !without && Hear(words, start) is { Next: var end } ending && Place(words, ref end) == SpellingHint.Where.End
            ? new(ending.Name.ToLowerInvariant(), 1, false, SpellingHint.Where.End, end)
            : null;
    }

    // "avec un air italien" is no R: a word that only sounds like a letter must stand alone.
    static bool IsWhole(Words words, int at, int next) => Letters.Clear(words, at, out _) || next >= words.Count || words.BreaksAt(next)
        || words.At(next) is "a" or "au" or "et" or "s";

    static SpellingHint.Where Place(Words words, ref int next)
    {
        var place = words.Says(next, "a", "la", "fin") ? SpellingHint.Where.End
            : words.Says(next, "au", "bout") ? SpellingHint.Where.End
            : words.Says(next, "au", "debut") ? SpellingHint.Where.Start
            : SpellingHint.Where.Anywhere;
        next += place == SpellingHint.Where.Anywhere ? 0 : words.At(next) == "a" ? 3 : 2;
        return place;
    }
}
