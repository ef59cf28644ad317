using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Decides which hour of the day a said clock time is.</summary>
static class ClockChoice
{
    public static HeardTime.Clock Choose(Words words, SaidClock said, TimeContext context)
    {
        var spoken = new LocalTime(said.Hour, said.Minute);
        if (said.Certain || said.Hour is 0 or >= 12)
        {
            return Heard(said, spoken, null, context);
        }

        var hours = new List<LocalTime> { spoken, spoken.PlusHours(12) };
        var part = DayParts.Nearest(words, said.First, said.Next, out var close);
        part = said.Part ?? part;
        Keep(hours, time => part is null || (part.Value.Has(time) && (close || said.Part is not null || context.Openings.Count == 0 || IsOpen(context, time))));
        Keep(hours, time => part is not null || context.Part is null || context.Part.Value.Has(time));
        Keep(hours, time => Suits(context.Meal, time));
        Keep(hours, time => context.Openings.Count == 0 || IsOpen(context, time));
        Keep(hours, time => context.Day != context.Now.Date || time > context.Now.TimeOfDay);
        if (hours.Count == 1)
        {
            return Heard(said, hours[0], null, context);
        }

        if (context.Openings.Count > 0 && !IsOpen(context, hours[0]))
        {
            return Heard(said, Distance(context, hours[1]) < Distance(context, hours[0]) ? hours[1] : hours[0], null, context);
        }

        // Nobody rings for five in the morning: before seven the afternoon is likelier.
        return spoken.Hour < 7 ? Heard(said, hours[1], hours[0], context) : Heard(said, hours[0], hours[1], context);
    }

    /// <summary>The end of a window, which comes after its start: "entre sept et huit heures".</summary>
    public static LocalTime After(LocalTime start, SaidClock said)
    {
        var end = new LocalTime(said.Hour, said.Minute);
        return !said.Certain && said.Hour < 12 && end <= start && end.PlusHours(12) > start ? end.PlusHours(12) : end;
    }

    static HeardTime.Clock Heard(SaidClock said, LocalTime at, LocalTime? or, TimeContext context) =>
        new(said.First, said.Next, at) { Or = or, Closed = context.Openings.Count > 0 && !IsOpen(context, at) };

    static bool IsOpen(TimeContext context, LocalTime time)
    {
        foreach (var opening in context.Openings)
        {
            if (opening.Has(time))
            {
                return true;
            }
        }

        return false;
    }

    static long Distance(TimeContext context, LocalTime time)
    {
        var nearest = long.MaxValue;
        foreach (var opening in context.Openings)
        {
            nearest = Math.Min(nearest, Math.Min(
                Math.Abs(opening.From.TickOfDay - time.TickOfDay), Math.Abs(opening.Upto.TickOfDay - time.TickOfDay)));
        }

        return nearest;
    }

    static bool Suits(Meal meal, LocalTime time) => meal switch
    {
        Meal.Lunch => time.Hour is >= 11 and < 16,
        Meal.Dinner => time.Hour >= 17,
        _ => true,
    };

    // A reason that rules out both hours rules out none.
    static void Keep(List<LocalTime> hours, Func<LocalTime, bool> fits)
    {
        if (hours.Exists(time => fits(time)))
        {
            hours.RemoveAll(time => !fits(time));
        }
    }
}
