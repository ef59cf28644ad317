using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Shared;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>The account at Stripe. Without a key nothing is collected: payments are those of the demonstration.</summary>
internal sealed class StripeOptions
{
    public const string Section = "Stripe";

    public string? SecretKey { get; set; }

    /// <summary>whsec_…: what the endpoint of /webhooks/stripe signs with.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>whsec_…: the same of the endpoint that tells about businesses' own accounts (Connect), at the same address. Empty: orders
    /// are not paid by link.</summary>
    public string? ConnectWebhookSecret { get; set; }

    /// <summary>whsec_…: the same of the event destination with thin payloads that tells of use that could not be counted. Empty: nobody hears
    /// of it.</summary>
    public string? MeterWebhookSecret { get; set; }

    public string ApiBase { get; set; } = "https://api.stripe.com";

    /// <summary>txr_…: the rate that is put on top, 20 % inclusive of nothing else. Empty: Stripe Tax finds it.</summary>
    public string? TaxRate { get; set; }

    public StripePrices Prices { get; set; } = new();

    public StripeMeters Meters { get; set; } = new();

    public bool IsSet => !string.IsNullOrWhiteSpace(SecretKey);

    public bool TakesOrders => !string.IsNullOrWhiteSpace(ConnectWebhookSecret);

    /// <summary>What news are signed with, by one or the other.</summary>
    public IEnumerable<string> Secrets => new[] { WebhookSecret, ConnectWebhookSecret, MeterWebhookSecret }.Where(secret => !string.IsNullOrWhiteSpace(secret)).Cast<string>();

    public string PriceOf(Plan plan) => (plan == Plan.Enterprise ? Prices.Enterprise : Prices.Pro)!;

    /// <summary>Null when a price is none of ours.</summary>
    public Plan? PlanOf(string? price) => price is null ? null : price == Prices.Pro ? Plan.Pro : price == Prices.Enterprise ? Plan.Enterprise : null;

    /// <summary>What is wrong, in one sentence that names the setting and the remedy; null when nothing is.</summary>
    public string? Problem()
    {
        if (!IsSet)
            return null;
        if (Placeholder.Is(SecretKey) || !(SecretKey!.StartsWith("sk_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_", StringComparison.Ordinal)))
            return "Stripe__SecretKey is no secret key: give the one of your Stripe account, such as sk_live_…, or leave it empty for the demonstration's payments.";
        if (Placeholder.Is(WebhookSecret) || WebhookSecret?.StartsWith("whsec_", StringComparison.Ordinal) != true)
            return "Stripe__WebhookSecret is missing or is no signing secret: copy it from Stripe, Developers, Webhooks, such as whsec_….";
        if (TakesOrders && (Placeholder.Is(ConnectWebhookSecret) || !ConnectWebhookSecret!.StartsWith("whsec_", StringComparison.Ordinal)))
            return "Stripe__ConnectWebhookSecret is no signing secret: copy it from Stripe, from the endpoint for events on connected accounts, such as whsec_…, or leave it empty.";
        if (!string.IsNullOrWhiteSpace(MeterWebhookSecret) && (Placeholder.Is(MeterWebhookSecret) || !MeterWebhookSecret.StartsWith("whsec_", StringComparison.Ordinal)))
            return "Stripe__MeterWebhookSecret is no signing secret: copy it from Stripe, from the event destination for billing meters, such as whsec_…, or leave it empty.";
        if (Prices.Problem() is { } problem)
            return problem;
        if (Meters.Problem(Prices) is { } unmatched)
            return unmatched;
        if (!string.IsNullOrWhiteSpace(TaxRate) && !TaxRate.StartsWith("txr_", StringComparison.Ordinal))
            return "Stripe__TaxRate is no tax rate: give the id of the 20 % rate such as txr_…, or leave it empty for Stripe Tax.";
        return Uri.TryCreate(ApiBase, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? null
            : "Stripe__ApiBase is not an address: leave it empty for https://api.stripe.com.";
    }
}

/// <summary>The monthly prices of the plans that cost something.</summary>
internal sealed class StripePrices
{
    public string? Pro { get; set; }

    public string? Enterprise { get; set; }

    /// <summary>Metered, one cent a unit: what minutes beyond the plan cost. Empty: Stripe does not collect it.</summary>
    public string? Minutes { get; set; }

    /// <summary>The same for commissions.</summary>
    public string? Commissions { get; set; }

    public IEnumerable<string> Metered => new[] { Minutes, Commissions }.Where(price => !string.IsNullOrWhiteSpace(price)).Cast<string>();

    public string? Problem()
    {
        foreach (var (name, price) in new[] { (nameof(Pro), Pro), (nameof(Enterprise), Enterprise) })
        {
            if (Placeholder.Is(price) || price?.StartsWith("price_", StringComparison.Ordinal) != true)
                return $"Stripe__Prices__{name} is missing or is no price: give the id of the plan's monthly price at Stripe, such as price_….";
        }

        return Pro == Enterprise ? "Stripe__Prices__Pro and Stripe__Prices__Enterprise are the same price: give each plan its own." : null;
    }
}

/// <summary>The names under which the metered prices' meters count.</summary>
internal sealed class StripeMeters
{
    public string? Minutes { get; set; }

    public string? Commissions { get; set; }

    public string? Problem(StripePrices prices)
    {
        foreach (var (name, meter, price) in new[] { (nameof(Minutes), Minutes, prices.Minutes), (nameof(Commissions), Commissions, prices.Commissions) })
        {
            if (string.IsNullOrWhiteSpace(meter) != string.IsNullOrWhiteSpace(price))
                return $"Stripe__Meters__{name} and Stripe__Prices__{name} go together: give the meter's event name and the id of its price, or neither.";
        }

        // An invoice's rest is taken by Stripe, or transferred; nobody pays one half of it each way.
        return prices.Metered.Count() == 1
            ? "Stripe__Prices__Minutes and Stripe__Prices__Commissions go together: give both, or neither where Stripe collects the plan alone."
            : null;
    }
}
