using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Dates: heard in what a caller says, said and shown as French does.</summary>
public static partial class Dates
{
    /// <summary>Every date of a text, left to right.</summary>
    public static IReadOnlyList<HeardDate> Hear(string text, DateContext context) => Hear(Words.Of(text), context);

    /// <inheritdoc cref="Hear(string, DateContext)"/>
    public static IReadOnlyList<HeardDate> Hear(Words words, DateContext context)
    {
        var heard = new List<HeardDate>();
        for (var at = 0; at < words.Count;)
        {
            if (Hear(words, at, context) is { } date)
            {
                heard.Add(date);
                at = date.Next;
            }
            else
            {
                at++;
            }
        }

        return DateSettling.Settle(words, heard);
    }

    /// <summary>The date that begins exactly at this word, or null.</summary>
    public static HeardDate? Hear(Words words, int at, DateContext context) =>
        (DayBounds.Read(words, at, context) ?? Single(words, at, context)) is { } date
            ? date with { Denied = Denials.Of(words, at, date.Next), Part = date.Part ?? PartBefore(words, at) }
            : null;

    // "dans la matinée de jeudi", "le soir du 24".
    static DayPart? PartBefore(Words words, int at)
    {
        var before = words.At(at - 1) == "de" ? at - 2 : words.At(at) == "du" ? at - 1 : -1;
        return before >= 0 && !words.BreaksAt(before + 1) ? DayParts.At(words, before, out _) : null;
    }

    /// <summary>One day or one named window, without limits around it.</summary>
    internal static HeardDate? Single(Words words, int at, DateContext context)
    {
        var date = NearDays.Read(words, at, context)
            ?? CountedDays.Read(words, at, context)
            ?? NamedDays.Read(words, at, context)
            ?? CalendarDays.Read(words, at, context)
            ?? DayWindows.Read(words, at, context)
            ?? Feasts.Read(words, at, context);
        return date is { Part: null } && DayParts.After(words, date.Next, out var next) is { } part
            ? date with { Part = part, Next = next }
            : date;
    }

    internal static HeardDate One(int first, int next, LocalDate date) => new(first, next, [date]);
}
