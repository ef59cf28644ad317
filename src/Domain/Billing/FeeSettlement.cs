using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A commission that the collector has kept out of a payment is not owed any more. Pure: it looks at where the order and
/// its payment stand, and says what the ledger lacks; less, where a payment was given back and its fee with it.</summary>
public static class FeeSettlement
{
    /// <param name="known">The order's entries, those included that are written with this one.</param>
    /// <returns>Null when nothing is missing.</returns>
    public static Posting? Missing(Order order, OrderPayment payment, IReadOnlyList<LedgerEntry> known, Instant at, Func<Guid> newId)
    {
        if (known.FirstOrDefault(entry => entry.Kind == LedgerKind.Earned) is not { } earned)
            return null;
        var before = known.Where(entry => entry.Kind == LedgerKind.Settled).ToList();
        var kept = payment.PaidAt is null ? KeptFees.Nothing : payment.Kept;
        var (commission, tax) = before.Aggregate((kept.Commission, kept.Tax), (left, entry) => (left.Commission + entry.Commission, left.Tax + entry.Tax));
        return (commission, tax) == (Money.Zero, Money.Zero)
            ? null
            : Posting.Move(
                new LedgerEntry(
                    newId(), order.TenantId, order.StoreId, order.Id, earned.CallId, LedgerKind.Settled, Money.Zero, new CommissionRate(earned.BasisPoints), Money.Zero - commission, Moment(before, payment, earned, at),
                    $"settled:{order.Id:N}:{before.Count}")
                {
                    Tax = Money.Zero - tax,
                },
                LedgerAccount.Collected, LedgerAccount.Due, commission, newId);
    }

    // What was kept before it was earned counts with it, in the same month, however late it is written.
    private static Instant Moment(List<LedgerEntry> before, OrderPayment payment, LedgerEntry earned, Instant at) =>
        before.Count == 0 && payment.PaidAt <= earned.At ? earned.At : at;
}
