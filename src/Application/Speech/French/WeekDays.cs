using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Names of days and months.</summary>
static class WeekDays
{
    public static readonly string[] Names = ["", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    public static readonly string[] Months =
        ["", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public static IsoDayOfWeek? Of(string plain) => plain switch
    {
        "lundi" => IsoDayOfWeek.Monday,
        "mardi" => IsoDayOfWeek.Tuesday,
        "mercredi" => IsoDayOfWeek.Wednesday,
        "jeudi" => IsoDayOfWeek.Thursday,
        "vendredi" => IsoDayOfWeek.Friday,
        "samedi" => IsoDayOfWeek.Saturday,
        "dimanche" => IsoDayOfWeek.Sunday,
        _ => null,
    };

    /// <summary>The month's number, or 0.</summary>
    public static int Month(string plain) => plain switch
    {
        "janvier" => 1, "fevrier" => 2, "mars" => 3, "avril" => 4, "mai" => 5, "juin" => 6, "juillet" => 7,
        "aout" => 8, "septembre" => 9, "octobre" => 10, "novembre" => 11, "decembre" => 12,
        "janv" => 1, "fevr" => 2, "juil" => 7, "oct" => 10, "nov" => 11, "dec" => 12,
        _ => 0,
    };
}
