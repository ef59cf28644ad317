using System.Globalization;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Shared;

/// <summary>How amounts, times and numbers are written on a page. French typography: U+00A0 before the euro,
/// U+202F between thousands, 20:30 in columns and 20 h 30 in sentences.</summary>
public static class Written
{
    private static readonly CultureInfo FrenchCulture = MakeFrench();

    private static CultureInfo Culture => IsFrench ? FrenchCulture : CultureInfo.GetCultureInfo("en-GB");

    private static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    public static string Amount(Money money) =>
        IsFrench ? (money.Cents / 100m).ToString("N2", Culture) + "\u00a0€" : "€" + (money.Cents / 100m).ToString("N2", Culture);

    public static string Number(long number) => number.ToString("N0", Culture);

    /// <summary>1 %, 0,3 %.</summary>
    public static string Percent(decimal percent) => percent.ToString("0.##", Culture) + (IsFrench ? "\u00a0%" : "%");

    /// <summary>20:30, for columns.</summary>
    public static string Time(Instant at, DateTimeZone zone) => At(at, zone).ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>20:30:05, where seconds are proof.</summary>
    public static string TimeToTheSecond(Instant at, DateTimeZone zone) => At(at, zone).ToString("HH':'mm':'ss", CultureInfo.InvariantCulture);

    /// <summary>20 h 30, for sentences; 20 h on the hour.</summary>
    public static string SpokenTime(Instant at, DateTimeZone zone) => SpokenTime(At(at, zone).TimeOfDay);

    public static string SpokenTime(LocalTime at) =>
        !IsFrench ? at.ToString("HH':'mm", CultureInfo.InvariantCulture)
        : at.Minute == 0 ? $"{at.Hour}\u00a0h" : $"{at.Hour}\u00a0h\u00a0{at.Minute:00}";

    /// <summary>samedi 28 novembre; with a capital where it begins a line.</summary>
    public static string Date(LocalDate date, bool capital = false)
    {
        var text = $"{Weekday(date)} {DayOfMonth(date)} {date.ToString("MMMM", Culture)}";
        return capital ? char.ToUpper(text[0], Culture) + text[1..] : text;
    }

    /// <summary>Sam. 28, for the heads of columns.</summary>
    public static string ShortDay(LocalDate date)
    {
        var text = date.ToString("ddd d", Culture);
        return char.ToUpper(text[0], Culture) + text[1..];
    }

    /// <summary>samedi.</summary>
    public static string Weekday(LocalDate date) => date.ToString("dddd", Culture);

    /// <summary>+6, −5, with a true minus sign.</summary>
    public static string Signed(long number) => number < 0 ? "−" + Number(-number) : number > 0 ? "+" + Number(number) : "=";

    /// <summary>28/11/2026.</summary>
    public static string ShortDate(LocalDate date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>28 novembre 2026.</summary>
    public static string LongDate(LocalDate date) => $"{DayOfMonth(date)} {date.ToString("MMMM yyyy", Culture)}";

    /// <summary>novembre 2026.</summary>
    public static string Month(LocalDate day) => day.ToString("MMMM yyyy", Culture);

    /// <summary>For the datetime attribute of a time element.</summary>
    public static string Machine(Instant at, DateTimeZone zone) => At(at, zone).ToString("uuuu'-'MM'-'dd'T'HH':'mm':'sso<m>", CultureInfo.InvariantCulture);

    /// <summary>aujourd’hui, demain, hier, or samedi 28 novembre.</summary>
    public static string Day(Instant at, Instant now, DateTimeZone zone)
    {
        var (day, today) = (At(at, zone).Date, At(now, zone).Date);
        return Period.Between(today, day, PeriodUnits.Days).Days switch
        {
            0 => IsFrench ? "aujourd’hui" : "today",
            1 => IsFrench ? "demain" : "tomorrow",
            -1 => IsFrench ? "hier" : "yesterday",
            _ => Date(day),
        };
    }

    /// <summary>il y a 22 min on the same day, hier, then 28/11/2026.</summary>
    public static string Ago(Instant at, Instant now, DateTimeZone zone)
    {
        var (day, today) = (At(at, zone).Date, At(now, zone).Date);
        return day == today ? (IsFrench ? $"il y a {Span(now - at)}" : $"{Span(now - at)} ago")
            : day == today.PlusDays(-1) ? (IsFrench ? "hier" : "yesterday")
            : (IsFrench ? "le " : "on ") + ShortDate(day);
    }

    /// <summary>1 h 10, 2 h, 22 min, 40 s.</summary>
    public static string Span(Duration span)
    {
        var seconds = Math.Max(0, (long)span.TotalSeconds);
        return seconds >= 3600 ? $"{seconds / 3600}\u00a0h{(seconds % 3600 < 60 ? "" : $"\u00a0{seconds % 3600 / 60:00}")}" : seconds >= 60 ? $"{seconds / 60}\u00a0min" : $"{seconds}\u00a0s";
    }

    /// <summary>1 min 41 s, for the length of a call.</summary>
    public static string Length(Duration span)
    {
        var seconds = Math.Max(0, (long)span.TotalSeconds);
        return seconds >= 60 ? $"{seconds / 60}\u00a0min\u00a0{seconds % 60:00}\u00a0s" : $"{seconds}\u00a0s";
    }

    /// <summary>1:04, a moment inside a call.</summary>
    public static string Offset(Duration span)
    {
        var seconds = Math.Max(0, (long)span.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
    }

    /// <summary>06 39 98 01 22; what is not French stays as it is dialled.</summary>
    public static string Phone(string? e164)
    {
        if (e164 is null)
            return "";
        return e164.Length == 12 && e164.StartsWith("+33", StringComparison.Ordinal)
            ? $"0{e164[3]}\u00a0{e164[4..6]}\u00a0{e164[6..8]}\u00a0{e164[8..10]}\u00a0{e164[10..12]}"
            : e164;
    }

    // The first of a month has its own form in French.
    private static string DayOfMonth(LocalDate date) => IsFrench && date.Day == 1 ? "1er" : date.ToString("%d", Culture);

    private static ZonedDateTime At(Instant at, DateTimeZone zone) => at.InZone(zone);

    private static CultureInfo MakeFrench()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("fr-FR").Clone();
        culture.NumberFormat.NumberGroupSeparator = "\u202f";
        return CultureInfo.ReadOnly(culture);
    }
}
