using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Days of the week: "samedi", "mercredi prochain", "samedi en huit", "jeudi de la semaine prochaine", "samedi 28".</summary>
static class NamedDays
{
    public static HeardDate? Read(Words words, int at, DateContext context)
    {
        if (OfMonth(words, at, context.Today) is { } ranked)
        {
            return ranked;
        }

        // "lundi de Pâques", "jeudi de l'Ascension" are feasts.
        if (WeekDays.Of(words.At(at)) is not { } weekDay || (words.At(at + 1) == "de" && words.At(at + 2) is "paques" or "pentecote" or "l"))
        {
            return null;
        }

        return WithNumber(words, at, weekDay, context) ?? Bare(words, at, weekDay, context);
    }

    // "le premier samedi de décembre", "le dernier jeudi du mois".
    static HeardDate? OfMonth(Words words, int at, LocalDate today)
    {
        var rank = words.At(at) == "dernier" ? 0 : NumberWords.Ordinal(words.At(at));
        if (rank is < 0 or > 4 || WeekDays.Of(words.At(at + 1)) is not { } weekDay)
        {
            return null;
        }

        var month = WeekDays.Month(words.At(at + 3));
        var year = today.Year + (month > 0 && month < today.Month ? 1 : 0);
        if (words.At(at + 2) is not ("de" or "d" or "du") || (month == 0 && words.At(at + 3) != "mois"))
        {
            return null;
        }

        var first = month > 0 ? new LocalDate(year, month, 1) : new(today.Year, today.Month, 1);
        var following = month == 0 && words.At(at + 4) is "prochain" or "suivant";
        first = following ? first.PlusMonths(1) : first;
        var date = rank == 0 ? first.PlusMonths(1).Previous(weekDay) : first.PlusDays(-1).Next(weekDay).PlusWeeks(rank - 1);
        return Dates.One(at, at + (following ? 5 : 4), date) with { ReadBack = true };
    }

    // "samedi vingt-huit novembre", "mardi 8", "vendredi, le 27".
    static HeardDate? WithNumber(Words words, int at, IsoDayOfWeek weekDay, DateContext context)
    {
        var the = words.At(at + 1) == "le" ? 1 : 0;
        if (CalendarDays.Number(words, at + 1 + the, context, named: true) is not { } date || (the == 0 && words.BreaksAt(at + 1)))
        {
            return null;
        }

        foreach (var candidate in date.Candidates)
        {
            if (candidate.DayOfWeek == weekDay)
            {
                return date with { First = at, Candidates = [candidate], ReadBack = false };
            }
        }

        if (the == 1 && words.BreaksAt(at + 1))
        {
            return null;
        }

        // The name and the number disagree. A later month may reconcile them; if not, both are open.
        for (var month = 1; month <= 2 && words.At(date.Next - 1) is var last && WeekDays.Month(last) == 0; month++)
        {
            var later = date.Candidates[0].PlusMonths(month);
            if (later.Day == date.Candidates[0].Day && later.DayOfWeek == weekDay)
            {
                return date with { First = at, Candidates = [later, date.Candidates[0]], ReadBack = true };
            }
        }

        return date with { First = at, Candidates = [date.Candidates[0], Coming(context.Today, weekDay)], ReadBack = true };
    }

    static HeardDate Bare(Words words, int at, IsoDayOfWeek weekDay, DateContext context)
    {
        var today = context.Today;
        var coming = Coming(today, weekDay);
        var next = at + 1;
        while (DayParts.At(words, next, out var afterPart) is not null && !words.BreaksAt(next))
        {
            next = afterPart;
        }

        var part = next > at + 1 ? DayParts.At(words, at + 1, out _) : null;
        HeardDate Heard(int length, bool readBack, params LocalDate[] days) =>
            new(at, next + length, days) { ReadBack = readBack, Part = part };

        if (words.At(next) == "en" && words.At(next + 1) is "huit" or "8" or "quinze" or "15")
        {
            var weeks = words.At(next + 1) is "huit" or "8" ? 1 : 2;
            return Heard(2, true, (coming == today ? today : coming).PlusWeeks(weeks));
        }

        if (words.At(next) is "dernier" or "passe" || words.At(at - 1) == "depuis")
        {
            return Heard(words.At(next) is "dernier" or "passe" ? 1 : 0, false, today.Previous(weekDay)) with { Past = true };
        }

        if (words.At(next) is "prochain" or "prochains")
        {
            return Next(today, coming) is var (days, doubt) ? Heard(1, doubt, days) : null!;
        }

        if (words.At(next) is "suivant" || words.Says(next, "d", "apres") || words.Says(next, "qui", "suit"))
        {
            return Heard(words.At(next) is "suivant" ? 1 : 2, true, (context.About ?? coming).Next(weekDay));
        }

        if (words.Says(next, "qui", "vient"))
        {
            return Heard(2, false, coming);
        }

        if (Week(words, next, today, out var length) is { } monday)
        {
            return Heard(length, false, monday.PlusDays((int)weekDay - 1));
        }

        // "samedi dans huit jours" is "samedi en huit".
        if (words.Says(next, "dans") && words.At(next + 1) is "huit" or "8" or "quinze" or "15" && words.At(next + 2) == "jours")
        {
            return Heard(3, true, coming.PlusWeeks(words.At(next + 1) is "huit" or "8" ? 1 : 2));
        }

        var likely = words.At(at - 1) == "ce" ? [coming] : words.At(at - 1) == "un" ? [coming, coming.PlusWeeks(1)] : Near(context, coming, weekDay, part);
        return Heard(0, likely.Length > 1, likely);
    }

    // "prochain" is this one or the one after; nobody calls tomorrow "mercredi prochain".
    static (LocalDate[] Days, bool Doubt) Next(LocalDate today, LocalDate coming)
    {
        var days = Period.DaysBetween(today, coming);
        return days == 0 ? ([today.PlusWeeks(1)], false)
            : days <= 2 ? ([coming.PlusWeeks(1), coming], true)
            : ([coming, coming.PlusWeeks(1)], true);
    }

    // "de la semaine prochaine", "de cette semaine", "de la semaine d'après".
    static LocalDate? Week(Words words, int at, LocalDate today, out int length)
    {
        var start = at + (words.At(at) == "de" ? 1 : 0);
        length = start - at + 3;
        var monday = today.PlusDays(1 - (int)today.DayOfWeek);
        if (words.Says(start, "la", "semaine") && words.At(start + 2) is "prochaine" or "suivante" or "pro")
        {
            return monday.PlusWeeks(1);
        }

        if (words.Says(start, "la", "semaine", "d", "apres"))
        {
            length++;
            return monday.PlusWeeks(1);
        }

        length--;
        return words.Says(start, "cette", "semaine") ? monday : null;
    }

    // While a far day is discussed, "le mercredi" is the one beside it.
    static LocalDate[] Near(DateContext context, LocalDate coming, IsoDayOfWeek weekDay, DayPart? part)
    {
        if (context.About is not { } about)
        {
            return coming != context.Today ? [coming]
                : part?.Span().Upto <= context.Now ? [coming.PlusWeeks(1)]
                : [coming, coming.PlusWeeks(1)];
        }

        var beside = about.PlusDays(weekDay - about.DayOfWeek);
        return beside < context.Today || beside == coming ? [coming] : [beside, coming];
    }

    /// <summary>The first such day from today on.</summary>
    internal static LocalDate Coming(LocalDate today, IsoDayOfWeek weekDay) =>
        today.DayOfWeek == weekDay ? today : today.Next(weekDay);
}
