using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>Connect: accounts of businesses, payments that go to them less a fee, and refunds that take all of it back.</summary>
public sealed partial class FakeStripe
{
    private static readonly string[] KnownMethods = ["card", "link", "sepa_debit", "klarna"];

    /// <summary>The account as it is now.</summary>
    public JsonObject Account(string id) => books[id];

    public IReadOnlyCollection<JsonObject> Accounts(string tenant) =>
        [.. books.Of("account").Where(known => (string?)known["metadata"]!["tenant_id"] == tenant)];

    /// <summary>Its owner has filled in all forms, and Stripe is content; or is not any more.</summary>
    public JsonObject Onboard(string account, bool isContent = true)
    {
        lock (gate)
        {
            var known = books[account];
            (known["details_submitted"], known["charges_enabled"], known["payouts_enabled"]) = (true, isContent, isContent);
            known["capabilities"] = new JsonObject { ["card_payments"] = isContent ? "active" : "inactive", ["transfers"] = isContent ? "active" : "inactive" };
            known["requirements"]!["disabled_reason"] = isContent ? null : "requirements.past_due";
            known["requirements"]!["currently_due"] = isContent ? new JsonArray() : new JsonArray("external_account");
            return known;
        }
    }

    /// <summary>How many pages were opened for a payment of ours.</summary>
    public int OrderSessions(Guid payment) => books.Of("checkout.session").Count(known => (string?)known["client_reference_id"] == payment.ToString());

    /// <summary>It is not connected to this platform any more.</summary>
    public JsonObject Disconnect(string account)
    {
        books[account]["kalliky_gone"] = true;
        return books[account];
    }

    public bool IsGone(string account) => books[account]["kalliky_gone"] is not null;

    /// <summary>The customer pays on the page of an order; answers the charge.</summary>
    public JsonObject PayOrder(string session)
    {
        lock (gate)
        {
            var known = books[session];
            if ((string?)known["status"] != "open")
                throw new InvalidOperationException("One pays on a page that is open.");
            var payment = books.Add("payment_intent", "pi", made =>
                (made["amount"], made["amount_received"], made["currency"], made["status"], made["application_fee_amount"]) =
                    ((long)known["amount_total"]!, (long)known["amount_total"]!, "eur", "succeeded", known["kalliky_fee"]?.DeepClone()));
            var charge = books.Add("charge", "ch", made =>
            {
                (made["amount"], made["amount_captured"], made["currency"], made["customer"], made["payment_intent"]) = ((long)known["amount_total"]!, (long)known["amount_total"]!, "eur", null, (string)payment["id"]!);
                (made["application_fee_amount"], made["amount_refunded"], made["refunded"], made["disputed"], made["paid"]) = (known["kalliky_fee"]?.DeepClone(), 0L, false, false, true);
                made["transfer_data"] = new JsonObject { ["destination"] = known["kalliky_destination"]!.DeepClone(), ["amount"] = null };
            });
            Share(charge, (string)known["kalliky_destination"]!, (long?)known["kalliky_fee"]);
            payment["latest_charge"] = (string)charge["id"]!;
            (known["status"], known["payment_status"], known["payment_intent"]) = ("complete", "paid", (string)payment["id"]!);
            return charge;
        }
    }

    /// <summary>A payment that was made on no page of the application's; answers its handle.</summary>
    public string PayElsewhere() => (string)books.Add("payment_intent", "pi", made => made["status"] = "succeeded")["id"]!;

    /// <summary>What was given back of a payment.</summary>
    public IReadOnlyCollection<JsonObject> Refunds(string payment) => [.. books.Of("refund").Where(known => (string?)known["payment_intent"] == payment)];

    /// <summary>What was given back of an invoice's payment.</summary>
    public IReadOnlyCollection<JsonObject> Refunds(JsonObject invoice) =>
        [.. books.Of("invoice_payment").Where(known => (string?)known["invoice"] == (string?)invoice["id"]).SelectMany(known => Refunds((string)known["payment"]!["payment_intent"]!))];

