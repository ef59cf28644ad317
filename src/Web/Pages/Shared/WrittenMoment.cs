using NodaTime;
using NodaTime.Text;

namespace Kalliky.Web.Pages.Shared;

/// <summary>A local day and hour as a form sends them.</summary>
public static class WrittenMoment
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>Null when nothing, or nothing that is a moment, was written.</summary>
    public static Instant? Read(string? text, DateTimeZone zone) =>
        Local(text) is { } local ? local.InZoneLeniently(zone).ToInstant() : null;

    public static LocalDateTime? Local(string? text) => Pattern.Parse(text?.Trim() ?? "") is { Success: true, Value: var local } ? local : null;

    public static string Of(LocalDateTime local) => Pattern.Format(local);

    public static string? Of(Instant? at, DateTimeZone zone) => at is { } known ? Of(known.InZone(zone).LocalDateTime) : null;
}
