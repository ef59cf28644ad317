using Kalliky.Application.Trades.Restaurant;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Trades.Diary;

/// <summary>A date and time, or a date, that a model wrote for a wish.</summary>
internal static class LocalWish
{
    /// <param name="endOfDay">A date alone stands for its end, not for its beginning.</param>
    /// <returns>False when it is no date of any calendar.</returns>
    public static bool TryRead(string? text, bool endOfDay, LocalDate today, DateTimeZone zone, out LocalDateTime? wished)
    {
        wished = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true } day)
        {
            wished = endOfDay ? day.Value + new LocalTime(23, 59) : day.Value.AtMidnight();
            return true;
        }

        return WishedTime.TryRead(text, today, zone, out wished) && wished is not null;
    }
}
