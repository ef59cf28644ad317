using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>A part of the day, as callers name it.</summary>
public enum DayPart
{
    Morning,
    Midday,
    Afternoon,
    Evening,
}

/// <summary>The meal that is being spoken of, when one is.</summary>
public enum Meal
{
    None,
    Lunch,
    Dinner,
}

/// <summary>A span of opening hours; the end belongs to it. An end at or before the start is after midnight.</summary>
public readonly record struct Opening(LocalTime From, LocalTime Upto)
{
    public bool Has(LocalTime time) => Upto > From ? time >= From && time <= Upto : time >= From || time <= Upto;
}

/// <summary>What decides which hour "huit heures et demie" is.</summary>
/// <param name="Now">The moment of the call, in the store's zone.</param>
public sealed record TimeContext(ZonedDateTime Now)
{
    /// <summary>The day that is spoken of, when it is known.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>The opening hours of that day; empty when they are not known.</summary>
    public IReadOnlyList<Opening> Openings { get; init; } = [];

    public Meal Meal { get; init; }

    /// <summary>The part of the day agreed on before, when this utterance names none.</summary>
    public DayPart? Part { get; init; }

    /// <summary>A time was just asked for, so a bare "vingt trente" or "dix-neuf" is one.</summary>
    public bool Asked { get; init; }
}
