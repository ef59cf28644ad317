using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>"dans huit jours" (a week), "dans quinze jours" (two), "dans trois semaines", "dans un mois", "il y a deux jours".</summary>
static class CountedDays
{
    public static HeardDate? Read(Words words, int at, DateContext context)
    {
        if (words.At(at) is "sous" or "dans" or "d" or "il" or "y" or "depuis" && Opener(words, at, out var past) is var start && start > at
            && Span(words, start, context.Today, past, out var day, out var next, out var loose))
        {
            var date = new HeardDate(at, next, [day]) { Past = past, Approximate = loose > 0 };
            date = loose > 0 ? date with { From = day.PlusDays(-3), Upto = day.PlusDays(loose) } : date;
            return past ? date : WithWeekDay(words, date, day);
        }

        return null;
    }

    static int Opener(Words words, int at, out bool past)
    {
        past = words.At(at) is "il" or "y" or "depuis";
        return words.At(at) switch
        {
            "dans" when words.At(at + 1) is "environ" => at + 2,
            "dans" or "sous" or "depuis" => at + 1,
            "d" when words.At(at + 1) == "ici" => at + 2,
            "il" when words.Says(at + 1, "y", "a") => at + 3,
            "y" when words.At(at + 1) == "a" && words.At(at - 1) != "il" => at + 2,
            _ => at,
        };
    }

    // loose: how many days later would do as well; 0 when the day is meant exactly.
    static bool Span(Words words, int at, LocalDate today, bool past, out LocalDate day, out int next, out int loose)
    {
        (day, next, loose) = (today, at, 0);
        if (Numbers.Hear(words, at) is not { Ordinal: false, IsWhole: true, Count: > 0 and <= 400 } number)
        {
            if (words.At(at) is not ("huitaine" or "quinzaine"))
            {
                return false;
            }

            (day, next) = (today.PlusDays(words.At(at) == "huitaine" ? 7 : 14), at + 1);
            return true;
        }

        var count = number.Count;
        next = number.Next;
        next += words.At(next) is "de" or "petites" or "bonnes" ? 1 : 0;
        var sign = past ? -1 : 1;
        switch (words.At(next))
        {
            case "jours" or "jour":
                day = today.PlusDays(sign * (count switch { 8 => 7, 15 => 14, _ => count }));
                break;
            case "semaines" or "semaine":
                day = today.PlusWeeks(sign * count);
                loose = count > 1 && !past ? 3 : 0;
                break;
            case "mois":
                day = today.PlusMonths(sign * count);
                loose = past ? 0 : 7;
                break;
            case "an" or "ans" or "annees" or "annee":
                day = today.PlusYears(sign * count);
                break;
            default:
                // "dans une quinzaine", "sous une huitaine".
                if (!number.Collective || count is not (8 or 15) || words.At(next - 1) == "de")
                {
                    return false;
                }

                day = today.PlusDays(count == 8 ? 7 : 14);
                return true;
        }

        next++;
        loose = number.Approximate && loose == 0 ? 3 : loose;
        return true;
    }

    // "dans quinze jours, un vendredi soir": the Fridays on both sides, the nearer first.
    static HeardDate WithWeekDay(Words words, HeardDate date, LocalDate day)
    {
        var at = date.Next;
        while (at < date.Next + 3 && words.At(at) is "un" or "le" or "plutot" or "si" or "possible" or "donc" or "vers")
        {
            at++;
        }

        if (WeekDays.Of(words.At(at)) is not { } weekDay || words.At(at + 1) is "en" or "prochain")
        {
            return date;
        }

        var before = day.DayOfWeek == weekDay ? day : day.Previous(weekDay);
        var after = day.DayOfWeek == weekDay ? day : day.Next(weekDay);
        IReadOnlyList<LocalDate> both = before == after ? [day]
            : Period.DaysBetween(day, after) <= Period.DaysBetween(before, day) ? [after, before] : [before, after];
        return date with { Next = at + 1, Candidates = both, ReadBack = both.Count > 1, From = null, Upto = null, Approximate = false };
    }
}
