namespace Kalliky.Application.Speech.French;

/// <summary>One remark on how a name is written: "deux T", "un seul N", "sans H", "A-U-L-T à la fin".</summary>
/// <param name="Letters">The letter, or the letters of an end.</param>
/// <param name="Count">How often the letter stands in a row; 0 when it must go.</param>
/// <param name="Only">"un seul".</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Next">The word after the remark.</param>
sealed record SpellingHint(string Letters, int Count, bool Only, SpellingHint.Where Place, int Next)
{
    public enum Where
    {
        Anywhere,
        Start,
        End,
    }

    /// <summary>The name with the remark obeyed; null when it could be obeyed in several ways.</summary>
    public static string? Apply(string name, SpellingHint hint)
    {
        if (hint.Count == 0)
        {
            return Without(name, hint);
        }

        if (hint.Place == Where.End)
        {
            return WithEnd(name, hint.Letters.Length == 1 ? new(hint.Letters[0], hint.Count) : hint.Letters);
        }

        var doubled = name.IndexOf(hint.Letters + hint.Letters, StringComparison.OrdinalIgnoreCase);
        if (hint.Count == 2)
        {
            return doubled >= 0 ? name : Alone(name, hint.Letters) is > 0 and var place ? name.Insert(place, hint.Letters) : null;
        }

        return hint.Only && doubled >= 0 ? name.Remove(doubled, 1)
            : name.Contains(hint.Letters, StringComparison.OrdinalIgnoreCase) ? name
            : WithLetter(name, hint);
    }

    static string? Without(string name, SpellingHint hint)
    {
        if (hint.Place == Where.End)
        {
            return name.EndsWith(hint.Letters, StringComparison.OrdinalIgnoreCase) && name.Length > 2 ? name[..^1] : name;
        }

        return !name.Contains(hint.Letters, StringComparison.OrdinalIgnoreCase) ? name
            : Alone(name, hint.Letters) is >= 0 and var place ? Spelling.Capitalise(name.Remove(place, 1)) : null;
    }

    // Where the letter stands, when it stands there alone; -1 otherwise.
    static int Alone(string name, string letter)
    {
        var first = name.IndexOf(letter, StringComparison.OrdinalIgnoreCase);
        return first == name.LastIndexOf(letter, StringComparison.OrdinalIgnoreCase) ? first : -1;
    }

    // A missing letter goes where French leaves no choice: a silent H before a first vowel or after the T, a Y for the only I, a K for the only C.
    static string? WithLetter(string name, SpellingHint hint)
    {
        var plain = Plain.Of(name);
        if (hint.Letters == "h")
        {
            return hint.Place == Where.Start || plain is ['a' or 'e' or 'i' or 'o' or 'u' or 'y', ..]
                ? Spelling.Capitalise("h" + char.ToLowerInvariant(name[0]) + name[1..])
                : plain is ['t', ..] ? name.Insert(1, "h")
                : name.IndexOf("tt", StringComparison.OrdinalIgnoreCase) is > 0 and var tt ? name.Insert(tt + 2, "h")
                : Alone(name, "t") is > 0 and var t ? name.Insert(t + 1, "h") : null;
        }

        var twin = hint.Letters switch { "y" => "i", "i" => "y", "k" => "c", "c" => "k", "z" => "s", "s" => "c", "w" => "v", _ => "\0" };
        return Alone(name, twin) is >= 0 and var place ? Spelling.Capitalise(name.Remove(place, 1).Insert(place, hint.Letters)) : null;
    }

    // Ends that sound alike; a new one takes the place of the old.
    static readonly string[][] Alike =
    [
        ["eaux", "aults", "ault", "aulx", "auds", "auts", "aud", "aut", "eau", "aux", "ots", "ost", "ot", "od", "os", "au", "o"],
        ["ets", "et", "ais", "ait", "ay", "ey", "er", "ez", "ée", "é"],
        ["t", "d", "s", "x", "z", "p"],
    ];

    static string? WithEnd(string name, string end)
    {
        if (name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
        {
            return name;
        }

        foreach (var group in Alike)
        {
            var old = Array.Find(group, old => name.Length > old.Length + 1 && name.EndsWith(old, StringComparison.OrdinalIgnoreCase));
            if (old is not null && group.Contains(end))
            {
                return name[..^old.Length] + end;
            }
        }

        return end.Length == 1 ? name + end : null;
    }
}
