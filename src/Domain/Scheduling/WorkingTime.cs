using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Domain.Scheduling;

/// <summary>Hours of the clock as stretches of real time. Pure. A day on which the clock is put on is an hour shorter, one
/// on which it is put back an hour longer; an hour that the clock leaves out begins when it goes on.</summary>
public static class WorkingTime
{
    private static readonly Duration Midnight = Duration.FromHours(30);

    /// <summary>When somebody works who keeps these hours (null for the store's) in a store that keeps those: in both.</summary>
    /// <returns>In order, apart from one another, and whole: the first and the last may reach over the edges.</returns>
    public static IReadOnlyList<Span> Of(DateTimeZone zone, OpeningHours store, OpeningHours? own, Instant from, Instant to)
    {
        var open = Joined(zone, store, from, to);
        return own is null ? open : Both(open, Joined(zone, own, from, to));
    }

    /// <summary>What is left of them without these.</summary>
    public static IReadOnlyList<Span> Less(IReadOnlyList<Span> spans, IEnumerable<Span> away)
    {
        foreach (var gone in away)
        {
            spans = [.. spans.SelectMany<Span, Span>(span => span.Meets(gone)
                ? [new Span(span.From, gone.From), new Span(gone.To, span.To)]
                : [span]).Where(span => span.From < span.To)];
        }

        return spans;
    }

    // What closes at midnight and opens at midnight is open all along.
    private static List<Span> Joined(DateTimeZone zone, OpeningHours hours, Instant from, Instant to)
    {
        var (first, last) = ((from - Midnight).InZone(zone).Date, to.InZone(zone).Date);
        List<Span> joined = [];
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            foreach (var span in hours.On(date).OrderBy(span => span.From))
            {
                var next = new Span(At(zone, date + span.From), At(zone, (span.To > span.From ? date : date.PlusDays(1)) + span.To));
                if (joined.Count > 0 && next.From <= joined[^1].To)
                    joined[^1] = joined[^1] with { To = Instant.Max(joined[^1].To, next.To) };
                else if (next.From < next.To)
                    joined.Add(next);
            }
        }

        return [.. joined.Where(span => span.To > from && span.From < to)];
    }

    private static List<Span> Both(List<Span> some, List<Span> others) =>
        [.. some.SelectMany(one => others.Where(one.Meets)
            .Select(other => new Span(Instant.Max(one.From, other.From), Instant.Min(one.To, other.To))))];

    private static Instant At(DateTimeZone zone, LocalDateTime local) => zone.AtLeniently(local).ToInstant();
}
