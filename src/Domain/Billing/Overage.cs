using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Billing;

/// <summary>What minutes beyond the plan cost. The seconds of a month are added up first and priced once; what is left of a
/// cent is not charged; nothing goes over the merchant's cap.</summary>
public static class Overage
{
    private const int Minute = 60;

    /// <param name="perMinute">Null where the plan sells no minutes beyond those included.</param>
    public static Money Of(long seconds, int includedMinutes, Money? perMinute, Money? cap)
    {
        var beyond = seconds - ((long)includedMinutes * Minute);
        if (beyond <= 0 || perMinute is not { } price)
            return Money.Zero;
        var cost = new Money(checked(beyond * price.Cents) / Minute);
        return cap is { } most && cost > most ? most : cost;
    }

    /// <summary>How many seconds of a month may be called at all; null, as many as one likes.</summary>
    public static long? MostSeconds(int includedMinutes, Money? perMinute, Money? cap)
    {
        var included = (long)includedMinutes * Minute;
        return (perMinute, cap) switch
        {
            (null, _) => included,
            (_, null) => null,
            ({ Cents: 0 }, _) => null,
            ({ } price, { } most) => included + (most.Cents * Minute / price.Cents),
        };
    }
}