    private JsonObject MakeAccount(Form form, string _)
    {
        form.Knows(
            "country", "controller[fees][payer]", "controller[losses][payments]", "controller[requirement_collection]", "controller[stripe_dashboard][type]",
            "capabilities[card_payments][requested]", "capabilities[transfers][requested]", "business_profile[name]", "metadata*");
        if (form["capabilities[transfers][requested]"] != "true")
            throw Refused.Invalid("You must request the transfers capability for this account.", "capabilities");
        if (form["controller[losses][payments]"] != "application")
            throw Refused.Invalid("Destination charges need a platform that collects losses: controller[losses][payments]=application.", "controller");
        return books.Add("account", "acct", made =>
        {
            (made["country"], made["type"], made["charges_enabled"], made["payouts_enabled"], made["details_submitted"]) = (form.Required("country"), "none", false, false, false);
            made["capabilities"] = new JsonObject { ["card_payments"] = "inactive", ["transfers"] = "inactive" };
            made["metadata"] = new JsonObject([.. form.Under("metadata").Select(field => KeyValuePair.Create(field.Key["metadata[".Length..^1], (JsonNode?)field.Value))]);
        });
    }

    private JsonObject FindAccount(string id)
    {
        var known = books.Find("account", "account", id);
        return known["kalliky_gone"] is null
            ? known
            : throw new Refused(403, "invalid_request_error", "account_invalid", $"The provided key does not have access to account '{id}' (or that account does not exist).");
    }

    private JsonObject DeleteAccount(string id)
    {
        var known = FindAccount(id);
        if (Balance(id) != 0)
            throw Refused.Invalid("This account cannot be deleted: its balance is not zero.");
        known["kalliky_gone"] = true;
        return new JsonObject { ["id"] = id, ["object"] = "account", ["deleted"] = true };
    }

    private JsonObject LinkAccount(Form form, string _)
    {
        form.Knows("account", "type", "return_url", "refresh_url");
        var account = FindAccount(form.Required("account"));
        if (form.Required("type") is not ("account_onboarding" or "account_update"))
            throw Refused.Invalid("Invalid type: must be one of account_onboarding or account_update", "type");
        form.Required("return_url");
        form.Required("refresh_url");
        var made = Templates.New("account_link");
        (made["created"], made["expires_at"], made["url"]) = (Now.Seconds(), Now.AddMinutes(5).Seconds(), $"https://connect.stripe.test/setup/e/{account["id"]}/{Guid.NewGuid():N}");
        return made;
    }

    private JsonObject OpenOrder(Form form)
    {
        form.Knows(
            "mode", "client_reference_id", "locale", "allowed_payment_method_types*", "line_items[0][quantity]", "line_items[0][price_data][currency]", "line_items[0][price_data][unit_amount]",
            "line_items[0][price_data][product_data][name]", "payment_intent_data[application_fee_amount]", "payment_intent_data[on_behalf_of]", "payment_intent_data[transfer_data][destination]",
            "payment_intent_data[metadata]*", "success_url", "cancel_url", "expires_at");
        form.Required("line_items[0][price_data][product_data][name]");
        var amount = Whole(form, "line_items[0][price_data][unit_amount]") * Whole(form, "line_items[0][quantity]");
        if (amount < 50)
            throw new Refused(400, "invalid_request_error", "amount_too_small", "The Checkout Session's total amount due must add up to at least €0.50 eur");
        Methods(form);
        var destination = Destination(form);
        long? fee = form["payment_intent_data[application_fee_amount]"] is null ? null : Whole(form, "payment_intent_data[application_fee_amount]");
        if (fee > amount)
            throw Refused.Invalid("Your application fee cannot be larger than the charge amount.", "payment_intent_data[application_fee_amount]");
        var (now, expires) = (Now, form.Time("expires_at"));
        if (expires < now.AddMinutes(30) || expires > now.AddHours(24))
            throw Refused.Invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", "expires_at");
        return books.Add("checkout.session", "cs_test", made =>
        {
            (made["mode"], made["status"], made["payment_status"], made["currency"], made["amount_total"], made["customer"], made["payment_intent"]) = ("payment", "open", "unpaid", "eur", amount, null, null);
            (made["client_reference_id"], made["success_url"], made["cancel_url"]) = (form["client_reference_id"], form.Required("success_url"), form["cancel_url"]);
            (made["expires_at"], made["url"], made["kalliky_fee"], made["kalliky_destination"]) = (expires.Seconds(), $"https://checkout.stripe.test/c/pay/{made["id"]}", fee, destination);
        });
    }

