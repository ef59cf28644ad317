using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A caller may pay an order by a link. The row stands before anybody is asked for money; what has become of it is read
/// back from the collector. One per order. It names nobody.</summary>
public sealed partial class OrderPayment : TenantEntity
{
    /// <summary>A collector takes no smaller payment by card.</summary>
    public static readonly Money Least = new(50);

    public const int LongestHandle = 200;

    public const int LongestAddress = 2_000;

    private static readonly Duration Usual = Duration.FromHours(2);

    private static readonly Duration Longest = Duration.FromHours(23);

    /// <summary>A collector keeps its page open for half an hour at least.</summary>
    private static readonly Duration Shortest = Duration.FromMinutes(45);

    private static readonly Duration Daily = Duration.FromDays(1);

    /// <summary>While somebody pays, news are awaited.</summary>
    private static readonly Duration Soon = Duration.FromMinutes(5);

    /// <summary>Looked at for so long after it was paid, should news be lost.</summary>
    private static readonly Duration Watched = Duration.FromDays(14);

    private OrderPayment() { }

    /// <param name="account">The collector's handle of whoever receives the money.</param>
    /// <param name="commission">Kalliky's share, without tax.</param>
    /// <param name="tokenHash">Of the secret in the link.</param>
    public OrderPayment(Guid id, Order order, string account, Money commission, string tokenHash, Instant now)
    {
        (Id, TenantId, StoreId, OrderId) = (id, order.TenantId, order.StoreId, order.Id);
        (Account, Amount, Commission, TokenHash, CreatedAt) = (account, order.Total, commission, tokenHash, now);
        Fee = Vat.With(commission);
        ExpiresAt = Instant.Min(Instant.Max(now + Usual, order.ReadyAt ?? now), now + Longest);
        LookAt = ExpiresAt;
    }

    public Guid StoreId { get; private init; }

    public Guid OrderId { get; private init; }

    public string Account { get; private init; } = "";

    public string TokenHash { get; private init; } = "";

    public Money Amount { get; private init; }

    /// <summary>Without tax, as it stands in the ledger.</summary>
    public Money Commission { get; private init; }

    /// <summary>What the collector keeps for Kalliky: the commission with its tax. Settled when somebody is first led to the collector's
    /// page, and not changed after: the same question must be asked the same way.</summary>
    public Money Fee { get; private set; }

    public Instant CreatedAt { get; private init; }

    /// <summary>Until then one may begin to pay.</summary>
    public Instant ExpiresAt { get; private init; }

    public OrderPaymentStatus Status { get; private set; } = OrderPaymentStatus.Open;

    /// <summary>When the collector's page closes; kept, since the same question must be asked the same way.</summary>
    public Instant? SessionUntil { get; private set; }

    /// <summary>The collector's handle of its page; null until somebody has opened the link.</summary>
    public string? SessionId { get; private set; }

    /// <summary>Where one pays.</summary>
    public string? Address { get; private set; }

    /// <summary>The collector's handle of the payment.</summary>
    public string? Reference { get; private set; }

    public Instant? PaidAt { get; private set; }

    public Instant? EndedAt { get; private set; }

    /// <summary>Since when the customer's bank contests it, or did, as far as we know.</summary>
    public Instant? DisputedAt { get; private set; }

    /// <summary>Null where nobody ever contested it.</summary>
    public DisputeStanding? Dispute { get; private set; }

    public Instant ReadAt { get; private set; }

    /// <summary>When it is read again at the latest; null when there is nothing left to learn.</summary>
    public Instant? LookAt { get; private set; }

    public bool IsOpen(Instant now) => Status == OrderPaymentStatus.Open && ExpiresAt > now;

