using Kalliky.Application.Businesses;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Until when something may be put aside. Pure.</summary>
internal static class PickUp
{
    private const int UsualDays = 3;
    private const int MostDays = 30;

    /// <summary>What was wished, where somebody can come for it by then; else the closing of the third day on which the shop is open.</summary>
    public static (Instant Until, ProductRefusal? Why) Until(StoreSheet sheet, LocalDateTime? wished, Instant now)
    {
        var today = now.InZone(sheet.Zone).LocalDateTime;
        if (wished is not { } until)
            return (At(sheet, Closing(sheet, today)), null);
        if (until <= today)
            return (default, new ProductRefusal.Past());
        if (until > today.PlusDays(MostDays))
            return (default, new ProductRefusal.TooFar(MostDays));
        if (sheet.Hours.On(until.Date).Count == 0)
            return (default, new ProductRefusal.Closed(sheet.Hours.NextOpening(until)));

        // "Until tomorrow" is the whole day, and after closing nobody can come for it.
        var closing = until.Date + LastOf(sheet, until.Date);
        var last = until.TimeOfDay == LocalTime.Midnight ? closing : LocalDateTime.Min(until, closing);
        return last <= today ? (default, new ProductRefusal.Closed(sheet.Hours.NextOpening(today))) : (At(sheet, last), null);
    }

    private static LocalDateTime Closing(StoreSheet sheet, LocalDateTime today)
    {
        var days = Enumerable.Range(0, MostDays).Select(today.Date.PlusDays).Where(day => sheet.Hours.On(day).Count > 0).Take(UsualDays).ToList();
        return days.Count == 0 ? today.PlusDays(UsualDays) : LocalDateTime.Max(days[^1] + LastOf(sheet, days[^1]), today.PlusHours(1));
    }

    private static LocalTime LastOf(StoreSheet sheet, LocalDate day) =>
        sheet.Hours.On(day).Select(span => span.To > span.From ? span.To : new LocalTime(23, 59)).DefaultIfEmpty(new LocalTime(23, 59)).Max();

    private static Instant At(StoreSheet sheet, LocalDateTime local) => sheet.Zone.AtLeniently(local).ToInstant();
}
