using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Businesses;

/// <summary>A place with a telephone: a restaurant, a salon, a practice, a shop.</summary>
public sealed partial class Store : TenantEntity
{
    private Store() { }

    public Store(Guid id, Guid tenantId, string key, string name, string trade, string timeZone)
    {
        Id = id;
        TenantId = tenantId;
        Key = key;
        Name = name;
        Trade = trade;
        TimeZone = timeZone;
    }

    /// <summary>Short and unique in the business, such as "pizza-mario".</summary>
    public string Key { get; private set; } = "";

    public string Name { get; set; } = "";

    /// <summary>A trade's key; see <see cref="Businesses.Trade"/>.</summary>
    public string Trade { get; private init; } = "";

    /// <summary>A TZDB id, such as Europe/Paris.</summary>
    public string TimeZone { get; set; } = "Europe/Paris";

    /// <summary>The number that callers dial, and its keyed hash for look-up.</summary>
    public Sealed? Number { get; set; }

    public string? NumberKey { get; set; }

    /// <summary>The human that calls are forwarded to.</summary>
    public Sealed? ForwardTo { get; set; }

    public StoreAddress Address { get; set; } = StoreAddress.Unknown;

    public OpeningHours Hours { get; set; } = OpeningHours.None;

    /// <summary>They are those that its trade usually has: nobody of the store has confirmed them.</summary>
    public bool HoursAreExample { get; set; }

    public IReadOnlyList<string> PaymentMeans { get; set; } = [];

    public IReadOnlyList<Faq> Faqs { get; set; } = [];

    /// <summary>How long the kitchen needs for an order asked as soon as possible.</summary>
    public int PrepMinutes { get; set; } = 20;

    /// <summary>Null when the store does not deliver.</summary>
    public Delivery? Delivery { get; set; }

    /// <summary>Null when the store sells no alcohol by phone.</summary>
    public AlcoholLicence? Alcohol { get; set; }

    public AssistantSettings Assistant { get; set; } = AssistantSettings.Default;

    public MessageSettings Messages { get; set; } = MessageSettings.Default;

    public PaymentLinkSettings PaymentLinks { get; set; } = PaymentLinkSettings.Default;

    /// <summary>Where the owner wants to be told what cannot wait; null, nowhere.</summary>
    public Sealed? AlertPhone { get; set; }

    public Sealed? AlertEmail { get; set; }

    /// <summary>Grows with each change that the assistant must obey (menu, hours, settings): the key of every cache.</summary>
    public int CatalogueVersion { get; private set; } = 1;

    /// <summary>The assistant does not answer until then; calls go to the human.</summary>
    public Instant? AnsweringPausedUntil { get; set; }

    /// <summary>No new order until then; the assistant says so.</summary>
    public Instant? OrdersPausedUntil { get; set; }

    /// <summary>The last day that its owners were told of in the morning after, or that there was nothing to tell of.</summary>
    public LocalDate? SummedUpTo { get; private set; }

    public BookingRules Bookings { get; set; } = BookingRules.Default;

    /// <summary>Null when the store takes no reservations.</summary>
    public ReservationRules? Reservations { get; set; }

    /// <summary>Null when the store has not said.</summary>
    public ReturnRules? Returns { get; set; }

    /// <summary>What a trade keeps about a store that has no place of its own here, as JSON.</summary>
    public string? TradeData { get; set; }

    public void CatalogueChanged() => CatalogueVersion++;

    /// <summary>The business has left: what the ledger speaks of stays a place without a name, a number or anything that it said.</summary>
    public void Forget()
    {
        (Name, Key, TradeData) = ("", Id.ToString("N"), null);
        (Number, NumberKey, ForwardTo, AlertPhone, AlertEmail) = (null, null, null, null, null);
        (Address, Hours, PaymentMeans, Faqs) = (StoreAddress.Unknown, OpeningHours.None, [], []);
        (Delivery, Alcohol, Reservations, Returns) = (null, null, null, null);
        (Assistant, Messages, Bookings) = (AssistantSettings.Default, MessageSettings.Default, BookingRules.Default);
    }
}

public sealed record StoreAddress(string Street, string Postcode, string City, string? Access)
{
    public static readonly StoreAddress Unknown = new("", "", "", null);
}

/// <summary>A question in the merchant's words and the answer to say.</summary>
/// <param name="IsExample">Of the example that the store began with.</param>
public sealed record Faq(string Question, string Answer, bool IsExample = false);

/// <summary>Money in cents; the minimum counts goods only.</summary>
public sealed record Delivery(long Minimum, long Fee, int Minutes, IReadOnlyList<DeliveryZone> Zones);

public sealed record DeliveryZone(string City, IReadOnlyList<string> Postcodes);

/// <summary>Alcohol is sold between these local times.</summary>
public sealed record AlcoholLicence(LocalTime From, LocalTime To);

/// <summary>How the assistant presents itself. The notice that an automatic assistant answers is not here: it cannot be removed.</summary>
public sealed record AssistantSettings(string? Greeting, string Voice, bool SpeaksEnglish, int LongestCallMinutes)
{
    public static readonly AssistantSettings Default = new(null, "Telnyx.NaturalHD.amarante", false, 15);
}
