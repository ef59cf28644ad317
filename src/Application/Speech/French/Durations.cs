namespace Kalliky.Application.Speech.French;

/// <summary>Reads a length of time in minutes: "trois quarts d'heure", "une heure et quart", "1h30", "une vingtaine de minutes".</summary>
static class Durations
{
    public static bool Read(Words words, int at, out int minutes, out int next)
    {
        minutes = 0;
        next = at + (words.At(at) is "environ" or "bien" ? 1 : words.Says(at, "a", "peu", "pres") ? 3 : 0);
        if (words.Says(next, "l", "heure") || words.Says(next, "la", "demi", "heure"))
        {
            (minutes, next) = words.At(next) == "l" ? (60, next + 2) : (30, next + 3);
            return true;
        }

        var start = next;
        if (Fraction(words, start, out minutes, out next))
        {
            return true;
        }

        if (Numbers.Hear(words, start) is not { Ordinal: false, Unit: null } number || (number.Upto ?? number.Value) is > 6000 or < 1)
        {
            return false;
        }

        var count = number.Upto ?? number.Value;
        next = number.Next;
        next += words.At(next) is "petite" or "bonne" or "grosse" or "petites" or "bonnes" or "grosses" or "de" ? 1 : 0;
        if (words.At(next) is "minutes" or "minute" or "min" or "mn" or "mins")
        {
            (minutes, next) = ((int)Math.Ceiling(count), next + 1);
            return true;
        }

        if (words.At(next) is not ("heure" or "heures" or "h"))
        {
            return false;
        }

        (minutes, next) = ((int)(count * 60), next + 1);
        minutes += Rest(words, ref next);
        return true;
    }

    // "une demi-heure", "un petit quart d'heure", "trois quarts d'heure", "1/2 heure", "3/4 d'heure".
    static bool Fraction(Words words, int at, out int minutes, out int next)
    {
        minutes = 0;
        next = at;
        var count = NumberWords.Value(words.At(at));
        if (count is not (1 or 3) && words.At(at) is not ("demi" or "demie" or "quart"))
        {
            return false;
        }

        next += count > 0 ? 1 : 0;
        next += words.At(next) is "petite" or "petit" or "bonne" or "bon" or "grosse" or "gros" ? 1 : 0;
        if (words.Says(next, "/", "2") || words.Says(next, "/", "4"))
        {
            minutes = words.At(next + 1) == "2" ? 30 : 15 * count;
            next += 2;
        }
        else if (words.At(next) is "demi" or "demie")
        {
            (minutes, next) = (30, next + 1);
        }
        else if (words.At(next) is "quart" or "quarts" or "car" or "cart")
        {
            (minutes, next) = (15 * Math.Max(1, count), next + 1);
        }
        else
        {
            return false;
        }

        next += words.At(next) is "d" or "de" ? 1 : 0;
        next++;
        return words.At(next - 1) is "heure" or "heures" or "h";
    }

    // After the hours: "et demie", "et quart", "moins le quart", "trente", "vingt minutes".
    static int Rest(Words words, ref int next)
    {
        if (words.At(next) == "et" && words.At(next + 1) is "demi" or "demie" or "quart")
        {
            next += 2;
            return words.At(next - 1) == "quart" ? 15 : 30;
        }

        if (words.Says(next, "et", "un", "quart") || words.Says(next, "moins", "le", "quart"))
        {
            next += 3;
            return words.At(next - 2) == "un" ? 15 : -15;
        }

        if (words.BreaksAt(next) || !Cardinals.Read(words, next, out var minutes, out var after) || minutes is 0 or > 59
            || (minutes < 10 && after < words.Count && !words.BreaksAt(after) && words.At(after) is not ("minutes" or "minute" or "min")))
        {
            return 0;
        }

        next = after + (words.At(after) is "minutes" or "minute" or "min" or "mn" ? 1 : 0);
        return minutes;
    }
}
