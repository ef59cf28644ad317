using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Kalliky.Fakes.Telnyx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kalliky.Fakes.Stripe;

/// <summary>A collector of our own with Stripe's manners: form-encoded questions, a memory, one answer per idempotency key, and
/// refusals of what Stripe refuses: unknown ids, missing and unknown parameters, another version, another question under a known
/// key. It signs what it tells. Misbehaves on demand.</summary>
public sealed partial class FakeStripe : IAsyncDisposable
{
    public const string SecretKey = "sk_test_of_the_fake_collector";

    public const string Version = "2026-10-28.endive";

    public const string Pro = "price_of_the_fake_pro";

    public const string Enterprise = "price_of_the_fake_enterprise";

    public const string Minutes = "price_of_the_fake_minutes";

    public const string Commissions = "price_of_the_fake_commissions";

    private readonly StripeBooks books;
    private readonly ConcurrentDictionary<string, (string Words, int Status, string Body, DateTimeOffset At)> answered = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> prices = new();
    private readonly Lock gate = new();
    private readonly WebApplication server;

    private FakeStripe()
    {
        books = new(new Dictionary<string, long> { [Pro] = 9_900, [Enterprise] = 39_900, [Minutes] = 1, [Commissions] = 1 }, () => Now);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        Questions.Of(server);
        Map("POST", "customers", MakeCustomer);
        Map("POST", "checkout/sessions", OpenSession);
        Map("GET", "checkout/sessions", ListSessions);
        Map("GET", "checkout/sessions/{id}", ShowSession);
        Map("POST", "checkout/sessions/{id}/expire", (form, id) => ExpireSession(id));
        Map("POST", "billing_portal/sessions", OpenPortal);
        Map("GET", "subscriptions", ListSubscriptions);
        Map("GET", "subscriptions/{id}", (form, id) => books.Find("subscription", "subscription", id));
        Map("POST", "subscriptions/{id}", ChangeSubscription);
        Map("DELETE", "subscriptions/{id}", CancelSubscription);
        Map("POST", "invoices/create_preview", Preview);
        Map("GET", "invoices", ListInvoices);
        Map("GET", "invoice_payments", ListInvoicePayments);
        Map("POST", "billing/meter_events", Count);
        Map("GET", "billing/meters", ListMeters);
        Map("GET", "billing/meters/{id}/event_summaries", SumUp);
        Map("GET", "/v2/core/events/{id}", ShowThin);
        Map("POST", "accounts", MakeAccount);
        Map("GET", "accounts/{id}", (form, id) => FindAccount(id));
        Map("DELETE", "accounts/{id}", (form, id) => DeleteAccount(id));
        Map("POST", "account_links", LinkAccount);
        Map("POST", "refunds", GiveBack);
        Map("POST", "application_fees/{id}/refunds", GiveFeeBack);
        Map("GET", "disputes", ListDisputes);
        Map("POST", "transfers", MakeTransfer);
        Map("GET", "transfers", ListTransfers);
        Map("POST", "transfers/{id}/reversals", ReverseTransfer);
        Map("GET", "transfers/{id}/reversals", ListReversals);
        Map("GET", "charges/{id}", (form, id) => books.Find("charge", "charge", id));
    }

    public Uri ApiBase => new(server.Urls.First());

    public Faults Faults { get; } = new();

    /// <summary>What it was asked, and what it answered.</summary>
    public Questions Questions { get; } = new();

    /// <summary>The collector's clock, for an application whose own was moved. It signs by the world's, as the library checks.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Signs and tells.</summary>
    public StripeEvents Events { get; } = new();

    /// <summary>How the next payment that needs no page is refused: by the card, or until its owner confirms.</summary>
    public string? CardRefusal { get; set; }

    public static async Task<FakeStripe> Start()
    {
        var collector = new FakeStripe();
        await collector.server.StartAsync();
        return collector;
    }

