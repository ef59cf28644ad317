using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>Something that happened to the commission of one order. Written once and never changed: what was wrong or is taken
/// back is an entry of its own.</summary>
public sealed class LedgerEntry : TenantEntity
{
    private LedgerEntry() { }

    /// <param name="goods">The goods that it speaks of; less than nothing where something is taken back.</param>
    public LedgerEntry(Guid id, Guid tenantId, Guid storeId, Guid orderId, Guid callId, LedgerKind kind, Money goods, CommissionRate rate, Money commission, Instant at, string onceKey)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        OrderId = orderId;
        CallId = callId;
        Kind = kind;
        Goods = goods;
        BasisPoints = rate.BasisPoints;
        Commission = commission;
        At = at;
        Month = BillingMonth.Of(at).First;
        OnceKey = onceKey;
    }

    public Guid StoreId { get; private init; }

    public Guid OrderId { get; private init; }

    /// <summary>The call that the order was taken in.</summary>
    public Guid CallId { get; private init; }

    public LedgerKind Kind { get; private init; }

    public Money Goods { get; private init; }

    /// <summary>The plan's rate when the order was confirmed; a plan that changes later changes nothing here.</summary>
    public int BasisPoints { get; private init; }

    public Money Commission { get; private init; }

    /// <summary>On the commission, where a collector has kept both; what an invoice taxes is taxed there.</summary>
    public Money Tax { get; init; }

    public Instant At { get; private init; }

    /// <summary>The first day of the month in which it counts.</summary>
    public LocalDate Month { get; private init; }

    /// <summary>What makes a repeated event write once; unique in the business.</summary>
    public string OnceKey { get; private init; } = "";
}

/// <summary>One side of an entry. Debits are positive, credits negative; those of one entry add up to nothing.</summary>
public sealed class LedgerLine : TenantEntity
{
    private LedgerLine() { }

    public LedgerLine(Guid id, Guid tenantId, Guid entryId, LedgerAccount account, Money amount)
    {
        Id = id;
        TenantId = tenantId;
        EntryId = entryId;
        Account = account;
        Amount = amount;
    }

    public Guid EntryId { get; private init; }

    public LedgerAccount Account { get; private init; }

    public Money Amount { get; private init; }
}

public enum LedgerKind
{
    /// <summary>The order was confirmed on the phone; nothing is due yet.</summary>
    Announced,

    /// <summary>The customer has the order: the commission is due.</summary>
    Earned,

    /// <summary>Refused or cancelled: what was announced is taken back whole.</summary>
    Reversed,

    /// <summary>The merchant gave money back after the sale, or a bank took it back: that part's commission is given back too. More than
    /// nothing where it turned out that the money stays.</summary>
    Refunded,

    /// <summary>The collector kept it out of a payment by link: it is not owed any more. More than nothing where such a payment
    /// was given back.</summary>
    Settled,
}

public enum LedgerAccount
{
    /// <summary>Commissions of orders that are under way.</summary>
    Expected,

    /// <summary>What the merchant owes.</summary>
    Due,

    /// <summary>What Kalliky earns by it: the other side of both.</summary>
    Commission,

    /// <summary>What a collector has kept of payments by link, hence has reached Kalliky already.</summary>
    Collected,
}
