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

/// <summary>French value added tax on what Kalliky sells: 20 % (article 278 of the Code général des impôts).</summary>
public static class Vat
{
    private const int Percent = 20;

    /// <summary>With tax, rounded to the cent, half a cent up.</summary>
    public static Money With(Money net) => new(net.Cents + ((checked(net.Cents * Percent) + 50) / 100));
}
