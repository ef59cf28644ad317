using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>What is counted of its customers, and what that costs when a month is over.</summary>
public sealed partial class FakeStripe
{
    private static readonly string[] Meters = ["fake_minutes", "fake_commissions"];

    private readonly ConcurrentDictionary<string, (string Customer, string Meter, long Value, DateTimeOffset At)> metered = new();

    /// <summary>What was counted of a customer, by meter.</summary>
    public IReadOnlyList<long> Metered(string customer, string meter) =>
        [.. metered.Values.Where(known => known.Customer == customer && known.Meter == meter).Select(known => known.Value)];

    /// <summary>The month is over: the next one is paid, or refused and owed, with what this one has used. Of a subscription that ends,
    /// only that is left to pay.</summary>
    public JsonObject Renew(JsonObject subscription, bool isPaid = true)
    {
        lock (gate)
        {
            var item = subscription["items"]!["data"]![0]!;
            var from = DateTimeOffset.FromUnixTimeSeconds((long)item["current_period_end"]!);
            var used = Used(subscription, from);
            if ((bool)subscription["cancel_at_period_end"]!)
            {
                subscription["status"] = "canceled";
                return used.Any(line => line.Amount > 0) ? books.Invoice(subscription, used, "subscription_cycle", isPaid, from) : subscription;
            }

            foreach (var each in subscription["items"]!["data"]!.AsArray())
                (each!["current_period_start"], each["current_period_end"]) = (from.Seconds(), from.AddMonths(1).Seconds());
            subscription["status"] = isPaid ? "active" : "past_due";
            var price = (string)item["price"]!["id"]!;
            return books.Invoice(subscription, [new FakeLine(price, books.Price(price), from, from.AddMonths(1)), .. used], "subscription_cycle", isPaid, from);
        }
    }

    /// <summary>What was owed is paid after all.</summary>
    public void PayLate(JsonObject subscription)
    {
        lock (gate)
        {
            books.Settle(Invoice(subscription));
            subscription["status"] = "active";
        }
    }

    // An identifier counts once, whatever it is sent with.
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
        if (!metered.TryAdd(identifier, (customer, name, value, at)))
            throw Refused.Invalid($"An event already exists with identifier {identifier}.", "identifier");
        var made = Templates.New("billing.meter_event");
        (made["event_name"], made["identifier"]) = (name, identifier);
        return made;
    }

    // A line for each metered price, of nothing too; below nothing a month never is.
    private List<FakeLine> Used(JsonObject subscription, DateTimeOffset until)
    {
        var from = DateTimeOffset.FromUnixTimeSeconds((long)subscription["items"]!["data"]![0]!["current_period_start"]!);
        return
        [
            .. new[] { (Price: Minutes, Meter: Meters[0]), (Price: Commissions, Meter: Meters[1]) }
                .Where(known => subscription["items"]!["data"]!.AsArray().Any(item => (string?)item!["price"]!["id"] == known.Price))
                .Select(known => new FakeLine(known.Price, Math.Max(0, Sum(known.Meter)), from, until)),
        ];

        long Sum(string meter) => metered.Values.Where(known => known.Customer == (string?)subscription["customer"] && known.Meter == meter && known.At >= from && known.At < until).Sum(known => known.Value);
    }
}