    private static void Methods(Form form)
    {
        var methods = form.Under("allowed_payment_method_types").Select(field => field.Value).ToList();
        if (methods.FirstOrDefault(method => !KnownMethods.Contains(method)) is { } unknown)
            throw Refused.Invalid($"Invalid allowed_payment_method_types[]: {unknown}", "allowed_payment_method_types");
        if (methods.Distinct().Count() != methods.Count)
            throw Refused.Invalid("Each payment method type may be given once.", "allowed_payment_method_types");
    }

    private string Destination(Form form)
    {
        var id = form.Required("payment_intent_data[transfer_data][destination]");
        var account = FindAccount(id);
        if ((string?)account["capabilities"]!["transfers"] != "active")
            throw new Refused(400, "invalid_request_error", "insufficient_capabilities_for_transfer", "Your destination account needs to have at least one of the following capabilities enabled: transfers");
        if (form["payment_intent_data[on_behalf_of]"] is { } seller && (seller != id || (string?)account["capabilities"]!["card_payments"] != "active"))
            throw Refused.Invalid("The on_behalf_of account cannot take card payments.", "payment_intent_data[on_behalf_of]");
        return id;
    }

    private JsonObject ListSessions(Form form, string _)
    {
        form.Knows("payment_intent", "limit");
        var payment = (string)books.Find("payment_intent", "payment_intent", form.Required("payment_intent"))["id"]!;
        return List(books.Of("checkout.session").Where(known => (string?)known["payment_intent"] == payment).Select(known => known.DeepClone().AsObject()));
    }

    private JsonObject ShowSession(Form form, string id)
    {
        form.Knows("expand*");
        var session = books.Find("checkout.session", "checkout.session", id).DeepClone().AsObject();
        foreach (var path in form.Under("expand").Select(field => field.Value))
            Expand(session, path.Split('.'));
        return session;
    }

    // What was expanded already is gone into.
    private void Expand(JsonObject shown, string[] path)
    {
        if (shown[path[0]] is JsonValue id)
            shown[path[0]] = books[(string)id!].DeepClone();
        if (path.Length > 1 && shown[path[0]] is JsonObject inner)
            Expand(inner, path[1..]);
    }

    private JsonObject GiveBack(Form form, string _)
    {
        form.Knows("payment_intent", "amount", "reverse_transfer", "refund_application_fee", "metadata*");
        var payment = books.Find("payment_intent", "payment_intent", form.Required("payment_intent"));
        var charge = books[(string)payment["latest_charge"]!];
        if ((bool)charge["refunded"]!)
            throw new Refused(400, "invalid_request_error", "charge_already_refunded", $"Charge {charge["id"]} has already been refunded.");
        if (form["refund_application_fee"] == "true" && charge["application_fee_amount"] is null)
            throw Refused.Invalid("The charge has no application fee to refund.", "refund_application_fee");
        var transferred = charge["transfer"] is JsonValue;
        if (!transferred && form["reverse_transfer"] == "true")
            throw Refused.Invalid("The charge has no associated transfer to reverse.", "reverse_transfer");
        if (transferred && form["reverse_transfer"] != "true")
            throw Refused.Invalid("The platform's balance would pay for it: this test wants reverse_transfer.", "reverse_transfer");
        if (books.Of("dispute").Any(dispute => (string?)dispute["charge"] == (string?)charge["id"] && (string?)dispute["status"] != "won"))
            throw new Refused(400, "invalid_request_error", "charge_disputed", "This charge has been charged back: it cannot be refunded.");
        var amount = form["amount"] is null ? (long)charge["amount"]! - (long)charge["amount_refunded"]! : Whole(form, "amount");
        return Refund(charge, amount, reverses: transferred, fee: form["refund_application_fee"] == "true");
    }

    private static long Whole(Form form, string name) => long.TryParse(form.Required(name), out var value) && value > 0 ? value : throw Refused.Invalid($"Invalid positive integer: {name}", name);
}
