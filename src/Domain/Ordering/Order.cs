using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Ordering;

/// <summary>What a caller asked a restaurant for. Dictated as a draft, read back, confirmed in the version
/// that was read back, then handled by the merchant (see Order.Handling.cs).</summary>
public sealed partial class Order : TenantEntity
{
    /// <summary>More than this is no telephone order.</summary>
    public const int MostLines = 50;

    public const int MostOfOneDish = 99;

    private Order() { }

    public Order(Guid id, Guid tenantId, Guid storeId, Guid? callId, bool isTest, Instant createdAt)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        CallId = callId;
        IsTest = isTest;
        CreatedAt = createdAt;
    }

    public Guid StoreId { get; private init; }

    public Guid? CallId { get; private init; }

    public Guid? CustomerId { get; private set; }

    /// <summary>Made from the test phone: shown, never billed.</summary>
    public bool IsTest { get; private init; }

    public OrderStatus Status { get; private set; } = OrderStatus.Draft;

    /// <summary>Given at confirmation, one sequence per store and local day.</summary>
    public int? Number { get; private set; }

    public LocalDate? Day { get; private set; }

    public Fulfilment? Fulfilment { get; private set; }

    /// <summary>When the customer collects, or when the delivery arrives.</summary>
    public Instant? ReadyAt { get; private set; }

    /// <summary>The caller asked for it as soon as possible; <see cref="ReadyAt"/> is then our estimate.</summary>
    public bool AsSoonAsPossible { get; private set; }

    /// <summary>A <see cref="DeliveryAddress"/>, sealed.</summary>
    public Sealed? Address { get; private set; }

    public string? CustomerName { get; private set; }

    public Sealed? CustomerPhone { get; private set; }

    public IReadOnlyList<OrderLine> Lines { get; private set; } = [];

    /// <summary>The highest line number ever given, so that none is used twice.</summary>
    public int LastLineNumber { get; private set; }

    /// <summary>Allergies that the caller told, for the band on the ticket.</summary>
    public IReadOnlyList<string> Allergies { get; private set; } = [];

    public string? Note { get; private set; }

    public Money DeliveryFee { get; private set; }

    /// <summary>Grows with each change to the draft. The caller confirms the version that was read back, no other.</summary>
    public int Version { get; private set; }

    public int? ReadBackVersion { get; private set; }

    /// <summary>The turn of the call in which it was read back, for the link from the board.</summary>
    public int? ReadBackTurn { get; private set; }

    public Instant CreatedAt { get; private init; }

    public Instant? ConfirmedAt { get; private set; }

    public Instant? AcceptedAt { get; private set; }

    public Instant? FinishedAt { get; private set; }

    public IReadOnlyList<OrderChange> History { get; private set; } = [];

    public Money Goods => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total);

    public Money Total => Goods + DeliveryFee;

    /// <summary>Adds a dish; a dish already on the order only grows in number. Returns the line as it now stands.</summary>
    public OrderLine Add(OrderLine dish)
    {
        MustBeDraft();
        var known = Lines.FirstOrDefault(line => line.IsSameDishAs(dish));
        var next = known is null
            ? dish with { Number = ++LastLineNumber }
            : known with { Quantity = known.Quantity + dish.Quantity };
        Lines = known is null ? [.. Lines, next] : Swap(known, next);
        Changed();
        return next;
    }

    /// <summary>Puts a dish in the place of a line, keeping its number.</summary>
    public OrderLine Replace(int number, OrderLine dish)
    {
        MustBeDraft();
        var next = dish with { Number = number };
        Lines = Swap(Lines.Single(line => line.Number == number), next);
        Changed();
        return next;
    }

    public void Remove(int number)
    {
        MustBeDraft();
        Lines = [.. Lines.Where(line => line.Number != number)];
        Changed();
    }

    public void Collect()
    {
        MustBeDraft();
        Fulfilment = Ordering.Fulfilment.Pickup;
        Address = null;
        DeliveryFee = Money.Zero;
        Changed();
    }

    public void EatIn()
    {
        Collect();
        Fulfilment = Ordering.Fulfilment.OnSite;
    }

    /// <summary>Delivered; the address may come later, the fee is the store's.</summary>
    public void Deliver(Sealed? address, Money fee)
    {
        MustBeDraft();
        Fulfilment = Ordering.Fulfilment.Delivery;
        Address = address;
        DeliveryFee = fee;
        Changed();
    }

    public void ReadyFor(Instant at, bool asSoonAsPossible)
    {
        MustBeDraft();
        ReadyAt = at;
        AsSoonAsPossible = asSoonAsPossible;
        Changed();
    }

    public void For(string name)
    {
        MustBeDraft();
        CustomerName = name;
        Changed();
    }

    public void CallBackOn(Sealed phone)
    {
        MustBeDraft();
        CustomerPhone = phone;
        Changed();
    }

    public void Mind(string allergy)
    {
        MustBeDraft();
        if (Allergies.Contains(allergy, StringComparer.OrdinalIgnoreCase))
            return;
        Allergies = [.. Allergies, allergy];
        Changed();
    }

    public void Remark(string note)
    {
        MustBeDraft();
        Note = note;
        Changed();
    }

    /// <summary>Marks the present version as the one the caller heard.</summary>
    public void WasReadBack(int turn)
    {
        MustBeDraft();
        ReadBackVersion = Version;
        ReadBackTurn = turn;
    }

    /// <summary>Turns the draft into an order. The use case has checked the version, the lines and the store before.</summary>
    public void Confirm(int number, LocalDate day, Guid customerId, Instant at)
    {
        MustBeDraft();
        if (ReadBackVersion != Version)
            throw new InvalidOperationException("An order is confirmed only as it was read back.");
        Number = number;
        Day = day;
        CustomerId = customerId;
        ConfirmedAt = at;
        Enter(OrderStatus.Confirmed, "confirmed", null, "caller", at);
        Raise(new OrderConfirmed(Id, TenantId, StoreId, CallId, IsTest));
    }

    /// <summary>Gives up a draft: nothing was ordered.</summary>
    public void Abandon(Instant at)
    {
        MustBeDraft();
        FinishedAt = at;
        Enter(OrderStatus.Cancelled, "abandoned", null, "caller", at);
    }

    private List<OrderLine> Swap(OrderLine old, OrderLine next) => [.. Lines.Select(line => line.Number == old.Number ? next : line)];

    private void Changed() => Version++;

    private void MustBeDraft()
    {
        if (Status != OrderStatus.Draft)
            throw new InvalidOperationException($"A {Status} order is no longer dictated.");
    }
}
