namespace Kalliky.Application.Speech.French;

/// <summary>A run of spoken numbers that may be a phone number, with what may stand between them.</summary>
static class PhoneRun
{
    const int Longest = 40;

    /// <summary>The run that begins at this word: numbers with nothing but fillers and corrections in between.</summary>
    public static bool Find(Words words, int at, out int next)
    {
        next = at;
        if (!IsPart(words, at))
        {
            return false;
        }

        for (var i = at; i < words.Count && i - at < Longest; i++)
        {
            if (IsPart(words, i))
            {
                next = i + 1;
            }
            else if (!IsFiller(words.At(i)) && !IsCorrection(words, i))
            {
                break;
            }
        }

        return true;
    }

    /// <summary>Where the number may begin: the run's start, or a zero after a pause ("on est 4, 06 39…").</summary>
    public static IEnumerable<int> Starts(Words words, int at, int next)
    {
        yield return at;
        for (var i = at + 1; i < next; i++)
        {
            if ((words.BreaksAt(i) || IsFiller(words.At(i - 1))) && (words.At(i) is ['0', ..] or "zero" or "plus"))
            {
                yield return i;
            }
        }
    }

    /// <summary>Where it may end: the run's end, or before a last number that counts something else ("…22, 4 personnes").</summary>
    public static IEnumerable<int> Ends(Words words, int at, int next)
    {
        yield return next;
        if (next >= words.Count || words.BreaksAt(next))
        {
            yield break;
        }

        for (var i = next - 1; i > at; i--)
        {
            if (words.BreaksAt(i) || words.At(i - 1) == "et")
            {
                yield return i;
                yield break;
            }
        }
    }

    public static bool IsPart(Words words, int at) => at < words.Count && (words[at].IsDigits || NumberWords.IsNumber(words.At(at))
        || (words.At(at) is "double" or "triple" or "plus" && (NumberWords.Value(words.At(at + 1)) >= 0 || words.At(at + 1) is ['3', '3', ..])));

    public static bool IsFiller(string plain) => plain is "euh" or "alors" or "donc" or "puis" or "ensuite" or "et" or "tiret" or "point"
        or "." or "," or "/" or "le" or "apres" or "heu" or "hum" or "voila" or "attendez" or "hein" or "hop" or "oui" or "ok";

    /// <summary>"trente-neuf, non, quarante-neuf": what comes next takes the place of what came before.</summary>
    public static bool IsCorrection(Words words, int at) => words.At(at) is "non" or "pardon" or "plutot" or "enfin"
        && (IsPart(words, at + 1) || (words.At(at + 1) is "pardon" or "plutot" or "c" or "je" or "euh" or "le" && at + 2 < words.Count));

    /// <summary>The next word of the run that is a number or a correction.</summary>
    public static int Skip(Words words, int at, int end)
    {
        while (at < end && !IsCorrection(words, at) && !IsPart(words, at))
        {
            at++;
        }

        return at;
    }
}
