namespace Kalliky.Application.Speech.French;

/// <summary>A clock time as it was said, before anything decides whether "huit heures" is morning or evening.</summary>
readonly record struct SaidClock(int First, int Next, int Hour, int Minute, bool Certain)
{
    /// <summary>"du soir", said with it.</summary>
    public DayPart? Part { get; init; }
}

/// <summary>Reads clock times: "vingt heures trente", "20h30", "huit heures moins vingt", "midi et quart".</summary>
static class ClockReading
{
    /// <summary>The clock time that begins at this word.</summary>
    /// <param name="bare">A number alone is enough ("entre sept et huit heures", or a time was asked for).</param>
    public static SaidClock? Read(Words words, int at, bool bare = false)
    {
        if (words.At(at) is "midi" or "minuit")
        {
            if (IsPart(words, at))
            {
                return null;
            }

            var noon = words.At(at) == "midi" ? 12 : 24;
            return Finish(words, at, at + 1, noon, certain: true);
        }

        if (NumberWords.Value(words.At(at)) is < 0 or > 23 || !Cardinals.BelowHundred(words, at, out var hour, out var next) || hour > 23)
        {
            return null;
        }

        var certain = hour is 0 or > 11 || words.At(at) is ['0', _];
        if (words.At(next) is "heure" or "heures" or "h" or "heur" && !words.BreaksAt(next))
        {
            return Finish(words, at, next + 1, hour, certain);
        }

        var vague = words.Says(next, "et", "demie") || words.Says(next, "et", "demi") || words.Says(next, "et", "quart")
            || words.Says(next, "moins", "le", "quart");
        var led = words.At(at - 1) is "a" or "vers" or "pour" or "avant" or "apres";
        return (bare && !IsOther(words, at, next, led)) || (vague && led) ? Finish(words, at, next, hour, certain, bare: true) : null;
    }

    static SaidClock? Finish(Words words, int first, int next, int hour, bool certain, bool bare = false)
    {
        var minute = Minutes(words, ref next, bare);
        var total = (hour * 60 + minute + 1440) % 1440;
        next += words.At(next) is "pile" or "precises" or "precise" or "tapantes" ? 1 : 0;
        var said = new SaidClock(first, next, total / 60, total % 60, certain);
        return DayParts.After(words, next, out var after) is { } part ? said with { Part = part, Next = after } : said;
    }

    static int Minutes(Words words, ref int next, bool bare)
    {
        if (words.At(next) == "et" && words.At(next + 1) is "demi" or "demie" or "quart")
        {
            next += 2;
            return words.At(next - 1) == "quart" ? 15 : 30;
        }

        if (words.Says(next, "et", "un", "quart") || words.Says(next, "moins", "le", "quart") || words.Says(next, "moins", "un", "quart"))
        {
            next += 3;
            return words.At(next - 3) == "et" ? 15 : -15;
        }

        if (words.Says(next, "moins", "quart"))
        {
            next += 2;
            return -15;
        }

        if (words.At(next) == "moins" && Cardinals.BelowHundred(words, next + 1, out var less, out var end) && less is > 0 and < 60)
        {
            next = end;
            return -less;
        }

        if (words.Says(next, "trois", "quarts") || words.Says(next, "3", "quarts"))
        {
            next += 2;
            return 45;
        }

        if (words.BreaksAt(next) || !ReadMinute(words, next, out var minute, out var after) || minute > 59
            || words.At(after) is "heure" or "heures" or "h" || IsCount(words, after) || (bare && minute < 10 && words.At(next) is not ['0', ..]))
        {
            return 0;
        }

        next = after;
        next += words.At(next) is "minutes" or "mn" or "min" ? 1 : 0;
        return minute;
    }

    // "zéro cinq", "0 5" and "05" are five past.
    static bool ReadMinute(Words words, int at, out int minute, out int next)
    {
        if (words.At(at) is "zero" or "0" && NumberWords.Value(words.At(at + 1)) is >= 0 and <= 9 and var unit)
        {
            (minute, next) = (unit, at + 2);
            return true;
        }

        return Cardinals.BelowHundred(words, at, out minute, out next);
    }

    // Asked for a time, "deux personnes", "une Reine" and a phone number are still none.
    static bool IsOther(Words words, int at, int next, bool led) => IsCount(words, next)
        || (!led && words.At(at) is "un" or "une" && next == at + 1 && words.At(at - 1) is not ("entre" or "et" or "de"))
        || (NumberWords.IsNumber(words.At(next)) && NumberWords.IsNumber(words.At(next + 1)) && NumberWords.IsNumber(words.At(next + 2)))
        || NumberWords.IsNumber(words.At(at - 1));

    // "vingt heures quatre personnes": the four are people, not minutes.
    static bool IsCount(Words words, int at) => words.At(at) is "personnes" or "personne" or "couverts" or "couvert" or "adultes"
        or "enfants" or "places" or "pers" or "convives" or "pizzas" or "euros" or "menus" or "tables";

    /// <summary>"samedi midi", "ce midi": the part of the day, not twelve o'clock.</summary>
    internal static bool IsPart(Words words, int at) =>
        words.At(at) == "midi" && !(words.At(at + 1) == "et" && words.At(at + 2) is "demi" or "demie" or "quart")
        && (words.At(at - 1) is "ce" or "le" or "du" or "demain" or "hier" or "apres" or "au" || WeekDays.Of(words.At(at - 1)) is not null)
        && !words.BreaksAt(at);
}
