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
        var settled = before.Aggregate(Money.Zero, (sum, entry) => sum - entry.Commission);
        var missing = (payment.Status == OrderPaymentStatus.Paid ? payment.Commission : Money.Zero) - settled;
        return missing == Money.Zero
            ? null
            : Posting.Move(
                new LedgerEntry(
                    newId(), order.TenantId, order.StoreId, order.Id, earned.CallId, LedgerKind.Settled, Money.Zero, new CommissionRate(earned.BasisPoints), Money.Zero - missing, Moment(before, payment, earned, at),
                    $"settled:{order.Id:N}:{before.Count}"),
                LedgerAccount.Collected, LedgerAccount.Due, missing, newId);
    }

    // What was kept before it was earned counts with it, in the same month, however late it is written.
    private static Instant Moment(List<LedgerEntry> before, OrderPayment payment, LedgerEntry earned, Instant at) =>
        before.Count == 0 && payment.PaidAt <= earned.At ? earned.At : at;
}
