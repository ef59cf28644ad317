using Kalliky.Application.Speech.French;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Acts;

/// <summary>When a caller would like to come, as far as it was said: a day or several, a time or a window of times.</summary>
internal sealed record SpokenWhen
{
    /// <summary>The days that it may be, likeliest first.</summary>
    public IReadOnlyList<LocalDate> Days { get; init; } = [];

    /// <summary>The first and the last day of a window ("en fin de semaine").</summary>
    public LocalDate? From { get; init; }

    /// <inheritdoc cref="From"/>
    public LocalDate? Upto { get; init; }

    public LocalTime? At { get; init; }

    /// <summary>The earliest and the latest time ("pas avant dix-huit heures").</summary>
    public LocalTime? Earliest { get; init; }

    /// <inheritdoc cref="Earliest"/>
    public LocalTime? Latest { get; init; }

    /// <summary>The part of the day, where no time was named.</summary>
    public DayPart? Part { get; init; }

    /// <summary>The first place that there is will do.</summary>
    public bool Soonest { get; init; }

    public bool Approximate { get; init; }

    /// <summary>People mean different days by this.</summary>
    public bool ReadBack { get; init; }

    /// <summary>"à la même heure".</summary>
    public bool SameTime { get; init; }

    /// <summary>Minutes later, or below zero earlier, than what is agreed.</summary>
    public int? Shift { get; init; }

    /// <summary>Days later, or below zero earlier, than what is agreed ("d'une semaine").</summary>
    public int? ShiftDays { get; init; }

    /// <summary>None of the offers: something later (1) or earlier (-1).</summary>
    public int Other { get; init; }

    public bool HasDay => Days.Count > 0 || From is not null || Upto is not null;

    public bool HasTime => At is not null || Earliest is not null || Latest is not null;

    public bool IsEmpty => !HasDay && !HasTime && !Soonest && Shift is null && ShiftDays is null && Other == 0 && !SameTime;

    public LocalDate? Day => Days.Count > 0 ? Days[0] : null;

    /// <summary>This wish, with what was said later in its place.</summary>
    public SpokenWhen With(SpokenWhen later)
    {
        var day = later.HasDay ? later : this;
        var time = later.HasTime || later.Part is not null ? later : this;
        return new SpokenWhen
        {
            Days = day.Days, From = day.From, Upto = day.Upto, ReadBack = day.ReadBack,
            At = time.At, Earliest = time.Earliest, Latest = time.Latest, Part = time.Part, Approximate = time.Approximate,
            Soonest = later.Soonest || Soonest && !later.HasTime, Shift = later.Shift, ShiftDays = later.ShiftDays ?? (later.HasDay ? null : ShiftDays), Other = later.Other,
        };
    }

    /// <summary>A place that is free suits this wish.</summary>
    public bool Suits(LocalDateTime place) =>
        (Days.Count == 0 || Days.Contains(place.Date)) && (From is not { } from || place.Date >= from) && (Upto is not { } upto || place.Date <= upto)
        && (At is not { } at || place.TimeOfDay == at) && (Earliest is not { } earliest || place.TimeOfDay >= earliest) && (Latest is not { } latest || At is not null || place.TimeOfDay <= latest);
}
