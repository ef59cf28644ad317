using System.Text;

namespace Kalliky.Application.Speech.French;

/// <summary>A name spelt aloud, with the words that spelt it.</summary>
public sealed record HeardSpelling(int First, int Next, string Name)
{
    /// <summary>
    /// The name with one letter more in front, where the word before it may be that letter: "c'est o l i n" is Olin, or Colin.
    /// The name that was said decides.
    /// </summary>
    public string? Or { get; init; }
}

/// <summary>Names spelt aloud: "D comme Daniel, U, P comme Pierre", "A-U-L-T", "deux T", "avec un H".</summary>
public static partial class Spelling
{
    /// <summary>The longest name spelt in an utterance, or null when nothing is spelt.</summary>
    public static HeardSpelling? Hear(string text) => Hear(Words.Of(text));

    /// <inheritdoc cref="Hear(string)"/>
    public static HeardSpelling? Hear(Words words)
    {
        HeardSpelling? longest = null;
        for (var at = 0; at < words.Count;)
        {
            var heard = Hear(words, at);
            at = heard?.Next ?? at + 1;
            longest = heard is not null && !IsRemark(words, heard) && heard.Name.Length > (longest?.Name.Length ?? 0) ? heard : longest;
        }

        return longest is { Or: { } or } && Says(words, longest, or) ? longest with { Name = or, Or = null } : longest;
    }

    // "avec A-U-L-T à la fin" tells how a name ends; it is not one.
    static bool IsRemark(Words words, HeardSpelling heard)
    {
        var next = heard.Next;
        return Place(words, ref next) != SpellingHint.Where.Anywhere || words.Says(heard.First - 2, "termine", "par") || words.Says(heard.First - 2, "finit", "par");
    }

    // The name itself was said beside its letters: "Colin, c'est o l i n".
    static bool Says(Words words, HeardSpelling heard, string name)
    {
        var plain = Plain.Word(name);
        for (var at = 0; at < words.Count; at++)
        {
            if ((at < heard.First || at >= heard.Next) && words.At(at) == plain)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// One letter where a letter is expected, as itself or as recognition writes it: "taille elle" is L, "bâtiment c'est" is C.
    /// Ask only there: elsewhere "elle" is a word.
    /// </summary>
    public static bool HearLetter(Words words, int at, out char letter, out int next)
    {
        var heard = Letters.Read(words, at, out letter, out next);
        letter = char.ToUpperInvariant(letter);
        return heard;
    }

    // A run of letters counts when enough of them are beyond doubt: "il y a" is no name, "A, B" may be.
    static HeardSpelling? Hear(Words words, int first)
    {
        // "Lefebvre avec un B, L, E, F…": the B is a remark, not the beginning.
        if (words.At(first - 1) is "un" or "une" or "seul" or "sans" && words.BreaksAt(first + 1))
        {
            return null;
        }

        var name = new StringBuilder();
        var (sure, steps, at, end, length) = (0, 0, first, first, 0);
        var paused = false;
        while (at < words.Count && Step(words, at, name, out var next, out var clear))
        {
            paused |= at > first && words[at].Before is Pause.None or Pause.Comma;
            sure += clear;
            steps += clear > 0 ? 1 : 0;
            if (clear > 0 || !Letters.IsLittleWord(words.At(next - 1)))
            {
                (end, length) = (next, name.Length);
            }

            at = next;
        }

        if (steps < 2 || (sure < 3 && !paused) || (!paused && words.Says(first, "y", "a")))
        {
            return null;
        }

        var spelt = name.ToString(0, length).Trim();
        var doubtful = Letters.IsLittleWord(words.At(first)) || words.Says(first, "c", "est") || words.Says(first, "j", "ai");
        return doubtful ? new(first, end, Capitalise(spelt[1..])) { Or = Capitalise(spelt) } : new(first, end, Capitalise(spelt));
    }

    /// <summary>"jean-pierre" is "Jean-Pierre", "le goff" is "Le Goff".</summary>
    internal static string Capitalise(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (i == 0 || letters[i - 1] is ' ' or '-' or '\'')
            {
                letters[i] = char.ToUpperInvariant(letters[i]);
            }
        }

        return new(letters);
    }
}
