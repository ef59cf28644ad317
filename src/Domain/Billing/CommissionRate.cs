using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Billing;

/// <summary>A share of an order in basis points: 100 are one percent.</summary>
public readonly record struct CommissionRate(int BasisPoints)
{
    public const int Whole = 10_000;

    /// <summary>The share of one order, rounded to the cent, half a cent up. Each order is rounded for itself, so that the lines add
    /// up to the total that is shown under them.</summary>
    public Money Of(Money goods)
    {
        if (goods < Money.Zero)
            throw new ArgumentOutOfRangeException(nameof(goods), "A commission is taken of goods that were sold.");
        return new Money((checked(goods.Cents * BasisPoints) + (Whole / 2)) / Whole);
    }
}
