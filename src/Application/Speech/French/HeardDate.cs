using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>A date heard, with the words that said it: one day, several that it may be, or a window of days.</summary>
/// <param name="First">Its first word.</param>
/// <param name="Next">The word after its last.</param>
/// <param name="Candidates">The days that it may be, likeliest first; empty for a window without a day of its own.</param>
public sealed record HeardDate(int First, int Next, IReadOnlyList<LocalDate> Candidates)
{
    /// <summary>The likeliest day.</summary>
    public LocalDate? Date => Candidates.Count > 0 ? Candidates[0] : null;

    /// <summary>The first day of the window ("en fin de semaine"); null when it has no beginning ("avant samedi").</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day of the window; null when it has no end ("à partir de jeudi").</summary>
    public LocalDate? Upto { get; init; }

    /// <summary>The part of the day said with it: "demain soir".</summary>
    public DayPart? Part { get; init; }

    /// <summary>"dans un mois": about then.</summary>
    public bool Approximate { get; init; }

    /// <summary>People mean different days by this: say the whole date back.</summary>
    public bool ReadBack { get; init; }

    /// <summary>"pas le vingt-sept": the caller does not want this one.</summary>
    public bool Denied { get; init; }

    /// <summary>It lies behind us: "vendredi dernier".</summary>
    public bool Past { get; init; }

    public bool IsWindow => From is not null || Upto is not null;
}

/// <summary>What a spoken date is counted from.</summary>
/// <param name="Today">The day of the call, in the store's zone.</param>
public sealed record DateContext(LocalDate Today)
{
    /// <summary>The time of the call, so that "mardi midi" said on a Tuesday evening is next week's.</summary>
    public LocalTime? Now { get; init; }

    /// <summary>The day that is being discussed (a slot that was offered), so that "le mercredi d'après" follows it.</summary>
    public LocalDate? About { get; init; }

    public static implicit operator DateContext(LocalDate today) => new(today);

    /// <inheritdoc cref="op_Implicit(LocalDate)"/>
    public static DateContext ToDateContext(LocalDate today) => new(today);
}
