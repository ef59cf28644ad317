using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Lets the dates of one utterance explain each other: "samedi en huit, le 5 décembre", "mercredi prochain, pas demain".</summary>
static class DateSettling
{
    public static IReadOnlyList<HeardDate> Settle(Words words, List<HeardDate> heard)
    {
        for (var i = heard.Count - 2; i >= 0; i--)
        {
            if ((Together(words, heard[i], heard[i + 1]) ?? Inside(words, heard[i], heard[i + 1])) is { } one)
            {
                heard[i] = one;
                heard.RemoveAt(i + 1);
            }
        }

        var denied = heard.Where(date => date is { Denied: true, Candidates.Count: 1 }).Select(date => date.Candidates[0]).ToHashSet();
        return denied.Count == 0 ? heard : heard.ConvertAll(date => date.Denied ? date : Without(date, denied));
    }

    // Two names of one day, side by side.
    static HeardDate? Together(Words words, HeardDate first, HeardDate second)
    {
        if (first.Denied || second.Denied || first.IsWindow || second.IsWindow || !Touch(words, first.Next, second.First))
        {
            return null;
        }

        var common = first.Candidates.Intersect(second.Candidates).ToList();
        return common.Count == 0 ? null : first with
        {
            Next = second.Next,
            Candidates = common,
            Part = second.Part ?? first.Part,
            ReadBack = common.Count > 1 && (first.ReadBack || second.ReadBack),
        };
    }

    // "la semaine prochaine, mardi" and "mardi, la semaine prochaine": the day of that week.
    static HeardDate? Inside(Words words, HeardDate first, HeardDate second)
    {
        var (window, day) = first.IsWindow ? (first, second) : (second, first);
        if (day.IsWindow || day.Denied || window.Denied || window is not { From: { } from, Upto: { } upto, Candidates.Count: 0 }
            || !Touch(words, first.Next, second.First) || Period.DaysBetween(from, upto) > 6 || WeekDays.Of(words.At(day.First)) is not { } weekDay)
        {
            return null;
        }

        var date = from.DayOfWeek == weekDay ? from : from.Next(weekDay);
        return date > upto ? null : day with { First = first.First, Next = second.Next, Candidates = [date], ReadBack = false };
    }

    static bool Touch(Words words, int at, int end)
    {
        while (at < end && words.At(at) is "le" or "donc" or "alors" or "soit" or "hein" or "oui" or "euh" or "c" or "est" or "a" or "dire")
        {
            at++;
        }

        return at == end;
    }

    static HeardDate Without(HeardDate date, HashSet<LocalDate> denied)
    {
        var left = date.Candidates.Where(day => !denied.Contains(day)).ToList();
        return left.Count == 0 || left.Count == date.Candidates.Count ? date : date with { Candidates = left, ReadBack = left.Count > 1 };
    }
}
