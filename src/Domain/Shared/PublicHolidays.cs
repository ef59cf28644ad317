using NodaTime;

namespace Kalliky.Domain.Shared;

/// <summary>The public holidays of France, and overseas the day on which slavery was abolished there.</summary>
public static class PublicHolidays
{
    private static readonly HashSet<(int Month, int Day)> Fixed =
        [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

    // Easter Monday, Ascension Day, Whit Monday.
    private static readonly int[] AfterEaster = [1, 39, 50];

    private static readonly Dictionary<string, (int Month, int Day)> Overseas = new(StringComparer.Ordinal)
    {
        ["Indian/Mayotte"] = (4, 27),
        ["America/Martinique"] = (5, 22),
        ["America/Guadeloupe"] = (5, 27),
        ["America/Cayenne"] = (6, 10),
        ["Indian/Reunion"] = (12, 20),
    };

    public static bool Includes(LocalDate day, DateTimeZone zone) =>
        Fixed.Contains((day.Month, day.Day))
        || AfterEaster.Contains(Period.DaysBetween(Easter(day.Year), day))
        || (Overseas.TryGetValue(zone.Id, out var theirs) && theirs == (day.Month, day.Day));

    /// <summary>The Gregorian computation of Easter (Meeus, Jones, Butcher).</summary>
    public static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var offset = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var correction = (golden + 11 * epact + 22 * offset) / 451;
        var day = epact + offset - 7 * correction + 114;
        return new LocalDate(year, day / 31, day % 31 + 1);
    }
}
