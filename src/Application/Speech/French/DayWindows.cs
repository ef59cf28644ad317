using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Several days at once: "en fin de semaine", "ce week-end", "la semaine prochaine", "en décembre", "début janvier".</summary>
static class DayWindows
{
    public static HeardDate? Read(Words words, int at, DateContext context)
    {
        var today = context.Today;
        var monday = today.PlusDays(1 - (int)today.DayOfWeek);
        var edge = words.At(at) is "debut" or "milieu" or "fin" or "mi" or "courant" ? words.At(at) : "";
        var start = at + (edge.Length > 0 ? 1 : 0);
        while (edge.Length > 0 && words.At(start) is "de" or "d" or "la" or "du")
        {
            start++;
        }

        if (Weekend(words, start, out var next))
        {
            var saturday = monday.PlusDays(5);
            var later = words.At(next) is "prochain" ? 1 : words.Says(next, "d", "apres") ? 2 : 0;
            if (later == 0 || words.At(at - 1) == "ce")
            {
                return Window(at, next, saturday, 1, today);
            }

            saturday = saturday.PlusWeeks(today.DayOfWeek >= IsoDayOfWeek.Saturday ? 1 : 0);
            return Window(at, next + later, saturday, 1, today) with { ReadBack = true };
        }

        if (words.Says(at, "semaine", "derniere") || words.Says(at, "semaine", "passee"))
        {
            return new(at, at + 2, []) { From = monday.PlusWeeks(-1), Upto = monday.PlusDays(-1), Past = true };
        }

        if (words.Says(at, "mois", "dernier") || words.Says(at, "mois", "passe"))
        {
            var first = new LocalDate(today.Year, today.Month, 1);
            return new(at, at + 2, []) { From = first.PlusMonths(-1), Upto = first.PlusDays(-1), Past = true };
        }

        if (words.Says(at, "semaine", "du") && words.At(at - 1) is "la" && CalendarDays.Number(words, at + 2, context, named: true) is { Date: { } within } day)
        {
            var first = within.PlusDays(1 - (int)within.DayOfWeek);
            return Window(at, day.Next, first, 6, today);
        }

        if (words.At(start) == "semaine" && (edge.Length > 0 || words.At(at - 1) is "la" or "cette" || words.At(at + 1) is "prochaine" or "pro"))
        {
            var following = words.At(start + 1) is "prochaine" or "suivante" or "pro" || words.Says(start + 1, "d", "apres");
            var length = words.Says(start + 1, "d", "apres") ? 3 : following ? 2 : 1;
            return following || edge.Length > 0 || words.At(at - 1) == "cette" || words.Says(at - 2, "dans", "la")
                ? Week(at, start + length, following ? monday.PlusWeeks(1) : monday, edge, today)
                : null;
        }

        if (words.At(start) == "mois" && (edge.Length > 0 || words.At(at - 1) is "le" or "ce"))
        {
            var following = words.At(start + 1) is "prochain" or "suivant";
            return following || edge.Length > 0
                ? Month(at, start + (following ? 2 : 1), new LocalDate(today.Year, today.Month, 1).PlusMonths(following ? 1 : 0), edge, today)
                : null;
        }

        return WeekDays.Month(words.At(start)) is > 0 and var month && (edge.Length > 0 || words.At(at - 1) is "en" or "mois")
            ? NamedMonth(words, at, start + 1, month, edge, today)
            : null;
    }

    static HeardDate Week(int at, int next, LocalDate monday, string edge, LocalDate today)
    {
        var (first, days) = edge switch { "debut" => (0, 1), "milieu" => (1, 2), "fin" => (3, 2), _ => (0, 6) };
        var window = monday.PlusDays(first);
        return window.PlusDays(days) < today ? Window(at, next, window.PlusWeeks(1), days, today) : Window(at, next, window, days, today);
    }

    static HeardDate Month(int at, int next, LocalDate month, string edge, LocalDate today)
    {
        var last = month.PlusMonths(1).PlusDays(-1).Day;
        var (first, end) = edge switch { "debut" => (1, 10), "milieu" or "mi" => (11, 20), "fin" => (21, last), _ => (1, last) };
        return Window(at, next, month.PlusDays(first - 1), end - first, today);
    }

    // "en septembre", said in November: last September when the sentence looks back.
    static HeardDate NamedMonth(Words words, int at, int next, int month, string edge, LocalDate today)
    {
        var past = words.At(next) == "dernier";
        for (var back = at - 1; back >= 0 && back > at - 4 && !past; back--)
        {
            past = words.At(back) is "etait" or "etais" or "depuis" or "venue" or "venu";
        }

        var year = today.Year + (past && month > today.Month ? -1 : !past && month < today.Month ? 1 : 0);
        var heard = Month(at, next + (words.At(next) == "dernier" ? 1 : 0), new(year, month, 1), edge, past ? LocalDate.MinIsoValue : today);
        return heard with { Past = past };
    }

    static bool Weekend(Words words, int at, out int next)
    {
        next = at + 2;
        if (words.Says(at, "week", "end"))
        {
            return true;
        }

        next = at + 1;
        return words.At(at) is "weekend" or "we";
    }

    static HeardDate Window(int at, int next, LocalDate from, int days, LocalDate today)
    {
        var upto = from.PlusDays(days);
        return new(at, next, []) { From = from < today && upto >= today ? today : from, Upto = upto };
    }
}
