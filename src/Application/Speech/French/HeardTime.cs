using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>A time heard, with the words that said it.</summary>
public abstract record HeardTime(int First, int Next)
{
    /// <summary>"vers", "environ", or a duration counted from now.</summary>
    public bool Approximate { get; init; }

    /// <summary>"pas à vingt heures": the caller does not want this one.</summary>
    public bool Denied { get; init; }

    /// <summary>A time on the clock.</summary>
    /// <param name="At">The time, or the likelier of the two.</param>
    public sealed record Clock(int First, int Next, LocalTime At) : HeardTime(First, Next)
    {
        /// <summary>The other hour that fits as well ("huit heures", open at 8 and at 20): ask.</summary>
        public LocalTime? Or { get; init; }

        /// <summary>The store is closed then, as far as the context knows.</summary>
        public bool Closed { get; init; }

        public bool Ambiguous => Or is not null;
    }

    /// <summary>Between two times; a missing end is open.</summary>
    public sealed record Window(int First, int Next, LocalTime? From, LocalTime? Upto) : HeardTime(First, Next)
    {
        /// <summary>The part of the day that was named, when the window is one.</summary>
        public DayPart? Part { get; init; }
    }

    /// <summary>Counted from now: "dans trois quarts d'heure".</summary>
    public sealed record In(int First, int Next, int Minutes, ZonedDateTime At) : HeardTime(First, Next);

    /// <summary>"le plus vite possible".</summary>
    public sealed record Soon(int First, int Next) : HeardTime(First, Next);

    /// <summary>Later (or, below zero, earlier) than what was agreed: "décaler d'une demi-heure".</summary>
    public sealed record Shift(int First, int Next, int Minutes) : HeardTime(First, Next);
}
