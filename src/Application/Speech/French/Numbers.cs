namespace Kalliky.Application.Speech.French;

/// <summary>Numbers: heard in what a caller says, and said as French says them.</summary>
public static partial class Numbers
{
    /// <summary>Every number of a text, left to right; ranges are one.</summary>
    public static IReadOnlyList<HeardNumber> Hear(string text) => Hear(Words.Of(text));

    /// <inheritdoc cref="Hear(string)"/>
    public static IReadOnlyList<HeardNumber> Hear(Words words)
    {
        var heard = new List<HeardNumber>();
        for (var at = 0; at < words.Count;)
        {
            if (Hear(words, at) is { } number)
            {
                heard.Add(number);
                at = number.Next;
            }
            else
            {
                at++;
            }
        }

        return heard;
    }

    /// <summary>The number, measure or range that begins exactly at this word, or null.</summary>
    public static HeardNumber? Hear(Words words, int at)
    {
        if (words.Says(at, "entre"))
        {
            return One(words, at + 1) is { } low && words.Says(low.Next, "et") && One(words, low.Next + 1) is { } high && low.Value < high.Value
                ? low with { First = at, Next = high.Next, Upto = high.Value, Unit = high.Unit ?? low.Unit, Article = false }
                : null;
        }

        return One(words, at) is { } number ? Nuanced(words, NumberRanges.Extend(words, number)) : null;
    }

    /// <summary>One number without looking further than itself.</summary>
    internal static HeardNumber? One(Words words, int at)
    {
        if (Group(words, at) is { } group)
        {
            return group;
        }

        if (Rank(words, at) is { } rank)
        {
            return rank;
        }

        if (Measures.Read(words, at) is { } measure)
        {
            return measure;
        }

        return Cardinals.Read(words, at, out var value, out var next)
            ? new HeardNumber(at, next, value) { Article = next == at + 1 && words.At(at) is "un" or "une" }
            : null;
    }

    // "une douzaine", "une demi-douzaine", "deux douzaines", "une petite dizaine".
    static HeardNumber? Group(Words words, int at)
    {
        var count = words.At(at) is "la" ? 1 : NumberWords.Value(words.At(at));
        if (count is < 1 or > 20)
        {
            return null;
        }

        var next = at + 1;
        var loose = words.At(next) is "petite" or "bonne" or "grosse" or "grande" or "grosses" or "bonnes";
        next += loose ? 1 : 0;
        var half = words.At(next) is "demi" or "demie";
        next += half ? 1 : 0;
        var group = NumberWords.Collective(words.At(next));
        if (group < 0 || (words.At(at) == "la" && group != 12))
        {
            return null;
        }

        return new(at, next + 1, half ? count * group / 2m : count * group)
        {
            Collective = true,
            Approximate = loose || group is not (12 or 2),
        };
    }

    // "premier", "vingt et unième", "2e", "1er", "3 ème".
    static HeardNumber? Rank(Words words, int at)
    {
        var rank = NumberWords.Ordinal(words.At(at));
        if (rank >= 0)
        {
            var seconds = words.At(at) == "seconde" && NumberWords.IsNumber(words.At(at - 1));
            return seconds || words.At(at) == "unieme" ? null : new(at, at + 1, rank) { Ordinal = true };
        }

        if (!Cardinals.Read(words, at, out var value, out var next))
        {
            return null;
        }

        if (words[next - 1].IsDigits && words.At(next) is "er" or "ere" or "e" or "eme" or "ieme" or "nd" or "nde"
            && (words[next].Before == Pause.None || words.At(next).Length > 1))
        {
            return new(at, next + 1, value) { Ordinal = true };
        }

        var and = words.At(next) == "et" ? 1 : 0;
        var tail = NumberWords.Ordinal(words.At(next + and));
        return tail is >= 1 and <= 16 && value is >= 20 and <= 80 && value % 10 == 0 && !words.BreaksAt(next)
            && words.At(next + and) is not ("premier" or "premiere" or "second" or "seconde")
            ? new(at, next + and + 1, value + tail) { Ordinal = true }
            : value == 10 && tail is >= 7 and <= 9 && and == 0 ? new(at, next + 1, 10 + tail) { Ordinal = true } : null;
    }

    static HeardNumber Nuanced(Words words, HeardNumber number) =>
        number.Approximate || !Vaguely(words, number) ? number : number with { Approximate = true };

    static bool Vaguely(Words words, HeardNumber number)
    {
        var before = number.First;
        return words.At(before - 1) is "environ" or "presque" or "quasiment" or "vers"
            || words.Says(before - 2, "autour", "de") || words.Says(before - 2, "dans", "les")
            || words.Says(before - 3, "a", "peu", "pres") || words.Says(before - 3, "plus", "ou", "moins")
            || IsAbout(words, number.Next) || (!words.BreaksAt(number.Next) && IsAbout(words, number.Next + 1));
    }

    // Right behind the number, or behind what it counts: "douze personnes environ".
    static bool IsAbout(Words words, int at) => words.At(at) == "environ" || words.Says(at, "a", "peu", "pres");
}
