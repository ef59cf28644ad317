using NodaTime;

namespace Kalliky.Domain.Messaging;

/// <summary>When a text message may wake somebody: Monday to Saturday from 8 to 20, local time of the store.</summary>
public static class QuietHours
{
    private static readonly LocalTime From = new(8, 0);
    private static readonly LocalTime To = new(20, 0);

    /// <summary>That moment, or the next one that is allowed. Also right on the days when clocks change.</summary>
    public static Instant After(Instant moment, DateTimeZone zone)
    {
        var local = moment.InZone(zone).LocalDateTime;
        if (IsAllowed(local))
            return moment;
        var day = local.TimeOfDay < From ? local.Date : local.Date.PlusDays(1);
        return (Weekday(day, 1) + From).InZoneLeniently(zone).ToInstant();
    }

    /// <summary>The same hour of the last allowed day before a date, inside the allowed hours: when to remind of it.</summary>
    public static Instant Before(LocalDate date, LocalTime at, DateTimeZone zone)
    {
        var hour = at < From ? From : at >= To ? To.PlusMinutes(-1) : at;
        return (Weekday(date.PlusDays(-1), -1) + hour).InZoneLeniently(zone).ToInstant();
    }

    public static bool IsAllowed(LocalDateTime local) =>
        local.DayOfWeek != IsoDayOfWeek.Sunday && local.TimeOfDay >= From && local.TimeOfDay < To;

    private static LocalDate Weekday(LocalDate day, int step) => day.DayOfWeek == IsoDayOfWeek.Sunday ? day.PlusDays(step) : day;
}
