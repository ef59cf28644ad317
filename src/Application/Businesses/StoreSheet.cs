using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Businesses;

/// <summary>All that the assistant may know of a store, read once per version and shared by all its calls. Immutable.</summary>
public sealed record StoreSheet(
    Guid TenantId,
    Guid StoreId,
    int Version,
    string BusinessName,
    string Name,
    string Trade,
    DateTimeZone Zone,
    PhoneNumber? ForwardTo,
    StoreAddress Address,
    OpeningHours Hours,
    IReadOnlyList<string> PaymentMeans,
    IReadOnlyList<Faq> Faqs,
    int PrepMinutes,
    Delivery? Delivery,
    AlcoholLicence? Alcohol,
    AssistantSettings Assistant,
    Instant? OrdersPausedUntil,
    IReadOnlyList<SheetCategory> Categories,
    string? TradeData)
{
    public BookingRules Bookings { get; init; } = BookingRules.Default;

    /// <summary>Null when the store takes no reservations.</summary>
    public ReservationRules? Reservations { get; init; }

    public ReturnRules? Returns { get; init; }

    /// <summary>What can be booked; in a practice, the coded reasons.</summary>
    public IReadOnlyList<SheetService> Services { get; init; } = [];

    /// <summary>The team, the rooms and the areas that take bookings.</summary>
    public IReadOnlyList<SheetResource> Resources { get; init; } = [];

    /// <summary>Callers may receive a link to pay by; whether one leaves, each order says.</summary>
    public bool PaysByLink { get; init; }

    public SheetService? Service(Guid id) => Services.FirstOrDefault(service => service.Id == id);

    public SheetResource? Resource(Guid id) => Resources.FirstOrDefault(resource => resource.Id == id);

    public IEnumerable<SheetProduct> Products => Categories.SelectMany(category => category.Products);

    public SheetProduct? Product(Guid id) => Products.FirstOrDefault(product => product.Id == id);
}

public sealed record SheetCategory(
    Guid Id, string Name, int TakeAwayVat, int EatInVat, IReadOnlyList<OptionGroup> OptionGroups, IReadOnlyList<SheetProduct> Products);

/// <summary>Something that can be booked.</summary>
/// <param name="Code">The coded reason, in a practice.</param>
/// <param name="Buffer">Minutes that are kept free after it.</param>
public sealed record SheetService(Guid Id, string? Code, string Name, int Minutes, int Buffer, Money? Price, IReadOnlyList<string> Aliases);

/// <summary>Whom or what a booking takes.</summary>
/// <param name="Covers">Of an area: how many guests fit.</param>
/// <param name="Hours">Its own; null where they are the store's.</param>
public sealed record SheetResource(
    Guid Id, ResourceKind Kind, string Name, int? Covers, OpeningHours? Hours, bool DoesAll, IReadOnlyList<Guid> ServiceIds)
{
    public bool Does(Guid serviceId) => DoesAll || ServiceIds.Contains(serviceId);
}

/// <param name="Allergens">Null when nobody has checked.</param>
/// <param name="Sizes">What a shop has of each size, what is put aside included; null of what is not counted.</param>
public sealed record SheetProduct(
    Guid Id,
    string Name,
    IReadOnlyList<string> Aliases,
    Money Price,
    IReadOnlyList<string> Ingredients,
    IReadOnlyList<string>? Allergens,
    bool IsAlcohol,
    bool IsAvailable,
    Instant? BackAt,
    string Category,
    int TakeAwayVat,
    int EatInVat,
    IReadOnlyList<OptionGroup> OptionGroups,
    IReadOnlyList<StockSize>? Sizes = null)
{
    public bool CanBeSold(Instant now) => IsAvailable || BackAt is { } back && back <= now;
}

/// <summary>The current sheet of a store. Cheap enough for every turn: one small query tells whether the cached one still holds.</summary>
public interface IStoreSheets
{
    /// <exception cref="InvalidOperationException">The store is not the current tenant's.</exception>
    ValueTask<StoreSheet> Of(Guid storeId, CancellationToken ct);
}
