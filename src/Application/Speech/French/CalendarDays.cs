using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Days by their number: "le vingt-quatre décembre", "le 24", "24/12", "le premier janvier".</summary>
static class CalendarDays
{
    public static HeardDate? Read(Words words, int at, DateContext context)
    {
        if (words.At(at) is "le" or "au" or "du")
        {
            return Number(words, at + 1, context, named: true) is { } date ? date with { First = at } : null;
        }

        return Number(words, at, context, named: false);
    }

    /// <param name="named">"le" or a weekday stands before, so that a day of the month needs no month.</param>
    public static HeardDate? Number(Words words, int at, DateContext context, bool named)
    {
        if (Numbers.One(words, at) is not { Unit: null, Collective: false, Count: >= 1 and <= 31 } day || (day.Ordinal && day.Count != 1))
        {
            return null;
        }

        var month = WeekDays.Month(words.At(day.Next));
        if (month > 0 && !words.BreaksAt(day.Next))
        {
            return WithMonth(words, at, day.Count, month, day.Next + 1, context);
        }

        if (words.At(day.Next) == "/" && NumberWords.Value(words.At(day.Next + 1)) is >= 1 and <= 12 and var slashed)
        {
            var year = words.At(day.Next + 2) == "/" ? day.Next + 3 : day.Next + 2;
            return WithMonth(words, at, day.Count, slashed, year, context);
        }

        if (named && InMonth(words, day.Next, context.Today, out var after) is { } first && Day(first, day.Count) is { } inMonth)
        {
            return Dates.One(at, after, inMonth);
        }

        if (!named)
        {
            return words[at].IsDigits && Numeric(words, at, day, context) is { } full ? full : null;
        }

        return Numeric(words, at, day, context)
            ?? (!(day.Ordinal && !words[at].IsDigits) && Ends(words, day.Next) ? Alone(at, day, context) : null);
    }

    // "le 5 du mois prochain", "le 28 de ce mois".
    static LocalDate? InMonth(Words words, int at, LocalDate today, out int next)
    {
        next = at + 3;
        var first = new LocalDate(today.Year, today.Month, 1);
        return words.Says(at, "du", "mois", "prochain") || words.Says(at, "du", "mois", "suivant") ? first.PlusMonths(1)
            : words.Says(at, "de", "ce", "mois") ? first : null;
    }

    // "24 12 2026", and after "le" also "24 12".
    static HeardDate? Numeric(Words words, int at, HeardNumber day, DateContext context)
    {
        if (words.At(day.Next) is not [>= '0' and <= '9', ..] || NumberWords.Value(words.At(day.Next)) is not (>= 1 and <= 12 and var month))
        {
            return null;
        }

        var year = NumberWords.Value(words.At(day.Next + 1));
        return year is >= 2020 and <= 2099 || (words.At(at - 1) == "le" && Ends(words, day.Next + 1))
            ? WithMonth(words, at, day.Count, month, day.Next + 1, context)
            : null;
    }

    static HeardDate? WithMonth(Words words, int at, int day, int month, int next, DateContext context)
    {
        next += words.At(next) is "prochain" ? 1 : 0;
        var year = Year(words, ref next);
        var date = year > 0 ? Day(year, month, day) : NextTime(context.Today, month, day);
        return date is { } known ? Dates.One(at, next, known) with { Past = known < context.Today } : null;
    }

    static int Year(Words words, ref int next)
    {
        if (Cardinals.Read(words, next, out var year, out var after) && !words.BreaksAt(next) && words.At(after) is not ("h" or "heures" or "heure"))
        {
            if (year is >= 2000 and <= 2099)
            {
                next = after;
                return year;
            }

            if (words.At(next - 1) == "/" && year is >= 20 and <= 99)
            {
                next = after;
                return 2000 + year;
            }
        }

        next -= words.At(next - 1) == "/" && words.At(next) is not [>= '0' and <= '9', ..] ? 1 : 0;
        return 0;
    }

    // "le 24": this month's or the next one's; said on the 24th itself, today would be "aujourd'hui".
    static HeardDate Alone(int at, HeardNumber day, DateContext context)
    {
        var candidates = new List<LocalDate>();
        var from = context.About is { } about && about > context.Today ? new LocalDate(about.Year, about.Month, 1) : new(context.Today.Year, context.Today.Month, 1);
        for (var month = 0; month < 4 && candidates.Count == 0; month++)
        {
            if (Day(from.PlusMonths(month), day.Count) is { } date && date > context.Today)
            {
                candidates.Add(date);
            }
        }

        var now = context.Today.Day == day.Count;
        return new(at, day.Next, now ? [.. candidates, context.Today] : candidates) { ReadBack = now };
    }

    static LocalDate? NextTime(LocalDate today, int month, int day)
    {
        for (var year = today.Year; year <= today.Year + 4; year++)
        {
            if (Day(year, month, day) is { } date && date >= today)
            {
                return date;
            }
        }

        return null;
    }

    static LocalDate? Day(LocalDate month, int day) => Day(month.Year, month.Month, day);

    internal static LocalDate? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    // After a bare day of the month no noun may follow: "le 4 fromages" is not a date.
    static bool Ends(Words words, int at) => at >= words.Count || words.BreaksAt(at)
        || words.At(at) is "a" or "au" or "pour" or "si" or "c" or "s" or "on" or "en" or "dans" or "ce" or "j" or "je" or "vers" or "plutot"
            or "est" or "ou" or "et" or "non" or "pas" or "matin" or "midi" or "soir" or "apres" or "prochain" or "comme" or "avec" or "mais"
            or "merci" or "alors" or "euh" or "moi" or "hein" or "ca" or "sera" or "serait" or "avant" or "peut"
            or "possible" or "du" or "le" or "la" or "donc" or "sinon";
}
