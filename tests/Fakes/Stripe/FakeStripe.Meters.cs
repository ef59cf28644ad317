using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>What is counted of its customers, and what that costs when a month is over.</summary>
public sealed partial class FakeStripe
{
    /// <summary>What an event is that holds no more than its name.</summary>
    public const string Thin = "v2.core.event";

    private static readonly string[] Meters = ["fake_minutes", "fake_commissions"];

    private readonly Dictionary<string, (string Price, DateTimeOffset Before, DateTimeOffset From)> turned = [];

    private readonly List<Counting> metered = [];

    private readonly ConcurrentDictionary<string, JsonObject> thin = new();

    /// <summary>It finds out later that it cannot count what it took. Answers what is told of that, which does not say why.</summary>
    /// <param name="code">no_meter, or such as meter_event_customer_not_found.</param>
    public JsonObject CannotCount(string code, params string[] identifiers)
    {
        lock (gate)
        {
            foreach (var identifier in identifiers)
            {
                if (metered.RemoveAll(known => known.Identifier == identifier) == 0)
                    throw new InvalidOperationException($"{identifier} was never told.");
            }
        }

        var told = new JsonObject
        {
            ["id"] = $"evt_{Guid.NewGuid():N}", ["object"] = Thin, ["created"] = Written(Now), ["livemode"] = false, ["reason"] = null,
            ["type"] = code == "no_meter" ? "v1.billing.meter.no_meter_found" : "v1.billing.meter.error_report_triggered",
        };
        if (code != "no_meter")
            told["related_object"] = new JsonObject { ["id"] = "mtr_fake", ["type"] = "billing.meter", ["url"] = "/v1/billing/meters/mtr_fake" };
        var whole = told.DeepClone().AsObject();
        var samples = identifiers.Select(identifier => (JsonNode)new JsonObject { ["error_message"] = "It cannot be counted.", ["request"] = new JsonObject { ["identifier"] = identifier } });
        whole["data"] = new JsonObject
        {
            ["developer_message_summary"] = $"There are {identifiers.Length} invalid events", ["validation_start"] = Written(Now.AddSeconds(-10)), ["validation_end"] = Written(Now),
            ["reason"] = new JsonObject
            {
                ["error_count"] = identifiers.Length,
                ["error_types"] = new JsonArray(new JsonObject { ["code"] = code, ["error_count"] = identifiers.Length, ["sample_errors"] = new JsonArray([.. samples]) }),
            },
        };
        thin[(string)told["id"]!] = whole;
        return told;

        static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What was counted of a customer, by meter.</summary>
    public IReadOnlyList<long> Metered(string customer, string meter)
    {
        lock (gate)
            return [.. metered.Where(known => known.Customer == customer && known.Meter == meter).Select(known => known.Value)];
    }

    /// <summary>The month is over: the next one is paid, or refused and owed, with what this one has used. Of a subscription that ends,
    /// only that is left to pay.</summary>
    /// <param name="isFree">A coupon gives the plan for this month.</param>
    public JsonObject Renew(JsonObject subscription, bool isPaid = true, bool isFree = false)
    {
        lock (gate)
        {
            var (price, before, from) = turned.Remove((string)subscription["id"]!, out var known) ? known : Begin(subscription);
            var used = Used(subscription, before, from);
            if ((bool)subscription["cancel_at_period_end"]!)
            {
                subscription["status"] = "canceled";
                return used.Any(line => line.Amount > 0) ? books.Invoice(subscription, used, "subscription_cycle", isPaid, from) : subscription;
            }

            subscription["status"] = isPaid ? "active" : "past_due";
            var plan = new FakeLine(price, books.Price(price), from, from.AddMonths(1), Discount: isFree ? books.Price(price) : 0);
            return books.Invoice(subscription, [plan, .. used], "subscription_cycle", isPaid, from);
        }
    }

    /// <summary>The month is over, and the invoice of the next one is a draft for an hour: its plan stands, what was used is still taken in.
    /// Renewed, it is paid.</summary>
    public void Turn(JsonObject subscription)
    {
        lock (gate)
            turned[(string)subscription["id"]!] = Begin(subscription);
    }

    /// <summary>The card was refused often enough: the subscription ends, its invoice stays open and may still be paid.</summary>
    public static void GiveUp(JsonObject subscription) => subscription["status"] = "canceled";

    /// <summary>What was owed is paid after all.</summary>
    public void PayLate(JsonObject subscription)
    {
        lock (gate)
        {
            books.Settle(Invoice(subscription));
            if ((string?)subscription["status"] != "canceled")
                subscription["status"] = "active";
        }
    }

    private JsonObject ShowThin(Form form, string id) =>
        thin.TryGetValue(id, out var known) ? known.DeepClone().AsObject() : throw new Refused(404, "invalid_request_error", "resource_missing", $"No such event: '{id}'");

    // An identifier counts once, whatever it is sent with, as long as it is remembered.
    private JsonObject Count(Form form, string _)
    {
        form.Knows("event_name", "identifier", "payload[stripe_customer_id]", "payload[value]", "timestamp");
        var (name, identifier, at) = (form.Required("event_name"), form.Required("identifier"), form.Time("timestamp"));
        if (!Meters.Contains(name))
            throw new Refused(400, "invalid_request_error", "no_meter", $"No active meter found for event name {name}.");
        if (!long.TryParse(form.Required("payload[value]"), out var value))
            throw Refused.Invalid("The value must be a whole number.", "payload[value]");
        if (identifier.Length > 100 || at > Now.AddMinutes(5) || at < Now.AddDays(-35))
            throw Refused.Invalid("The identifier is too long, or the timestamp is not of the last 35 days.");
        var customer = (string)books.Find("customer", "customer", form.Required("payload[stripe_customer_id]"))["id"]!;
        if (metered.Any(known => known.Identifier == identifier && IsRemembered(known.ToldAt)))
            throw Refused.Invalid($"An event already exists with identifier {identifier}.", "identifier");
        metered.Add(new Counting(identifier, customer, name, value, at, Now));
        var made = Templates.New("billing.meter_event");
        (made["event_name"], made["identifier"], made["created"], made["timestamp"]) = (name, identifier, Now.Seconds(), at.Seconds());
        made["payload"] = new JsonObject { ["stripe_customer_id"] = customer, ["value"] = form["payload[value]"] };
        return made;
    }

    private JsonObject ListMeters(Form form, string _)
    {
        form.Knows("status", "limit");
        return List(Meters.Select(name =>
        {
            var meter = Templates.New("billing.meter");
            (meter["id"], meter["event_name"], meter["display_name"]) = (MeterId(name), name, name);
            return meter;
        }));
    }

    // One sum over all of the time that is asked for.
    private JsonObject SumUp(Form form, string id)
    {
        form.Knows("customer", "start_time", "end_time");
        var name = Meters.FirstOrDefault(known => MeterId(known) == id) ?? throw Refused.NoSuch("meter", id);
        var customer = (string)books.Find("customer", "customer", form.Required("customer"))["id"]!;
        var (from, until) = (form.Time("start_time"), form.Time("end_time"));
        if (from.Second != 0 || until.Second != 0 || until <= from)
            throw Refused.Invalid("The start and the end must be aligned with minute boundaries, the one before the other.", "start_time");
        var sum = Templates.New("billing.meter_event_summary");
        (sum["id"], sum["meter"], sum["start_time"], sum["end_time"]) = ($"mtrusg_{Guid.NewGuid():N}", id, from.Seconds(), until.Seconds());
        sum["aggregated_value"] = metered.Where(known => known.Customer == customer && known.Meter == name && known.At >= from && known.At < until).Sum(known => known.Value);
        return List([sum]);
    }

    private static string MeterId(string name) => $"mtr_of_{name}";

    // The next month of each of its items; answers what the plan costs in it, and when the month before and it began.
    private static (string Price, DateTimeOffset Before, DateTimeOffset From) Begin(JsonObject subscription)
    {
        var item = subscription["items"]!["data"]![0]!;
        var (before, from) = (DateTimeOffset.FromUnixTimeSeconds((long)item["current_period_start"]!), DateTimeOffset.FromUnixTimeSeconds((long)item["current_period_end"]!));
        if (!(bool)subscription["cancel_at_period_end"]!)
        {
            foreach (var each in subscription["items"]!["data"]!.AsArray())
                (each!["current_period_start"], each["current_period_end"]) = (from.Seconds(), from.AddMonths(1).Seconds());
        }

        return ((string)item["price"]!["id"]!, before, from);
    }

    // A line for each metered price, of nothing too; below nothing a month never is. What was told of it later is in no invoice.
    private List<FakeLine> Used(JsonObject subscription, DateTimeOffset from, DateTimeOffset until)
    {
        return
        [
            .. new[] { (Price: Minutes, Meter: Meters[0]), (Price: Commissions, Meter: Meters[1]) }
                .Where(known => subscription["items"]!["data"]!.AsArray().Any(item => (string?)item!["price"]!["id"] == known.Price))
                .Select(known => new FakeLine(known.Price, Math.Max(0, Sum(known.Meter)), from, until)),
        ];

        long Sum(string meter) => metered.Where(known => known.Customer == (string?)subscription["customer"] && known.Meter == meter && known.At >= from && known.At < until).Sum(known => known.Value);
    }

    private sealed record Counting(string Identifier, string Customer, string Meter, long Value, DateTimeOffset At, DateTimeOffset ToldAt);
}
