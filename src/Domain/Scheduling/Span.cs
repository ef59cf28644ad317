using NodaTime;

namespace Kalliky.Domain.Scheduling;

/// <summary>A stretch of time, its end not included.</summary>
public readonly record struct Span(Instant From, Instant To)
{
    public bool Meets(Span other) => From < other.To && other.From < To;

    public bool Holds(Span other) => From <= other.From && other.To <= To;
}
