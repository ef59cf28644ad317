using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>The commission of one order: what the ledger says of it, and what it must still say. Pure; it looks at where the
/// order stands, so events may come late, twice and in any order.</summary>
/// <param name="rate">That of the plan when it was confirmed; the order keeps the one that it was announced with.</param>
public sealed class OrderCommission(Order order, IReadOnlyList<LedgerEntry> known, CommissionRate rate, Func<Guid> newId)
{
    private const string LinkMark = ":link:";

    private readonly CommissionRate rate = known.Count > 0 ? new CommissionRate(known[0].BasisPoints) : rate;

    /// <summary>Taken by phone, in earnest, and confirmed.</summary>
    public static bool IsOwedFor(Order order) => order is { CallId: not null, IsTest: false, ConfirmedAt: not null };

    /// <summary>What is missing, in its order. Nothing is due of the delivery: only of the goods.</summary>
    public IEnumerable<Posting> Missing()
    {
        if (!IsOwedFor(order))
            yield break;
        if (!Has(LedgerKind.Announced))
            yield return Entry(LedgerKind.Announced, order.Goods, rate.Of(order.Goods), order.ConfirmedAt!.Value, LedgerAccount.Expected, LedgerAccount.Commission);
        if (order.Status == OrderStatus.Completed && !Has(LedgerKind.Earned))
            yield return Entry(LedgerKind.Earned, order.Goods, rate.Of(order.Goods), Finished, LedgerAccount.Due, LedgerAccount.Expected);
        if (order.Status is OrderStatus.Refused or OrderStatus.Cancelled && !Has(LedgerKind.Reversed))
            yield return Entry(LedgerKind.Reversed, Money.Zero - order.Goods, Money.Zero - rate.Of(order.Goods), Finished, LedgerAccount.Expected, LedgerAccount.Commission);
    }

    /// <summary>Of these goods money was given back; null when they are more than what is left of the order, or it is not sold.
    /// What is given back of the commission leaves exactly the commission of the goods that stay sold.</summary>
    /// <param name="onceKey">Tells one refund from another.</param>
    public Posting? Refund(Money goods, string onceKey, Instant at)
    {
        var left = Left;
        if (!Has(LedgerKind.Earned) || goods <= Money.Zero || goods > left)
            return null;
        var back = rate.Of(left) - rate.Of(left - goods);
        return Entry(LedgerKind.Refunded, Money.Zero - goods, Money.Zero - back, at, LedgerAccount.Due, LedgerAccount.Commission, onceKey);
    }

    /// <summary>What the ledger lacks of what was given back of a payment by link, at the collector or by its bank: goods and commission in
    /// the share of the payment, so that what stays is the share that stays paid. Null when nothing is missing.</summary>
    public Posting? Follow(OrderPayment payment, Instant at)
    {
        if (payment.PaidAt is null || known.FirstOrDefault(entry => entry.Kind == LedgerKind.Earned) is not { } earned)
            return null;
        var noted = known.Where(entry => entry.Kind == LedgerKind.Refunded).ToLookup(entry => entry.OnceKey.Contains(LinkMark, StringComparison.Ordinal));
        var goods = Lacks(payment, earned, noted, entry => entry.Goods);
        var commission = Lacks(payment, earned, noted, entry => entry.Commission);
        return (goods, commission) == (Money.Zero, Money.Zero)
            ? null
            : Entry(LedgerKind.Refunded, goods, commission, at, LedgerAccount.Due, LedgerAccount.Commission, $"{LinkMark[1..]}{noted[true].Count()}");
    }

    // What was noted by hand of the same order is the same money: the larger of both counts.
    private static Money Lacks(OrderPayment payment, LedgerEntry earned, ILookup<bool, LedgerEntry> noted, Func<LedgerEntry, Money> part)
    {
        var byHand = noted[false].Aggregate(part(earned), (sum, entry) => sum + part(entry));
        var stays = payment.OfTheRest(part(earned));
        return (stays < byHand ? stays : byHand) - noted[true].Aggregate(byHand, (sum, entry) => sum + part(entry));
    }

    /// <summary>The goods that are sold and not given back.</summary>
    public Money Left => known.Where(entry => entry.Kind is LedgerKind.Earned or LedgerKind.Refunded).Aggregate(Money.Zero, (sum, entry) => sum + entry.Goods);

    private Instant Finished => order.FinishedAt ?? order.ConfirmedAt!.Value;

    private bool Has(LedgerKind kind) => known.Any(entry => entry.Kind == kind);

    private Posting Entry(LedgerKind kind, Money goods, Money commission, Instant at, LedgerAccount to, LedgerAccount from, string? onceKey = null) => Posting.Move(
        new LedgerEntry(
            newId(), order.TenantId, order.StoreId, order.Id, order.CallId!.Value, kind, goods, rate, commission, at,
            $"{Word(kind)}:{order.Id:N}{(onceKey is null ? "" : $":{onceKey}")}"),
        to, from, commission, newId);

    private static string Word(LedgerKind kind) => kind switch
    {
        LedgerKind.Announced => "announced",
        LedgerKind.Earned => "earned",
        LedgerKind.Reversed => "reversed",
        _ => "refunded",
    };
}
