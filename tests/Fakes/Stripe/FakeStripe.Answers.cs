using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>What it answers to each question, and what it refuses.</summary>
public sealed partial class FakeStripe
{
    private JsonObject MakeCustomer(Form form, string _)
    {
        form.Knows("name", "email", "preferred_locales*", "metadata*");
        return books.Add("customer", "cus", made => (made["name"], made["preferred_locales"]) = (form["name"], new JsonArray([.. form.Under("preferred_locales").Select(locale => JsonValue.Create(locale.Value))])));
    }

    private JsonObject OpenSession(Form form, string _) => form.Required("mode") == "payment" ? OpenOrder(form) : OpenSubscription(form);

    private JsonObject OpenSubscription(Form form)
    {
        form.Knows(
            "mode", "customer", "client_reference_id", "locale", "line_items[0][price]", "line_items[0][quantity]", "line_items[1][price]", "line_items[2][price]", "subscription_data[billing_cycle_anchor]",
            "subscription_data[proration_behavior]", "subscription_data[default_tax_rates]*", "automatic_tax[enabled]", "customer_update[address]", "customer_update[name]",
            "tax_id_collection[enabled]", "billing_address_collection", "success_url", "cancel_url", "expires_at");
        var customer = (string)books.Find("customer", "customer", form.Required("customer"))["id"]!;
        books.Price(form.Required("line_items[0][price]"));
        foreach (var line in form.Under("line_items").Where(field => field.Key.EndsWith("[price]", StringComparison.Ordinal)))
            books.Price(line.Value);
        var (now, anchor, expires) = (Now, form.Time("subscription_data[billing_cycle_anchor]"), form.Time("expires_at"));
        if (form.Required("mode") != "subscription")
            throw Refused.Invalid("Only subscriptions are sold here.", "mode");
        if (anchor <= now || anchor > now.AddMonths(1))
            throw Refused.Invalid("The billing cycle anchor must be in the future and before the next natural billing date.", "subscription_data[billing_cycle_anchor]");
        if (expires < now.AddMinutes(30) || expires > now.AddHours(24))
            throw Refused.Invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", "expires_at");
        if (form["automatic_tax[enabled]"] == "true" && form["customer_update[address]"] != "auto")
            throw Refused.Invalid("Automatic tax calculation in Checkout requires a valid address on the Customer, or customer_update[address]=auto.");
        if (form["tax_id_collection[enabled]"] == "true" && form["customer_update[name]"] != "auto")
            throw Refused.Invalid("Tax ID collection requires updating business name on the customer: set customer_update[name]=auto.");
        var session = books.Add("checkout.session", "cs_test", made =>
        {
            (made["customer"], made["mode"], made["status"], made["payment_status"], made["currency"]) = (customer, "subscription", "open", "unpaid", "eur");
            (made["locale"], made["client_reference_id"], made["success_url"], made["cancel_url"]) = (form["locale"], form["client_reference_id"], form.Required("success_url"), form["cancel_url"]);
            made["billing_address_collection"] = form["billing_address_collection"];
            (made["expires_at"], made["kalliky_anchor"], made["url"]) = (expires.Seconds(), anchor.Seconds(), $"https://checkout.stripe.test/c/pay/{made["id"]}");
        });
        prices[(string)session["id"]!] = [.. form.Under("line_items").Where(field => field.Key.EndsWith("[price]", StringComparison.Ordinal)).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Value)];
        return session;
    }

    private JsonObject ExpireSession(string id)
    {
        var session = books.Find("checkout.session", "checkout.session", id);
        if ((string?)session["status"] != "open")
            throw Refused.Invalid("Only Checkout Sessions with a status in [\"open\"] can be expired.");
        return Expire(id);
    }

    private JsonObject OpenPortal(Form form, string _)
    {
        form.Knows("customer", "return_url", "locale");
        books.Find("customer", "customer", form.Required("customer"));
        return books.Add("billing_portal.session", "bps", made =>
            (made["customer"], made["return_url"], made["url"], made["flow"]) = (form["customer"], form["return_url"], $"https://billing.stripe.test/p/session/{made["id"]}", null));
    }

    private JsonObject ListSubscriptions(Form form, string _)
    {
        form.Knows("customer", "status", "limit", "expand*");
        var customer = books.Find("customer", "customer", form.Required("customer"));
        return List(books.Of("subscription", form.Required("customer")).Where(known => form["status"] == "all" || (string?)known["status"] != "canceled").Select(known =>
        {
            var shown = known.DeepClone().AsObject();
            if (form.Under("expand").Any(field => field.Value.StartsWith("data.customer", StringComparison.Ordinal)))
                shown["customer"] = customer.DeepClone();
            return shown;
        }));
    }

    private JsonObject ListInvoices(Form form, string _)
    {
        form.Knows("customer", "status", "limit");
        return List(books.Of("invoice", form.Required("customer")).Where(known => form["status"] is not { } status || (string?)known["status"] == status).Select(known => known.DeepClone().AsObject()));
    }

    private JsonObject ListInvoicePayments(Form form, string _)
    {
        form.Knows("invoice", "status", "limit", "payment[type]", "payment[payment_intent]");
        if (form["payment[payment_intent]"] is { } intent)
            return List(books.Of("invoice_payment").Where(known => form.Required("payment[type]") == "payment_intent" && (string?)known["payment"]!["payment_intent"] == intent).Select(known => known.DeepClone().AsObject()));
        var invoice = books.Find("invoice", "invoice", form.Required("invoice"));
        return List(books.Of("invoice_payment").Where(known => (string?)known["invoice"] == (string?)invoice["id"] && (form["status"] ?? "paid") == (string?)known["status"]).Select(known => known.DeepClone().AsObject()));
    }

    private JsonObject CancelSubscription(Form form, string id)
    {
        form.Knows("invoice_now", "prorate");
        var subscription = books.Find("subscription", "subscription", id);
        if ((string?)subscription["status"] == "canceled")
            throw Refused.NoSuch("subscription", id);
        subscription["status"] = "canceled";
        return subscription;
    }

    private JsonObject ChangeSubscription(Form form, string id)
    {
        form.Knows("items[0][id]", "items[0][price]", "proration_behavior", "proration_date", "payment_behavior", "cancel_at_period_end", "metadata*");
        var subscription = books.Find("subscription", "subscription", id);
        if ((string?)subscription["status"] == "canceled")
            throw new Refused(400, "invalid_request_error", "resource_missing", "A canceled subscription can only update its cancellation_details and metadata.");
        if (form["items[0][price]"] is { } price)
            Reprice(subscription, form, price);
        if (form["cancel_at_period_end"] is { } cancel)
            subscription["cancel_at_period_end"] = cancel == "true";
        foreach (var (name, value) in form.Under("metadata"))
            subscription["metadata"]![name["metadata[".Length..^1]] = value;
        return subscription;
    }

    private void Reprice(JsonObject subscription, Form form, string price)
    {
        var item = ItemOf(subscription, form.Required("items[0][id]"));
        if (form["proration_behavior"] == "always_invoice")
        {
            if (CardRefusal is { } refusal && form["payment_behavior"] == "error_if_incomplete")
                throw refusal == "authentication_required" ? Refused.Authentication() : Refused.Card(refusal);
            books.Invoice(subscription, Change(item, price, form, "proration_date"), "subscription_update");
        }

        (item["price"]!["id"], item["price"]!["unit_amount"]) = (price, books.Price(price));
    }

    private JsonObject Preview(Form form, string _)
    {
        form.Knows("customer", "subscription", "subscription_details[items][0][id]", "subscription_details[items][0][price]", "subscription_details[proration_behavior]", "subscription_details[proration_date]");
        var subscription = books.Find("subscription", "subscription", form.Required("subscription"));
        var item = ItemOf(subscription, form.Required("subscription_details[items][0][id]"));
        var net = Change(item, form.Required("subscription_details[items][0][price]"), form, "subscription_details[proration_date]").Sum(line => line.Amount);
        var shown = Templates.New("invoice");
        (shown["id"], shown["customer"], shown["total"], shown["total_excluding_tax"]) = ("upcoming_in_x", form["customer"], net + (((net * 20) + 50) / 100), net);
        return shown;
    }

    // The rest of what was paid is given back, the rest of the other price is owed.
    private FakeLine[] Change(JsonNode item, string price, Form form, string date)
    {
        var (now, end) = (form[date] is null ? Now : form.Time(date), DateTimeOffset.FromUnixTimeSeconds((long)item["current_period_end"]!));
        if (now > end || now.Seconds() < (long)item["current_period_start"]!)
            throw Refused.Invalid("You cannot specify a proration date outside of the subscription's current period.", date);
        return
        [
            new FakeLine((string)item["price"]!["id"]!, -StripeBooks.Share((long)item["price"]!["unit_amount"]!, now, end), now, end, IsProration: true),
            new FakeLine(price, StripeBooks.Share(books.Price(price), now, end), now, end, IsProration: true),
        ];
    }

    private static JsonNode ItemOf(JsonObject subscription, string id) =>
        subscription["items"]!["data"]!.AsArray().FirstOrDefault(item => (string?)item!["id"] == id) ?? throw Refused.NoSuch("subscription_item", id);

    private static JsonObject List(IEnumerable<JsonObject> rows) => new() { ["object"] = "list", ["has_more"] = false, ["url"] = "/v1", ["data"] = new JsonArray([.. rows]) };
}
