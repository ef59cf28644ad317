using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Messaging;

/// <summary>When a text message may wake somebody: Monday to Saturday from 8 to 20, local time of the store, never on a
/// public holiday.</summary>
public static class QuietHours
{
    public static readonly LocalTime From = new(8, 0);
    public static readonly LocalTime To = new(20, 0);

    /// <summary>That moment, or the next one that is allowed. Also right on the days when clocks change.</summary>
    public static Instant After(Instant moment, DateTimeZone zone)
    {
        var local = moment.InZone(zone).LocalDateTime;
        if (IsAllowed(local, zone))
            return moment;
        var day = local.TimeOfDay < From ? local.Date : local.Date.PlusDays(1);
        return (Workday(day, 1, zone) + From).InZoneLeniently(zone).ToInstant();
    }

    /// <summary>The same hour of the last allowed day before a date, inside the allowed hours: when to remind of it.</summary>
    public static Instant Before(LocalDate date, LocalTime at, DateTimeZone zone)
    {
        var hour = at < From ? From : at >= To ? To.PlusMinutes(-1) : at;
        return (Workday(date.PlusDays(-1), -1, zone) + hour).InZoneLeniently(zone).ToInstant();
    }

    public static bool IsAllowed(LocalDateTime local, DateTimeZone zone) =>
        IsWorkday(local.Date, zone) && local.TimeOfDay >= From && local.TimeOfDay < To;

    private static bool IsWorkday(LocalDate day, DateTimeZone zone) => day.DayOfWeek != IsoDayOfWeek.Sunday && !PublicHolidays.Includes(day, zone);

    private static LocalDate Workday(LocalDate day, int step, DateTimeZone zone)
    {
        while (!IsWorkday(day, zone))
            day = day.PlusDays(step);
        return day;
    }
}
