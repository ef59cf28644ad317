using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>A store as its YAML file writes it; see the README of the scenarios. What this shape does not name is the trade's own.</summary>
public sealed partial record StoreFile
{
    public string Key { get; init; } = "";

    public string Name { get; init; } = "";

    public string Trade { get; init; } = "";

    public string Number { get; init; } = "";

    public string? ForwardTo { get; init; }

    public string Timezone { get; init; } = "Europe/Paris";

    public AddressPart? Address { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Hours { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> Closures { get; init; } = [];

    public IReadOnlyList<string> Payment { get; init; } = [];

    public IReadOnlyList<FaqPart> Faq { get; init; } = [];

    public int PrepMinutes { get; init; } = 20;

    public DeliveryPart? Delivery { get; init; }

    public AlcoholPart? Alcohol { get; init; }

    public IReadOnlyList<CategoryPart> Categories { get; init; } = [];

    /// <summary>Dates with hours of their own.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ExceptionalDays { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<TablePart> Tables { get; init; } = [];

    public ReservationsPart? Reservations { get; init; }

    public IReadOnlyList<MemberPart> Staff { get; init; } = [];

    public IReadOnlyList<ServicePart> Services { get; init; } = [];

    /// <summary>In a practice, instead of services.</summary>
    public IReadOnlyList<ServicePart> Reasons { get; init; } = [];

    public IReadOnlyList<BookingPart> Bookings { get; init; } = [];

    public IReadOnlyList<ProductPart> ProductsInStock { get; init; } = [];

    public ReturnsPart? Returns { get; init; }

    /// <summary>What a trade knows that has no place above: kept word for word.</summary>
    [JsonExtensionData]
    public JsonObject Rest { get; init; } = [];

    public sealed record AddressPart(string Street = "", string Postcode = "", string City = "", string? Access = null);

    public sealed record FaqPart(string Q = "", string A = "");

    public sealed record DeliveryPart
    {
        public long Minimum { get; init; }

        public long Fee { get; init; }

        public int Minutes { get; init; } = 45;

        public IReadOnlyList<ZonePart> Zones { get; init; } = [];
    }

    public sealed record ZonePart
    {
        public string City { get; init; } = "";

        public IReadOnlyList<string> Postcodes { get; init; } = [];
    }

    public sealed record AlcoholPart(bool Licence = false, string Hours = "00:00-24:00");

    public sealed record CategoryPart
    {
        public string Name { get; init; } = "";

        public decimal Vat { get; init; } = 10;

        public IReadOnlyList<OptionsPart> Options { get; init; } = [];

        public IReadOnlyList<ProductPart> Products { get; init; } = [];
    }

    public sealed record OptionsPart
    {
        public string Name { get; init; } = "";

        public int Min { get; init; }

        public int Max { get; init; } = 1;

        public string? Default { get; init; }

        public IReadOnlyList<ChoicePart> Choices { get; init; } = [];
    }

    public sealed record ChoicePart(string Name = "", long Price = 0);

    public sealed record ProductPart
    {
        public string Name { get; init; } = "";

        public long? Price { get; init; }

        public IReadOnlyList<string> Aliases { get; init; } = [];

        public IReadOnlyList<string> Ingredients { get; init; } = [];

        public IReadOnlyList<string>? Allergens { get; init; }

        public bool Alcohol { get; init; }

        /// <summary>How many there are of each size; "unique" alone where there is one size only.</summary>
        public IReadOnlyDictionary<string, int>? Sizes { get; init; }
    }
}
