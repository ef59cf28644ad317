using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What the rest of a month costs, by the second, rounded to the cent, half a cent up: as collectors count it. Their clock
/// is UTC: a month there begins an hour or two after it did in Paris, always on the first.</summary>
public static class ProRata
{
    private static readonly Duration Early = Duration.FromHours(2);

    /// <param name="monthly">Without tax.</param>
    public static Money Of(Money monthly, Instant from)
    {
        var (whole, rest) = ((long)(Until(from) - First(from, 0)).TotalSeconds, (long)(Until(from) - from).TotalSeconds);
        return new Money(((checked(monthly.Cents * rest) * 2) + whole) / (whole * 2));
    }

    /// <summary>When a collector's next whole month begins.</summary>
    public static Instant Until(Instant from) => First(from, 1);

    /// <summary>The turn of the month that was meant: tills from before collectors' months began in UTC wrote the midnight of Paris, an
    /// hour or two before it.</summary>
    public static Instant Turn(Instant paidUntil) => Until(paidUntil) - paidUntil <= Early ? Until(paidUntil) : paidUntil;

    private static Instant First(Instant of, int months)
    {
        var day = of.InUtc().Date;
        return new LocalDate(day.Year, day.Month, 1).PlusMonths(months).AtMidnight().InUtc().ToInstant();
    }
}
