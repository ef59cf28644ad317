using NodaTime;

namespace Kalliky.Domain.Scheduling;

/// <summary>Somebody who takes one booking at a time.</summary>
/// <param name="Open">When they work: in order, absences taken out.</param>
/// <param name="Taken">What they do then, up to the end of the minutes kept free after it; in order of its beginning.</param>
public sealed record Timetable(Guid ResourceId, IReadOnlyList<Span> Open, IReadOnlyList<Span> Taken)
{
    /// <param name="busyUntil">The minutes that are kept free afterwards may reach past working time, not into another booking.</param>
    public bool IsFree(Instant from, Instant to, Instant busyUntil) => Works(new Span(from, to)) && !IsTaken(new Span(from, busyUntil));

    public bool Works(Span span) => Open.Any(open => open.Holds(span));

    private bool IsTaken(Span span)
    {
        foreach (var taken in Taken)
        {
            if (taken.From >= span.To)
                return false;
            if (taken.Meets(span))
                return true;
        }

        return false;
    }
}

/// <summary>A part of the dining room, where several parties sit at a time.</summary>
/// <param name="Open">When guests are received.</param>
public sealed record Seating(Guid ResourceId, int Covers, IReadOnlyList<Span> Open, IReadOnlyList<Seated> Taken)
{
    /// <summary>Whether they fit all the time, beside those who sit there already.</summary>
    public bool Fits(int party, Span span)
    {
        var beside = Taken.Where(seated => seated.Span.Meets(span)).ToList();

        // The fullest moment is one at which somebody has just sat down.
        return party <= Covers && beside.Select(seated => Instant.Max(seated.Span.From, span.From))
            .All(moment => beside.Where(seated => seated.Span.From <= moment && moment < seated.Span.To).Sum(seated => seated.Party) + party <= Covers);
    }

    /// <summary>Whether one may sit down then: between opening and so long before closing.</summary>
    public bool Receives(Instant at, Duration beforeClose) => Open.Any(open => open.From <= at && at <= open.To - beforeClose && at < open.To);
}

public sealed record Seated(Span Span, int Party);
