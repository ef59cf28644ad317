using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Times: heard in what a caller says, said and shown as French does.</summary>
public static partial class Times
{
    /// <summary>Every time of a text, left to right.</summary>
    public static IReadOnlyList<HeardTime> Hear(string text, TimeContext context) => Hear(Words.Of(text), context);

    /// <inheritdoc cref="Hear(string, TimeContext)"/>
    public static IReadOnlyList<HeardTime> Hear(Words words, TimeContext context)
    {
        var heard = new List<HeardTime>();
        for (var at = 0; at < words.Count;)
        {
            if (Hear(words, at, context) is { } time)
            {
                heard.Add(time);
                at = time.Next;
            }
            else
            {
                at++;
            }
        }

        return Settle(heard);
    }

    // "demain soir à huit heures" is one time: the part of the day has done its work once the hour is known.
    static List<HeardTime> Settle(List<HeardTime> heard)
    {
        heard.RemoveAll(time => time is HeardTime.Window { Part: { } part } named && heard.Exists(other => other != named && other switch
        {
            HeardTime.Clock clock => part.Has(clock.At),
            HeardTime.Window { Part: null } bound => (bound.From ?? bound.Upto) is { } end && part.Has(end),
            HeardTime.Window narrow => narrow.Part == part && narrow.From >= named.From && narrow.Upto <= named.Upto
                && (narrow.From, narrow.Upto) != (named.From, named.Upto),
            _ => false,
        }));
        return heard;
    }

    /// <summary>The time that begins exactly at this word, or null.</summary>
    public static HeardTime? Hear(Words words, int at, TimeContext context)
    {
        var time = Read(words, at, context);
        return time is HeardTime.Clock or HeardTime.Window && Denials.Of(words, at, time.Next) ? time with { Denied = true } : time;
    }

    static HeardTime? Read(Words words, int at, TimeContext context) =>
        FromNow(words, at, context)
        ?? WindowReading.Bound(words, at, context)
        ?? SoonReading.Read(words, at)
        ?? ShiftReading.Read(words, at)
        ?? WindowReading.Between(words, at, context)
        ?? WindowReading.Vague(words, at, context)
        ?? OnTheClock(words, at, context);

    // "dans trois quarts d'heure", "d'ici une demi-heure", "sous vingt minutes".
    static HeardTime.In? FromNow(Words words, int at, TimeContext context)
    {
        var start = words.At(at) switch
        {
            "dans" or "sous" => at + 1,
            "d" when words.At(at + 1) == "ici" => at + 2,
            "ici" => at + 1,
            _ => -1,
        };
        if (start < 0 || !Durations.Read(words, start, out var minutes, out var next) || (minutes > 240 && words.At(start - 1) == "ici"))
        {
            // "d'ici vingt heures" is a time on the clock.
            return null;
        }

        var moment = context.Now.Plus(Duration.FromMinutes(minutes));
        return new(at, next, minutes, moment.Minus(Duration.FromSeconds(moment.Second)).Minus(Duration.FromNanoseconds(moment.NanosecondOfSecond)))
        {
            Approximate = true,
        };
    }

    static HeardTime? OnTheClock(Words words, int at, TimeContext context)
    {
        if (IsLength(words, at))
        {
            return null;
        }

        if (ClockReading.Read(words, at, context.Asked) is not { } said)
        {
            return WindowReading.SideBySide(words, at, context);
        }

        var clock = ClockChoice.Choose(words, said, context) with { Approximate = Vaguely(words, said) };

        if (WindowReading.Limit(words, clock) is { } limit)
        {
            return limit;
        }

        // "vers une heure, une heure et demie": two times in a row are the ends of a window.
        var second = said.Next + (words.At(said.Next) is "ou" or "a" ? 1 : 0);
        var moved = words.At(said.Next) == "a" && ShiftReading.Moves(words, at) != 0;
        if (!moved && ClockReading.Read(words, second) is { } other && !Denials.Of(words, at, said.Next)
            && ClockChoice.After(clock.At, other) is var end && end > clock.At && Period.Between(clock.At, end, PeriodUnits.Minutes).Minutes <= 180)
        {
            return new HeardTime.Window(at, other.Next, clock.At, end) { Approximate = clock.Approximate };
        }

        return clock;
    }

    // "pendant une heure", "il y a deux heures": lengths, not times.
    static bool IsLength(Words words, int at) =>
        words.At(at - 1) is "pendant" or "depuis" or "compter" or "dure" or "durer" or "encore" or "toutes" or "fait"
        || words.Says(at - 2, "y", "a") || (words.At(at - 1) is "d" or "une" && words.At(at) is "une" or "un" or "1");

    static bool Vaguely(Words words, SaidClock said) =>
        words.At(said.First - 1) is "vers" or "environ" || words.Says(said.First - 2, "autour", "de")
        || (words.At(said.First - 1) == "les" && words.At(said.First - 2) is "dans" or "vers" or "sur")
        || words.Says(said.First - 2, "environs", "de") || words.Says(said.First - 2, "alentours", "de") || words.Says(said.First - 2, "coups", "de")
        || words.At(said.Next) == "environ" || words.Says(said.Next, "a", "peu", "pres");
}
