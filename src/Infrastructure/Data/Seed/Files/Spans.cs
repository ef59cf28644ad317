using Kalliky.Domain.Businesses;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>Days, dates and spans of hours as the files write them.</summary>
internal static class Spans
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    public static bool IsDay(string word) => Day(word) != IsoDayOfWeek.None;

    public static IsoDayOfWeek Day(string word) => word switch
    {
        "monday" => IsoDayOfWeek.Monday,
        "tuesday" => IsoDayOfWeek.Tuesday,
        "wednesday" => IsoDayOfWeek.Wednesday,
        "thursday" => IsoDayOfWeek.Thursday,
        "friday" => IsoDayOfWeek.Friday,
        "saturday" => IsoDayOfWeek.Saturday,
        "sunday" => IsoDayOfWeek.Sunday,
        _ => IsoDayOfWeek.None,
    };

    public static bool IsDate(string text) => LocalDatePattern.Iso.Parse(text).Success;

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static bool IsSpan(string text) => TryParse(text) is not null;

    public static OpeningSpan Span(string text) => TryParse(text) ?? throw new FormatException($"« {text} » is no span of hours.");

    public static OpeningHours Hours(
        IReadOnlyDictionary<string, IReadOnlyList<string>> days, IReadOnlyList<string> closures, IReadOnlyDictionary<string, IReadOnlyList<string>>? exceptional = null) => new(
        [.. days.Select(day => new DayHours(Day(day.Key), [.. day.Value.Select(Span)])).OrderBy(day => day.Day)],
        [.. closures.Select(Date)],
        exceptional is { Count: > 0 } ? [.. exceptional.Select(day => new HoursException(Date(day.Key), [.. day.Value.Select(Span)])).OrderBy(day => day.Date)] : null);

    /// <summary>A local date and time, such as 2026-11-28T10:00.</summary>
    public static LocalDateTime? Start(string text) =>
        Minute.Parse(text) is { Success: true } minute ? minute.Value : LocalDateTimePattern.GeneralIso.Parse(text) is { Success: true } second ? second.Value : null;

    private static OpeningSpan? TryParse(string text) =>
        text.Split('-') is [var from, var to] && At(from) is { } start && At(to) is { } end ? new OpeningSpan(start, end) : null;

    // Midnight at the end of a day is written 24:00; a span that ends at its start or before runs past midnight.
    private static LocalTime? At(string text) => text.Trim() switch
    {
        "24:00" => LocalTime.Midnight,
        var time => Time.Parse(time.Length == 4 ? "0" + time : time) is { Success: true } parsed ? parsed.Value : null,
    };
}
