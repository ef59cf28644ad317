using System.Globalization;
using NodaTime;

namespace Kalliky.Application.Speech.French;

public static partial class Times
{
    /// <summary>"vingt heures trente", "midi", "minuit", "une heure".</summary>
    public static string Say(LocalTime time) => (time.Hour, time.Minute) switch
    {
        (12, 0) => "midi",
        (0, 0) => "minuit",
        var (hour, minute) => $"{Numbers.Say(hour, feminine: true)} heure{(hour > 1 ? "s" : "")}{(minute > 0 ? " " + Numbers.Say(minute) : "")}",
    };

    /// <summary>A length: 45 is "trois quarts d'heure", 90 "une heure et demie", 20 "vingt minutes".</summary>
    public static string SayLength(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, 15) => "un quart d'heure",
        (0, 30) => "une demi-heure",
        (0, 45) => "trois quarts d'heure",
        (0, var rest) => $"{Numbers.Say(rest, feminine: true)} minute{(rest > 1 ? "s" : "")}",
        var (hours, rest) => $"{Numbers.Say(hours, feminine: true)} heure{(hours > 1 ? "s" : "")}" + rest switch
        {
            0 => "",
            15 => " et quart",
            30 => " et demie",
            _ => " " + Numbers.Say(rest),
        },
    };

    /// <summary>For tables: 20:30.</summary>
    public static string Show(LocalTime time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>For prose: 20 h 30, 20 h (no-break spaces).</summary>
    public static string ShowInProse(LocalTime time) => time.Minute == 0
        ? $"{time.Hour}\u00A0h"
        : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}\u00A0h\u00A0{time.Minute:00}");
}