    /// <summary>Settings that make the product use it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Stripe:SecretKey"] = SecretKey, ["Stripe:WebhookSecret"] = Events.Secret, ["Stripe:ConnectWebhookSecret"] = Events.ConnectSecret, ["Stripe:MeterWebhookSecret"] = Events.MeterSecret, ["Stripe:ApiBase"] = ApiBase.ToString(),
        ["Stripe:Prices:Pro"] = Pro, ["Stripe:Prices:Enterprise"] = Enterprise,
        ["Stripe:Prices:Minutes"] = Minutes, ["Stripe:Prices:Commissions"] = Commissions, ["Stripe:Meters:Minutes"] = Meters[0], ["Stripe:Meters:Commissions"] = Meters[1],
    };

    public JsonObject Session(string id) => books[id];

    public JsonObject Customer(string id) => books.Find("customer", "customer", id);

    public IReadOnlyCollection<JsonObject> Subscriptions(string customer) => books.Of("subscription", customer);

    public IReadOnlyCollection<JsonObject> Sessions(string customer) => books.Of("checkout.session", customer);

    /// <summary>Its customer pays on the page; answers the subscription.</summary>
    /// <param name="details">What they write there of themselves.</param>
    public JsonObject Pay(string session, JsonObject? details = null)
    {
        lock (gate)
        {
            var known = books[session];
            if ((string?)known["status"] != "open")
                throw new InvalidOperationException("One pays on a page that is open.");
            if (details is not null)
                known["customer_details"] = details;
            return books.Subscribe(known, prices[session], DateTimeOffset.FromUnixTimeSeconds((long)known["kalliky_anchor"]!));
        }
    }

    /// <summary>Nobody came in time.</summary>
    public JsonObject Expire(string session)
    {
        books[session]["status"] = "expired";
        return books[session];
    }

    /// <summary>Its latest invoice.</summary>
    public JsonObject Invoice(JsonObject subscription) => books.Of("invoice", (string)subscription["customer"]!).First();

    /// <summary>A charge of this customer, for refunds and disputes.</summary>
    public JsonObject Charge(string customer, long cents, long refunded = 0) => books.Add("charge", "ch", made =>
        (made["customer"], made["amount"], made["amount_refunded"], made["currency"], made["refunded"]) = (customer, cents, refunded, "eur", refunded == cents));

    /// <summary>A part of a plan's payment is given back in the dashboard: the charge holds the sum of all refunds. Answers what is told of it.</summary>
    public JsonObject RefundOfPlan(JsonObject charge, long cents)
    {
        lock (gate)
        {
            var before = (long)charge["amount_refunded"]!;
            var whole = (long)charge["amount"]!;
            if (before + cents > whole)
                throw Refused.Invalid($"Refund amount (€{cents / 100m}) is greater than unrefunded amount on charge (€{(whole - before) / 100m})", "amount");
            (charge["amount_refunded"], charge["refunded"]) = (before + cents, before + cents == whole);
            return StripeEvents.Of("charge.refunded", charge, new JsonObject { ["amount_refunded"] = before });
        }
    }

    /// <summary>A bank has decided about a plan's payment.</summary>
    /// <param name="status">lost or won.</param>
    public JsonObject Decided(JsonObject dispute, string status)
    {
        lock (gate)
        {
            var before = (string?)dispute["status"];
            dispute["status"] = status;
            return StripeEvents.Of("charge.dispute.closed", dispute, new JsonObject { ["status"] = before });
        }
    }

    public JsonObject Dispute(JsonObject charge) => books.Add("dispute", "dp", made =>
        (made["charge"], made["payment_intent"], made["amount"], made["currency"]) = ((string)charge["id"]!, (string?)charge["payment_intent"], (long)charge["amount"]!, "eur"));

    /// <summary>The charge that paid an invoice.</summary>
    public JsonObject ChargeOf(JsonObject invoice) => books.Of("charge").Single(charge => (string?)charge["payment_intent"] is { } intent
        && books.Of("invoice_payment").Any(paid => (string?)paid["invoice"] == (string)invoice["id"]! && (string?)paid["payment"]!["payment_intent"] == intent));

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private DateTimeOffset Now => Clock.GetUtcNow();

    // What came under a key is remembered for a day, as little as Stripe promises.
    private bool IsRemembered(DateTimeOffset at) => Now - at < TimeSpan.FromDays(1);

    private void Map(string method, string path, Func<Form, string, JsonObject> answer) => server.MapMethods(path[0] == '/' ? path : "/v1/" + path, [method], async (HttpRequest request) =>
    {
        var id = request.RouteValues["id"] as string ?? "";
        try
        {
            if (request.Headers.Authorization != $"Bearer {SecretKey}")
                throw new Refused(401, "invalid_request_error", "api_key_invalid", "Invalid API Key provided.");
            if (request.Headers["Stripe-Version"] != Version)
                throw Refused.Invalid($"Invalid Stripe API version: {request.Headers["Stripe-Version"]}");
            var form = await Form.Of(request);
            return Answer(request, form, () => answer(form, id));
        }
        catch (Refused refusal)
        {
            return Results.Json(refusal.Body, statusCode: refusal.Status);
        }
    });

    // The first answer under a key is the answer, whatever it was; before anything was done it is not kept.
    private IResult Answer(HttpRequest request, Form form, Func<JsonObject> answer)
    {
        lock (gate)
        {
            var key = HttpMethods.IsPost(request.Method) ? request.Headers["Idempotency-Key"].ToString() : "";
            var words = $"{request.Path} {form.Words}";
            if (key.Length > 255)
                throw Refused.Invalid("Idempotency keys have 255 characters at most.");
            if (answered.TryGetValue(key, out var before) && IsRemembered(before.At))
            {
                return before.Words == words
                    ? Results.Text(before.Body, "application/json", statusCode: before.Status)
                    : throw new Refused(400, "idempotency_error", "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with.");
            }

            var fault = Faults.Take(request.Path.Value!.Split('/')[2]);
            if (fault is { Done: false, Status: not 200 })
                throw new Refused(fault.Status, "api_error", "api_error", "An error of the fake's.");
            var (status, body) = Done(answer);
            if (key.Length > 0)
                answered[key] = (words, status, body, Now);
            return fault is { Done: true } ? throw new Refused(fault.Status, "api_error", "api_error", "An error of the fake's.") : Results.Text(body, "application/json", statusCode: status);
        }
    }

    private static (int Status, string Body) Done(Func<JsonObject> answer)
    {
        try
        {
            return (200, answer().ToJsonString());
        }
        catch (Refused refusal)
        {
            return (refusal.Status, System.Text.Json.JsonSerializer.Serialize(refusal.Body));
        }
    }
}
