using System.Globalization;
using NodaTime;

namespace Kalliky.Application.Speech.French;

public static partial class Dates
{
    /// <summary>In full, to be read back: "samedi 28 novembre", "mardi 1er décembre".</summary>
    public static string Say(LocalDate date) =>
        $"{WeekDays.Names[(int)date.DayOfWeek]} {(date.Day == 1 ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture))} {WeekDays.Months[date.Month]}";

    /// <summary>As one speaks: "aujourd'hui", "demain", otherwise in full, with the year when it is not near.</summary>
    public static string Say(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        0 => "aujourd'hui",
        1 => "demain",
        > 330 or < 0 when date.Year != today.Year => $"{Say(date)} {date.Year}",
        _ => Say(date),
    };

    /// <summary>A date of birth: "22 juillet 1991".</summary>
    public static string SayBirth(LocalDate date) => $"{(date.Day == 1 ? "1er" : date.Day)} {WeekDays.Months[date.Month]} {date.Year}";

    /// <summary>For tables and cards: "sam. 28 nov.".</summary>
    public static string ShowShort(LocalDate date) =>
        $"{WeekDays.Names[(int)date.DayOfWeek][..3]}. {date.Day} {ShortMonths[date.Month]}";

    /// <summary>For prose: "samedi 28 novembre 2026".</summary>
    public static string ShowLong(LocalDate date) => $"{Say(date)} {date.Year}";

    /// <summary>For forms: "28/11/2026".</summary>
    public static string Show(LocalDate date) => date.ToString("dd'/'MM'/'uuuu", CultureInfo.InvariantCulture);

    static readonly string[] ShortMonths =
        ["", "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
}
