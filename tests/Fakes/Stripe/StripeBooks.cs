using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>What the fake remembers: objects by their ids, and what a payment makes of them. One at a time.</summary>
internal sealed class StripeBooks(IReadOnlyDictionary<string, long> prices, Func<DateTimeOffset> clock)
{
    private const int TaxPercent = 20;

    private readonly ConcurrentDictionary<string, JsonObject> objects = new();

    public JsonObject this[string id] => objects[id];

    public IEnumerable<JsonObject> Of(string kind) => objects.Values.Where(known => (string?)known["object"] == kind);

    public IReadOnlyCollection<JsonObject> Of(string kind, string customer) =>
        [.. objects.Values.Where(known => (string?)known["object"] == kind && (string?)known["customer"] == customer).OrderByDescending(known => (long)known["created"]!).ThenByDescending(known => (string)known["id"]!)];

    public JsonObject Add(string kind, string prefix, Action<JsonObject> fill)
    {
        var made = Templates.New(kind);
        (made["id"], made["created"]) = ($"{prefix}_{Guid.NewGuid():N}", clock().Seconds());
        fill(made);
        Templates.Check(made);
        return objects[(string)made["id"]!] = made;
    }

    public JsonObject Find(string kind, string what, string id) =>
        objects.TryGetValue(id, out var known) && (string?)known["object"] == kind ? known : throw Refused.NoSuch(what, id);

    public long Price(string? price) => price is not null && prices.TryGetValue(price, out var cents) ? cents : throw Refused.NoSuch("price", price ?? "");

    /// <summary>Somebody pays on the checkout's page: a subscription, its first invoice and its charge are there.</summary>
    /// <param name="prices">The plan's first, then the metered ones.</param>
    public JsonObject Subscribe(JsonObject session, IReadOnlyList<string> prices, DateTimeOffset anchor)
    {
        var now = clock();
        var customer = (string)session["customer"]!;
        var subscription = Add("subscription", "sub", made =>
        {
            (made["customer"], made["status"], made["cancel_at_period_end"], made["metadata"], made["currency"]) = (customer, "active", false, new JsonObject(), "eur");
            made["default_payment_method"] = Card();
            made["items"]!["data"] = new JsonArray([.. prices.Select(price => NewItem((string)made["id"]!, price, now, anchor))]);
        });
        var rest = new FakeLine(prices[0], Share(Price(prices[0]), now, anchor), now, anchor, IsProration: true);
        var invoice = Invoice(subscription, [rest, .. prices.Skip(1).Select(price => new FakeLine(price, 0, now, anchor))], "subscription_create");
        (session["status"], session["payment_status"], session["subscription"], session["invoice"]) = ("complete", "paid", (string)subscription["id"]!, (string)invoice["id"]!);
        return subscription;
    }

    /// <param name="at">When it is made; now.</param>
    public JsonObject Invoice(JsonObject subscription, IReadOnlyList<FakeLine> lines, string reason, bool isPaid = true, DateTimeOffset? at = null) => Add("invoice", "in", made =>
    {
        var net = lines.Sum(line => line.Amount - line.Discount);
        var total = net + (((net * TaxPercent) + 50) / 100);
        (made["customer"], made["currency"], made["billing_reason"], made["status"]) = ((string)subscription["customer"]!, "eur", reason, "open");
        (made["total"], made["total_excluding_tax"], made["amount_due"], made["amount_paid"], made["amount_remaining"]) = (total, net, total, 0, total);
        (made["created"], made["status_transitions"]!["paid_at"]) = ((at ?? clock()).Seconds(), null);
        made["parent"] = new JsonObject { ["type"] = "subscription_details", ["subscription_details"] = new JsonObject { ["subscription"] = (string)subscription["id"]!, ["metadata"] = new JsonObject() } };
        made["lines"]!["data"] = new JsonArray([.. lines.Select(line => line.Written((string)subscription["id"]!))]);
        if (isPaid)
            Settle(made);
    });

    /// <summary>The card was charged.</summary>
    public void Settle(JsonObject invoice)
    {
        (invoice["status"], invoice["amount_paid"], invoice["amount_remaining"]) = ("paid", (long)invoice["total"]!, 0);
        invoice["status_transitions"]!["paid_at"] = clock().Seconds();
        if ((long)invoice["total"]! > 0)
            Charge(invoice);
    }

    // An invoice names its payments no more: they name it.
    private void Charge(JsonObject invoice)
    {
        var cents = (long)invoice["total"]!;
        var payment = Add("payment_intent", "pi", made => (made["amount"], made["amount_received"], made["currency"], made["status"], made["customer"]) = (cents, cents, "eur", "succeeded", (string)invoice["customer"]!));
        payment["latest_charge"] = (string)Add("charge", "ch", made =>
        {
            (made["amount"], made["amount_captured"], made["amount_refunded"], made["currency"], made["refunded"]) = (cents, cents, 0L, "eur", false);
            (made["customer"], made["payment_intent"], made["paid"], made["disputed"]) = ((string)invoice["customer"]!, (string)payment["id"]!, true, false);
        })["id"]!;
        Add("invoice_payment", "inpay", made =>
        {
            (made["invoice"], made["amount_paid"], made["amount_requested"], made["currency"], made["status"]) = ((string)invoice["id"]!, cents, cents, "eur", "paid");
            made["payment"]!["payment_intent"] = (string)payment["id"]!;
        });
    }

    public JsonObject NewItem(string subscription, string price, DateTimeOffset from, DateTimeOffset until)
    {
        var item = Templates.New("subscription_item");
        (item["id"], item["subscription"], item["current_period_start"], item["current_period_end"]) = ($"si_{Guid.NewGuid():N}", subscription, from.Seconds(), until.Seconds());
        (item["price"]!["id"], item["price"]!["unit_amount"], item["price"]!["currency"]) = (price, Price(price), "eur");
        return item;
    }

    /// <summary>By the second, of the calendar month that ends then.</summary>
    public static long Share(long cents, DateTimeOffset from, DateTimeOffset until)
    {
        var (whole, rest) = ((long)(until - until.AddMonths(-1)).TotalSeconds, (long)(until - from).TotalSeconds);
        return ((cents * rest * 2) + whole) / (whole * 2);
    }

    private static JsonObject Card() => new()
    {
        ["id"] = $"pm_{Guid.NewGuid():N}", ["object"] = "payment_method", ["type"] = "card", ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = "4242", ["exp_month"] = 8, ["exp_year"] = 2030 },
    };
}
