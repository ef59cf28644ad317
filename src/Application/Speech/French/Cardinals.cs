namespace Kalliky.Application.Speech.French;

/// <summary>Reads one cardinal number, 0 to 999 999, said in words, in digits, or as recognition splits it.</summary>
static class Cardinals
{
    /// <summary>The longest number that begins at this word; false when none does.</summary>
    public static bool Read(Words words, int at, out int value, out int next)
    {
        if (NumberWords.IsThousand(words.At(at)))
        {
            value = 1;
            next = at;
        }
        else if (!BelowThousand(words, at, out value, out next))
        {
            return false;
        }

        if (NumberWords.IsThousand(words.At(next)) && value is > 0 and < 1000 && (next == at || !words.BreaksAt(next)))
        {
            next++;
            value *= 1000;
            if (!words.BreaksAt(next) && !HasLeadingZero(words, next) && BelowThousand(words, next, out var rest, out var after))
            {
                value += rest;
                next = after;
            }
        }

        return true;
    }

    static bool BelowThousand(Words words, int at, out int value, out int next)
    {
        if (NumberWords.IsHundred(words.At(at)))
        {
            value = 1;
            next = at;
        }
        else if (!BelowHundred(words, at, out value, out next))
        {
            return false;
        }

        if (NumberWords.IsHundred(words.At(next)) && (next == at || !words.BreaksAt(next)) && value is > 0 and < 20)
        {
            next++;
            value *= 100;
            if (!words.BreaksAt(next) && !words.Says(next, "zero") && !HasLeadingZero(words, next)
                && BelowHundred(words, next, out var rest, out var after) && rest < 100)
            {
                value += rest;
                next = after;
            }
        }

        return true;
    }

    /// <summary>A number below a hundred, or one run of digits of any length.</summary>
    public static bool BelowHundred(Words words, int at, out int value, out int next) =>
        BelowHundred(words, at, words.Count, out value, out next);

    /// <param name="limit">The word to stop before, for a reader that tries shorter numbers.</param>
    public static bool BelowHundred(Words words, int at, int limit, out int value, out int next)
    {
        value = NumberWords.Value(words.At(at));
        next = at + 1;
        if (value < 0 || HasLeadingZero(words, at) || Ends(words, next, limit))
        {
            return value >= 0;
        }

        // "on sera quatre, vingt heures trente": nobody counts eighty hours.
        if (value == 4 && NumberWords.Value(words.At(next)) == 20 && words.At(next + 1) is not ("heures" or "heure" or "h"))
        {
            value = 80;
            next++;
        }

        Complete(words, limit, ref value, ref next, written: words[at].IsDigits && next == at + 1);
        return true;
    }

    // The tail of a ten: "vingt et un", "soixante-douze", "60 12", "4 20 11".
    static void Complete(Words words, int limit, ref int value, ref int next, bool written)
    {
        if (value is not (10 or 20 or 30 or 40 or 50 or 60 or 70 or 80 or 90) || Ends(words, next, limit))
        {
            return;
        }

        var and = words.At(next) == "et" && !Ends(words, next + 1, limit) ? 1 : 0;
        var tail = NumberWords.Value(words.At(next + and));
        if (tail < 0 || HasLeadingZero(words, next + and) || (and == 1 && !(tail == 1 || (tail == 11 && value == 60))))
        {
            return;
        }

        var digits = words[next + and].IsDigits;
        var after = next + and + 1;
        if (value is 60 or 80 && tail == 10 && !Ends(words, after, limit)
            && NumberWords.Value(words.At(after)) is >= 7 and <= 9 and var last)
        {
            (tail, after) = (10 + last, after + 1);
        }

        var fits = value switch
        {
            10 => tail is >= 7 and <= 9 && !written && !digits,
            60 or 80 => tail is >= 10 and <= 19 || (tail is >= 1 and <= 9 && !(written && digits)),
            _ => tail is >= 1 and <= 9 && !(written && (digits || and == 1)),
        };
        if (fits)
        {
            (value, next) = (value + tail, after);
        }
    }

    static bool Ends(Words words, int at, int limit) => at >= limit || words.BreaksAt(at);

    static bool HasLeadingZero(Words words, int at) => words.At(at) is ['0', _, ..];
}
