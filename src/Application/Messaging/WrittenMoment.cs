using System.Globalization;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>Days, times and amounts in a text message: short, and in letters that cost one sign each (so no « août »).</summary>
internal static class WrittenMoment
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"aujourd'hui à 19 h 25", "samedi 28/11 à 10 h"; "today at 7:25 pm", "Saturday 28 November at 10 am".</summary>
    public static string Of(Instant at, DateTimeZone zone, Instant now, Language language)
    {
        var (local, today) = (at.InZone(zone).LocalDateTime, now.InZone(zone).Date);
        return language == Language.English
            ? $"{(local.Date == today ? "today" : local.Date.ToString("dddd d MMMM", English))} at {Clock(local.TimeOfDay)}"
            : $"{(local.Date == today ? "aujourd'hui" : $"{WeekDays.Names[(int)local.DayOfWeek]} {local.Date:dd'/'MM}")} à {Times.ShowInProse(local.TimeOfDay)}";
    }

    public static string Of(Money amount, Language language) =>
        language == Language.English ? "€" + (amount.Cents / 100m).ToString("N2", English) : Amounts.Show(amount.Cents);

    private static string Clock(LocalTime time) =>
        time.ToString(time.Minute == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();
}