    /// <summary>Somebody is about to be led to the collector's page: how long that is open, and the fee, are settled now.</summary>
    /// <param name="others">What is kept of the business's other payments; the tax on it all is the sum's.</param>
    public void Begin(Instant now, KeptFees others)
    {
        if (SessionUntil is null)
        {
            SessionUntil = Instant.Max(ExpiresAt, now + Shortest);
            Fee = Commission + Vat.OfPart(Commission, others.Commission, others.Tax);
            Kept = new KeptFees(Commission, Fee - Commission);
        }

        LookAt = now + Soon;
    }

    public void IsAt(string session, string address) => (SessionId, Address) = (session, address);

    /// <summary>The collector has told something, or the order has moved: it is read on the bus.</summary>
    public void Stir() => Raise(new OrderPaymentStirred(Id, TenantId));

    /// <summary>Somebody looks after it now; nobody else does meanwhile.</summary>
    public void IsLookedAt(Instant now) => LookAt = now + Soon;

    /// <summary>Takes over what was read.</summary>
    /// <param name="isOver">The order needs no payment any more: it is handed over, refused or cancelled.</param>
    /// <returns>Where a dispute about it stands since now; null when there is nothing new to tell of one.</returns>
    public DisputeStanding? Follow(Sale sale, bool isOver, Instant at)
    {
        var before = (Status, Returned, Kept);
        Reference ??= sale.Reference;
        PaidAt ??= sale.PaidAt;
        ReadAt = at;
        Become(Standing(sale, isOver, at), at);
        Reckon(sale);
        if (before != (Status, Returned, Kept))
            Raise(new OrderPaymentChanged(Id, TenantId, OrderId));
        LookAt = Next(sale, at);
        return Contest(sale.Dispute?.Standing, at);
    }

    // What was paid stays paid, also when it had been given up.
    private OrderPaymentStatus Standing(Sale sale, bool isOver, Instant at) => sale.Status switch
    {
        SaleStatus.Refunded => OrderPaymentStatus.Refunded,
        SaleStatus.Paid => OrderPaymentStatus.Paid,
        _ when Status != OrderPaymentStatus.Open => Status,
        SaleStatus.Open when SessionId is not null && !isOver && ExpiresAt > at => OrderPaymentStatus.Open,
        _ when isOver => OrderPaymentStatus.Withdrawn,
        _ => ExpiresAt <= at || sale.Status == SaleStatus.Closed ? OrderPaymentStatus.Expired : OrderPaymentStatus.Open,
    };

    private void Become(OrderPaymentStatus status, Instant at)
    {
        if (status == Status)
            return;
        Status = status;
        EndedAt = status is OrderPaymentStatus.Open or OrderPaymentStatus.Paid ? null : at;
    }

    private DisputeStanding? Contest(DisputeStanding? standing, Instant at)
    {
        if (standing is null || standing == Dispute)
            return null;
        DisputedAt ??= at;
        return Dispute = standing;
    }

    private Instant? Next(Sale sale, Instant at) => Status switch
    {
        OrderPaymentStatus.Open when SessionUntil is not null => at + Soon,
        OrderPaymentStatus.Open => ExpiresAt,
        // A bank takes months, and an account that is empty today may be full tomorrow.
        _ when sale.Dispute is { IsSettled: false } => at + Daily,
        OrderPaymentStatus.Paid when PaidAt > at - Watched => at + Daily,
        _ => null,
    };
}

public enum OrderPaymentStatus
{
    Open,

    Paid,

    /// <summary>Nobody paid in time.</summary>
    Expired,

    /// <summary>The order was refused, cancelled or handed over before anybody paid by the link.</summary>
    Withdrawn,

    /// <summary>It was paid and given back whole.</summary>
    Refunded,
}

/// <summary>It is time to look at a payment.</summary>
public sealed record OrderPaymentStirred(Guid PaymentId, Guid TenantId) : DomainEvent;

/// <summary>A payment stands elsewhere than before.</summary>
public sealed record OrderPaymentChanged(Guid PaymentId, Guid TenantId, Guid OrderId) : DomainEvent;
