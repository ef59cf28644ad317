using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Billing;

/// <summary>What goes back of a payment, and what Kalliky keeps of it: both in proportion, to the cent.</summary>
public sealed partial class OrderPayment
{
    /// <summary>What the customer has back: what was refunded, by whomever, and what a bank took back for good.</summary>
    public Money Returned { get; private set; }

    /// <summary>What the collector keeps for Kalliky; while somebody may pay, what it would keep. Nothing once nobody can pay any more.</summary>
    public KeptFees Kept
    {
        get => new(KeptCommission, KeptTax);
        private set => (KeptCommission, KeptTax) = (value.Commission, value.Tax);
    }

    public Money KeptCommission { get; private set; }

    public Money KeptTax { get; private set; }

    /// <summary>What may still be given back.</summary>
    public Money Left => Amount - Returned;

    /// <summary>The merchant may give money back: it was paid, and no bank is about to decide, or has decided, whose it is.</summary>
    public bool IsRefundable => Status == OrderPaymentStatus.Paid && Left > Money.Zero && Dispute is null or DisputeStanding.Won;

    /// <summary>Of the fee, what must still be given back to the business, since the customer has money back.</summary>
    public Money FeeToReturn => PaidAt is null || Kept.Whole <= Earned.Whole ? Money.Zero : Kept.Whole - Earned.Whole;

    /// <summary>The share of an amount that what stays paid is of the payment, half a cent up.</summary>
    public Money OfTheRest(Money whole) => new(((checked(whole.Cents * Left.Cents) * 2) + Amount.Cents) / (Amount.Cents * 2));

    // What is kept of a payment of which something was given back: the commission and its tax, each in proportion.
    private KeptFees Earned => new(OfTheRest(Commission), OfTheRest(Fee - Commission));

    private void Reckon(Sale sale)
    {
        if (PaidAt is null)
        {
            Kept = Status == OrderPaymentStatus.Open ? Kept : KeptFees.Nothing;
            return;
        }

        var lost = sale.Dispute is { Standing: DisputeStanding.Lost } dispute ? dispute.Amount : Money.Zero;
        Returned = sale.Status == SaleStatus.Refunded ? Amount : new Money(Math.Min(Amount.Cents, (sale.Refunded + lost).Cents));
        Kept = Split(Fee - sale.FeeReturned);
    }

    // Whoever gives another part of the fee back by hand, at the collector, gives it back of both.
    private KeptFees Split(Money kept)
    {
        if (kept == Earned.Whole)
            return Earned;
        var commission = Fee == Money.Zero ? Money.Zero : new Money(((checked(Commission.Cents * kept.Cents) * 2) + Fee.Cents) / (Fee.Cents * 2));
        return new KeptFees(commission, kept - commission);
    }
}

/// <summary>What collectors have kept for Kalliky.</summary>
/// <param name="Commission">Without tax.</param>
/// <param name="Tax">On it.</param>
public sealed record KeptFees(Money Commission, Money Tax)
{
    public static readonly KeptFees Nothing = new(Money.Zero, Money.Zero);

    public Money Whole => Commission + Tax;
}
