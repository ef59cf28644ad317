using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What the rest of a month costs, by the second, rounded to the cent, half a cent up: as collectors count it.</summary>
public static class ProRata
{
    /// <param name="monthly">Without tax.</param>
    public static Money Of(Money monthly, BillingMonth month, Instant from)
    {
        var (whole, rest) = ((long)(month.Until - month.From).TotalSeconds, (long)(month.Until - from).TotalSeconds);
        return new Money(((checked(monthly.Cents * Math.Clamp(rest, 0, whole)) * 2) + whole) / (whole * 2));
    }
}
