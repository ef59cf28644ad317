using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The carrier's shelf of numbers: what is free, what its regulator asks for, what was ordered and what became of it.
/// Only the test moves an order on.</summary>
public sealed class FakeNumbers
{
    private readonly FakeTelnyx carrier;
    private readonly ConcurrentDictionary<string, bool> free = new();
    private readonly ConcurrentDictionary<string, FakeNumberOrder> orders = new();
    private readonly ConcurrentDictionary<string, JsonObject> owned = new();

    internal FakeNumbers(FakeTelnyx carrier) => this.carrier = carrier;

    /// <summary>What the regulator asks for, for every number; nothing by itself.</summary>
    public IReadOnlyList<FakeRequirement> Requires { get; set; } = [];

    /// <summary>Whether the application is told when an order moves.</summary>
    public bool Tells { get; set; } = true;

    public IReadOnlyCollection<FakeNumberOrder> Orders => [.. orders.Values];

    /// <summary>Documents that were uploaded, by their handle.</summary>
    public ConcurrentDictionary<string, JsonObject> Documents { get; } = new();

    public ConcurrentDictionary<string, JsonObject> Addresses { get; } = new();

    /// <summary>Groups of requirements, by their handle.</summary>
    public ConcurrentDictionary<string, JsonObject> Groups { get; } = new();

    /// <summary>Numbers of the account: connection_id, messaging_profile_id.</summary>
    public JsonObject? Owned(string number) => owned.Values.SingleOrDefault(known => (string?)known["phone_number"] == number);

    /// <summary>Puts numbers on the shelf.</summary>
    public void Offer(params string[] numbers)
    {
        foreach (var number in numbers)
            free[number] = false;
    }

    /// <summary>Nothing is free any more: a page shows the first few only, and what others left would hide what comes now.</summary>
    public void SellOut() => free.Clear();

    /// <summary>Somebody else was quicker.</summary>
    public void TakeMeanwhile(string number) => free.TryRemove(number, out _);

    public FakeNumberOrder OrderOf(string number) => orders.Values.Single(order => order.Number == number);

    /// <summary>The regulator agrees: the number is the account's.</summary>
    public async Task Grant(FakeNumberOrder order, string? eventId = null)
    {
        (order.Status, order.Requirements) = ("success", "approved");
        Own(order);
        await Tell(order, eventId);
    }

    /// <summary>Papers were not accepted.</summary>
    public async Task Decline(FakeNumberOrder order, string requirement)
    {
        order.Requirements = "requirement-info-exception";
        var values = Groups[order.Group!]["regulatory_requirements"]!.AsArray();
        values.Single(value => (string?)value!["requirement_id"] == requirement)!["status"] = "declined";
        await Tell(order, null);
    }

    /// <summary>The regulator does not agree; or, where papers never came, the deadline is over.</summary>
    public async Task Refuse(FakeNumberOrder order, bool tooLate = false)
    {
        (order.Status, order.Requirements) = ("failure", tooLate ? "cancelled" : "requirement-info-exception");
        await Tell(order, null);
    }

    /// <summary>Says again how an order stands.</summary>
    public Task Tell(FakeNumberOrder order, string? eventId) =>
        Tells ? carrier.Webhooks.SendTo(carrier.Webhooks.Target, "number_order.complete", order.Shown(), eventId) : Task.CompletedTask;

    internal IReadOnlyList<string> Search(string prefix)
    {
        var found = free.Keys.Where(number => number.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        found.ForEach(number => free[number] = true);
        return found;
    }

    /// <summary>Only what was searched for lately can be ordered.</summary>
    internal bool Take(string number) => free.TryGetValue(number, out var seen) && seen && free.TryRemove(number, out _);

    internal FakeNumberOrder? Find(string id) => orders.GetValueOrDefault(id);

    internal FakeNumberOrder? OfPart(string id) => orders.Values.FirstOrDefault(order => order.Part == id);

    internal void Keep(FakeNumberOrder order)
    {
        orders[order.Id] = order;
        if (Requires.Count > 0)
            return;
        order.Status = "success";
        Own(order);
    }

    internal JsonObject? Number(string id) => owned.GetValueOrDefault(id);

    internal IEnumerable<JsonObject> Numbers(string number) => owned.Values.Where(known => ((string)known["phone_number"]!).Contains(number.TrimStart('+'), StringComparison.Ordinal));

    internal bool Disown(string id) => owned.TryRemove(id, out _);

    private void Own(FakeNumberOrder order)
    {
        if (Owned(order.Number) is not null)
            return;
        var id = Random.Shared.NextInt64(1_000_000_000_000_000_000, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var now = carrier.Clock.GetUtcNow().UtcDateTime.ToString("O");
        owned[id] = new JsonObject
        {
            ["id"] = id, ["record_type"] = "phone_number", ["phone_number"] = order.Number, ["phone_number_type"] = "local", ["country_iso_alpha2"] = "FR", ["status"] = "active", ["tags"] = new JsonArray(),
            ["connection_id"] = order.Connection, ["messaging_profile_id"] = order.Profile, ["external_pin"] = null, ["deletion_lock_enabled"] = false, ["created_at"] = now, ["purchased_at"] = now,
        };
    }
}

/// <param name="Type">document, address or textual.</param>
public sealed record FakeRequirement(string Id, string Name, string Type);

/// <summary>An order at the carrier.</summary>
public sealed class FakeNumberOrder
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string Part { get; } = Guid.NewGuid().ToString();

    public required string Number { get; init; }

    public required string? Connection { get; init; }

    public required string? Profile { get; init; }

    public required string? Reference { get; init; }

    public string? Group { get; internal set; }

    public string Status { get; internal set; } = "pending";

    public string Requirements { get; internal set; } = "approved";

    internal JsonObject Shown() => new()
    {
        ["id"] = Id,
        ["record_type"] = "number_order",
        ["status"] = Status,
        ["customer_reference"] = Reference,
        ["connection_id"] = Connection,
        ["messaging_profile_id"] = Profile,
        ["phone_numbers_count"] = 1,
        ["phone_numbers"] = new JsonArray(new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(), ["record_type"] = "number_order_phone_number", ["phone_number"] = Number, ["status"] = Status, ["requirements_status"] = Requirements,
        }),
        ["sub_number_orders_ids"] = new JsonArray(Part),
    };
}
