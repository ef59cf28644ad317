using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>"matin", "midi", "après-midi", "soir": where they stand and what they cover.</summary>
public static class DayParts
{
    /// <summary>The part of the day named at this word ("soir", "après-midi", "soirée"); midi only where it is no clock time.</summary>
    public static DayPart? At(Words words, int at, out int next)
    {
        next = at + 1;
        if (words.At(at - 1) is "bonne" or "bon" or "menu" or "formule" or "petit")
        {
            return null;
        }

        switch (words.At(at))
        {
            case "matin" or "matinee" or "mat":
                return DayPart.Morning;
            case "soir" or "soiree" or "nuit" or "diner" or "souper":
                return DayPart.Evening;
            case "dejeuner":
                return DayPart.Midday;
            case "aprem":
                return DayPart.Afternoon;
            case "apres" when words.At(at + 1) == "midi" && !words.Says(at + 2, "et"):
                next = at + 2;
                return DayPart.Afternoon;
            case "midi" when ClockReading.IsPart(words, at) && words.At(at - 1) != "apres":
                return DayPart.Midday;
            default:
                return null;
        }
    }

    /// <summary>The part said right after a time or a day: "du soir", "au soir", "dans la soirée", "matin".</summary>
    internal static DayPart? After(Words words, int at, out int next)
    {
        var start = at;
        while (start < at + 3 && words.At(start) is "du" or "de" or "le" or "au" or "dans" or "l" or "la" or "en" or "ce" or "cet" or "cette"
            && !words.BreaksAt(start))
        {
            start++;
        }

        next = at;
        return !words.BreaksAt(start) && At(words, start, out var after) is { } part && (next = after) > 0 ? part : null;
    }

    /// <summary>The part of the day named nearest to a place in the text.</summary>
    /// <param name="close">It stands in the same breath, with no comma in between.</param>
    internal static DayPart? Nearest(Words words, int first, int last, out bool close)
    {
        var (left, right) = (true, true);
        for (var away = 1; away < words.Count; away++)
        {
            left &= !words.BreaksAt(first - away + 1);
            right &= !words.BreaksAt(last + away - 1);
            if (first - away >= 0 && At(words, first - away, out _) is { } before)
            {
                close = left;
                return before;
            }

            if (last + away - 1 < words.Count && At(words, last + away - 1, out _) is { } after)
            {
                close = right;
                return after;
            }
        }

        close = false;
        return null;
    }

    /// <summary>Does a time of day belong to this part?</summary>
    public static bool Has(this DayPart part, LocalTime time) => part switch
    {
        DayPart.Morning => time.Hour < 12,
        DayPart.Midday => time.Hour is >= 11 and < 16,
        DayPart.Afternoon => time.Hour is >= 12 and < 20,
        _ => time.Hour is >= 17 or < 3,
    };

    /// <summary>What the part covers when nothing narrows it.</summary>
    public static (LocalTime From, LocalTime Upto) Span(this DayPart part, Meal meal = Meal.None) => part switch
    {
        DayPart.Morning => (new(8, 0), new(12, 0)),
        DayPart.Midday => (new(12, 0), new(14, 0)),
        DayPart.Afternoon => (new(13, 0), new(18, 0)),
        _ => (new(meal == Meal.Dinner ? 19 : 18, 0), new(22, 0)),
    };
}
