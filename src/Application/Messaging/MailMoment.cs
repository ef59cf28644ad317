using System.Globalization;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>Days and times in an e-mail: whole dates, because it may be read tomorrow.</summary>
internal static class MailMoment
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"samedi 28 novembre à 10 h"; "Saturday 28 November at 10 am".</summary>
    public static string Of(Instant at, DateTimeZone zone, Language language)
    {
        var local = at.InZone(zone).LocalDateTime;
        return language == Language.English
            ? $"{local.Date.ToString("dddd d MMMM", English)} at {Clock(local.TimeOfDay)}"
            : $"{local.Date.ToString("dddd d MMMM", French)} à {Times.ShowInProse(local.TimeOfDay)}";
    }

    private static string Clock(LocalTime time) =>
        time.ToString(time.Minute == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();
}
