using NodaTime;

namespace Kalliky.Domain.Businesses;

/// <summary>From and to, local time of the store. A span that ends at or before its start runs past midnight.</summary>
public sealed record OpeningSpan(LocalTime From, LocalTime To);

/// <summary>The hours of one weekday; a day without spans is closed.</summary>
public sealed record DayHours(IsoDayOfWeek Day, IReadOnlyList<OpeningSpan> Spans);

/// <summary>A day with hours of its own, such as the Sunday before Christmas. Without spans it is closed.</summary>
public sealed record HoursException(LocalDate Date, IReadOnlyList<OpeningSpan> Spans);

/// <summary>When a store is open: weekly hours, but for exceptional days and closures.</summary>
/// <param name="Exceptions">Null when there are none.</param>
public sealed record OpeningHours(IReadOnlyList<DayHours> Days, IReadOnlyList<LocalDate> Closures, IReadOnlyList<HoursException>? Exceptions = null)
{
    public static readonly OpeningHours None = new([], []);

    /// <summary>The spans of a date, in order; none when closed.</summary>
    public IReadOnlyList<OpeningSpan> On(LocalDate date)
    {
        if (Closures.Contains(date))
            return [];
        return Exceptions?.FirstOrDefault(day => day.Date == date)?.Spans
            ?? Days.FirstOrDefault(day => day.Day == date.DayOfWeek)?.Spans ?? [];
    }

    public bool IsOpenAt(LocalDateTime moment) =>
        On(moment.Date).Any(span => Covers(span, moment.TimeOfDay))
        || On(moment.Date.PlusDays(-1)).Any(span => span.To <= span.From && moment.TimeOfDay < span.To);

    /// <summary>When the service that goes on ends; null when the store is closed.</summary>
    public LocalDateTime? ClosingAfter(LocalDateTime moment)
    {
        foreach (var date in new[] { moment.Date.PlusDays(-1), moment.Date })
        {
            foreach (var span in On(date))
            {
                var closing = (span.To > span.From ? date : date.PlusDays(1)) + span.To;
                if (date + span.From <= moment && moment < closing)
                    return closing;
            }
        }

        return null;
    }

    /// <summary>The next opening at or after a moment, looking two weeks ahead; null when there is none.</summary>
    public LocalDateTime? NextOpening(LocalDateTime after)
    {
        for (var days = 0; days <= 14; days++)
        {
            var date = after.Date.PlusDays(days);
            foreach (var span in On(date).OrderBy(span => span.From))
            {
                var opening = date + span.From;
                if (opening >= after)
                    return opening;
            }
        }

        return null;
    }

    private static bool Covers(OpeningSpan span, LocalTime time) =>
        span.To > span.From ? time >= span.From && time < span.To : time >= span.From;
}
