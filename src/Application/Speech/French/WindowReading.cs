using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Reads windows of time: "pas avant dix-huit heures", "entre midi et deux", "en fin de matinée".</summary>
static class WindowReading
{
    /// <summary>"pas avant T", "après T", "à partir de T", "avant T", "jusqu'à T", "d'ici T".</summary>
    public static HeardTime.Window? Bound(Words words, int at, TimeContext context)
    {
        var (from, length) = Opener(words, at);
        if (length == 0 || ClockReading.Read(words, at + length, bare: context.Asked) is not { } said)
        {
            return null;
        }

        var clock = ClockChoice.Choose(words, said, context);
        return new(at, said.Next, from ? clock.At : null, from ? null : clock.At);
    }

    /// <summary>"vingt heures au plus tard", "dix-huit heures minimum".</summary>
    public static HeardTime.Window? Limit(Words words, HeardTime.Clock clock)
    {
        var at = clock.Next + (words.At(clock.Next) is "grand" ? 1 : 0);
        var length = words.Says(at, "au", "plus") || words.Says(at, "dernier", "delai") ? 3 : words.At(at) == "au" ? 2 : 1;
        return words.At(at + length - 1) switch
        {
            "tard" when length == 3 => new(clock.First, at + 3, null, clock.At),
            "tot" when length == 3 => new(clock.First, at + 3, clock.At, null),
            "maximum" or "max" or "maxi" => new(clock.First, at + length, null, clock.At),
            "minimum" or "mini" => new(clock.First, at + length, clock.At, null),
            _ when words.Says(at, "dernier", "delai") => new(clock.First, at + 2, null, clock.At),
            _ => null,
        };
    }

    // True: the time is the start of the window.
    static (bool From, int Length) Opener(Words words, int at) => words.At(at) switch
    {
        "pas" when words.At(at + 1) is "avant" => (true, 2),
        "pas" when words.At(at + 1) is "apres" => (false, 2),
        "pas" when words.Says(at + 1, "plus", "tot", "que") => (true, 4),
        "pas" when words.Says(at + 1, "plus", "tard", "que") => (false, 4),
        "apres" or "des" => (true, 1),
        "a" when words.Says(at + 1, "partir", "de") => (true, 3),
        "a" when words.Says(at + 1, "compter", "de") => (true, 3),
        "avant" => (false, 1),
        "au" when words.Says(at + 1, "plus", "tot") => (true, 3),
        "au" when words.Says(at + 1, "plus", "tard") => (false, 3),
        "jusqu" when words.At(at + 1) == "a" => (false, 2),
        "d" when words.At(at + 1) == "ici" => (false, 2),
        _ => (false, 0),
    };

    /// <summary>"entre midi et deux", "entre sept et huit heures", "de dix-huit à vingt heures".</summary>
    public static HeardTime.Window? Between(Words words, int at, TimeContext context)
    {
        if (words.At(at) is not ("entre" or "de") || (words.At(at) == "de" && ShiftReading.Moves(words, at) != 0)
            || ClockReading.Read(words, at + 1, bare: true) is not { } start
            || words.At(start.Next) != (words.At(at) == "de" ? "a" : "et") || ClockReading.Read(words, start.Next + 1, bare: true) is not { } end)
        {
            return null;
        }

        // A bare pair may be people; one of the two must be a time in its own right.
        if (!context.Asked && ClockReading.Read(words, start.First) is null && ClockReading.Read(words, end.First) is null)
        {
            return null;
        }

        var from = start.Certain ? new LocalTime(start.Hour, start.Minute)
            : ClockChoice.Choose(words, end.Part is null ? start : start with { Part = start.Part ?? end.Part }, context).At;
        return new(at, end.Next, from, ClockChoice.After(from, end));
    }

    /// <summary>"vers dix, onze heures": one word of hours for two numbers.</summary>
    public static HeardTime.Window? SideBySide(Words words, int at, TimeContext context)
    {
        if (words.At(at - 1) is not ("vers" or "a" or "les") || ClockReading.Read(words, at, bare: true) is not { Minute: 0 } start
            || ClockReading.Read(words, start.Next) is not { } end || (end.Hour - start.Hour) is not (1 or 2))
        {
            return null;
        }

        var from = ClockChoice.Choose(words, start.Certain ? start : start with { Part = end.Part }, context).At;
        return new(at, end.Next, from, ClockChoice.After(from, end)) { Approximate = true };
    }

    /// <summary>"le matin", "en fin de matinée", "première heure", "en début de soirée", "entre midi et deux".</summary>
    public static HeardTime.Window? Vague(Words words, int at, TimeContext context)
    {
        if (words.Says(at, "premiere", "heure") || (words.Says(at + 1, "l", "ouverture") && words.At(at) is "a" or "des"))
        {
            var opens = context.Openings.Count > 0 ? context.Openings[0].From : new LocalTime(9, 0);
            return new(at, at + (words.At(at) == "premiere" ? 2 : 3), opens, opens.PlusHours(1)) { Part = DayPart.Morning };
        }

        if (words.Says(at, "avant", "la", "fermeture") && context.Openings.Count > 0)
        {
            return new(at, at + 3, null, context.Openings[^1].Upto);
        }

        var edge = words.At(at) is "debut" or "fin" or "milieu" ? words.At(at) : "";
        var start = at + (edge.Length > 0 ? 1 : 0);
        while (edge.Length > 0 && words.At(start) is "de" or "d" or "l" or "la" or "du")
        {
            start++;
        }

        if (edge.Length == 0 && words.At(at) == "journee" && words.At(at - 1) is "la" or "en")
        {
            return Clip(context, new(at, at + 1, new(8, 0), new(19, 0)));
        }

        if (edge.Length > 0 && words.At(start) == "journee")
        {
            return edge == "milieu" ? null : Clip(context, new(at, start + 1, new(edge == "fin" ? 17 : 8, 0), new(edge == "fin" ? 19 : 10, 0)));
        }

        return DayParts.At(words, start, out var next) is { } part ? Clip(context, Edge(part, edge, at, next, context.Meal)) : null;
    }

    static HeardTime.Window Edge(DayPart part, string edge, int first, int next, Meal meal)
    {
        var (from, upto) = (part, edge) switch
        {
            (DayPart.Morning, "debut") => (new LocalTime(8, 0), new LocalTime(10, 0)),
            (DayPart.Morning, "milieu") => (new(9, 30), new(11, 0)),
            (DayPart.Morning, "fin") => (new(10, 30), new(12, 30)),
            (DayPart.Afternoon, "debut") => (new(13, 0), new(15, 0)),
            (DayPart.Afternoon, "milieu") => (new(14, 30), new(16, 30)),
            (DayPart.Afternoon, "fin") => (new(16, 0), new(18, 30)),
            (DayPart.Evening, "debut") => (new(18, 0), new(20, 0)),
            (DayPart.Evening, "fin") => (new(20, 30), new(22, 30)),
            _ => part.Span(meal),
        };
        return new(first, next, from, upto) { Part = part };
    }

    // What lies before the opening or after the closing is of no use to anybody.
    static HeardTime.Window Clip(TimeContext context, HeardTime.Window window)
    {
        LocalTime? from = null, upto = null;
        foreach (var opening in context.Openings)
        {
            var start = opening.From > window.From ? opening.From : window.From!.Value;
            var end = opening.Upto > opening.From && opening.Upto < window.Upto ? opening.Upto : window.Upto!.Value;
            if (start < end)
            {
                from = from is null || start < from ? start : from;
                upto = upto is null || end > upto ? end : upto;
            }
        }

        return from is null ? window : window with { From = from, Upto = upto };
    }
}
