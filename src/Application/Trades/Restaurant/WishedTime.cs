using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>The time that a model writes, in one of the forms that models write.</summary>
internal static class WishedTime
{
    private static readonly LocalDateTimePattern[] Local =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm"),
        LocalDateTimePattern.GeneralIso,
    ];

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <param name="wished">Null for as soon as possible.</param>
    public static bool TryRead(string text, LocalDate today, DateTimeZone zone, out LocalDateTime? wished)
    {
        wished = null;
        text = text.Trim();
        if (text.Equals("asap", StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var pattern in Local)
        {
            if (pattern.Parse(text) is { Success: true } local)
                wished = local.Value;
        }

        if (OffsetDateTimePattern.GeneralIso.Parse(text) is { Success: true } offset)
            wished = offset.Value.ToInstant().InZone(zone).LocalDateTime;
        if (Clock.Parse(text) is { Success: true } clock)
            wished = today + clock.Value;
        return wished is not null;
    }
}
