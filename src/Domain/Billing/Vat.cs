using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Billing;

/// <summary>The tax on what Kalliky sells: the usual French rate, since the stores that it answers for are in France (article 278 of
/// the code général des impôts; 259, 1° for where the service is taxed).</summary>
public static class Vat
{
    public const int BasisPoints = 2_000;

    private const int Whole = 10_000;

    /// <summary>Of the sum of an invoice, not of each line (BR-CO-17 of EN 16931), rounded to the cent, half a cent away from nothing.</summary>
    public static Money Of(Money net)
    {
        var tax = (checked(Math.Abs(net.Cents) * BasisPoints) + (Whole / 2)) / Whole;
        return new Money(net.Cents < 0 ? -tax : tax);
    }

    /// <summary>The tax on one part of a sum that is collected part by part: the part's own tax to one of the two cents beside it, whichever
    /// brings the taxes of all parts to the tax of their sum. So what is collected and what an invoice taxes agree, however many
    /// parts there are.</summary>
    /// <param name="part">Nothing or more.</param>
    /// <param name="before">The parts so far, without tax.</param>
    /// <param name="taxed">The tax that was collected on them.</param>
    public static Money OfPart(Money part, Money before, Money taxed)
    {
        var exact = checked(part.Cents * BasisPoints);
        return new Money(Math.Clamp((Of(before + part) - taxed).Cents, exact / Whole, (exact + Whole - 1) / Whole));
    }

    /// <summary>What of a sum with tax is not tax, rounded to the cent.</summary>
    /// <param name="total">Nothing or more.</param>
    public static Money Without(Money total) => new((checked(total.Cents * Whole) + ((Whole + BasisPoints) / 2)) / (Whole + BasisPoints));

    /// <summary>With the tax.</summary>
    public static Money With(Money net) => new(net.Cents + Of(net).Cents);
}
