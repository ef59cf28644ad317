using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Writes a page of the diary as calendar programs read it (iCalendar).</summary>
public interface ICalendarFile
{
    string Write(CalendarPage page);
}

/// <summary>What one person or area has before them, with as little of others as a calendar needs.</summary>
public sealed record CalendarPage(string Name, IReadOnlyList<CalendarPage.Entry> Entries)
{
    /// <param name="ChangedAt">The last time that something was done to it.</param>
    /// <param name="Changes">How often.</param>
    public sealed record Entry(Guid Id, Instant StartsAt, Instant EndsAt, string Title, Instant ChangedAt, int Changes);
}
