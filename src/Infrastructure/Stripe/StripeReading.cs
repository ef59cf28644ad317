using System.Globalization;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Logging;
using NodaTime;
using Stripe;
using Stripe.Checkout;
using Plan = Kalliky.Domain.Businesses.Plan;
using Subscription = Stripe.Subscription;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>Reads where a customer stands at Stripe, in our words.</summary>
internal sealed class StripeReading(IStripeClient stripe, StripeOptions options, ILogger logger)
{
    /// <summary>Metadata of a subscription whose next month is already at a lower price: the plan that it holds, and until when.</summary>
    public const string Holds = "kalliky_holds";

    public const string Until = "kalliky_until";

    private const int Latest = 12;

    private static readonly string[] Over = ["canceled", "incomplete", "incomplete_expired"];

    public async Task<PaymentState> Of(string customer, IReadOnlyCollection<string> sessions, Instant now, CancellationToken ct)
    {
        var subscription = await Subscription(customer, ct);
        var (checkouts, buyer) = await Checkouts(sessions, ct);

        // The last month's use is taken after the subscription has ended.
        var paid = await Paid(customer, ct);
        if (subscription is null || ItemOf(subscription, options) is not { } item)
            return PaymentState.Nothing with { Checkouts = checkouts, Paid = paid, Buyer = buyer };
        var (plan, next) = Plans(subscription, item, now);
        return new PaymentState(
            subscription.Status is "active" or "trialing" ? PaymentStanding.Paid : PaymentStanding.Late, subscription.Id, plan, next, At(item.CurrentPeriodEnd),
            Card(subscription), paid, checkouts) { Buyer = buyer };
    }

    /// <summary>The item that is the plan; null when none is.</summary>
    public static SubscriptionItem? ItemOf(Subscription subscription, StripeOptions options) =>
        subscription.Items.Data.FirstOrDefault(item => options.PlanOf(item.Price?.Id) is not null);

    private async Task<Subscription?> Subscription(string customer, CancellationToken ct)
    {
        var asked = new SubscriptionListOptions
        {
            Customer = customer, Status = "all", Limit = Latest, Expand = ["data.default_payment_method", "data.customer.invoice_settings.default_payment_method"],
        };
        var live = (await logger.Ask(() => new SubscriptionService(stripe).ListAsync(asked, null, ct), ct)).Data.Where(known => !Over.Contains(known.Status)).ToList();
        if (live.Count > 1)
            logger.LogError("Customer {Customer} has {Count} subscriptions at Stripe: cancel all but the latest there.", customer, live.Count);
        return live.MaxBy(known => known.Created);
    }

    private (Plan Plan, NextPlan? Next) Plans(Subscription subscription, SubscriptionItem item, Instant now)
    {
        var (priced, end) = (options.PlanOf(item.Price.Id)!.Value, At(item.CurrentPeriodEnd));
        var (present, next) = Held(subscription, now) is var (held, until) ? (held, new NextPlan(priced, until)) : (priced, null);
        return (present, subscription.CancelAtPeriodEnd ? new NextPlan(Plan.Free, end) : next);
    }

    private static (Plan Plan, Instant Until)? Held(Subscription subscription, Instant now) =>
        subscription.Metadata is { } metadata && metadata.TryGetValue(Holds, out var name) && Enum.TryParse<Plan>(name, out var plan)
        && metadata.TryGetValue(Until, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Instant.FromUnixTimeSeconds(seconds) is var until && until > now
            ? (plan, until)
            : null;

    private static PaymentCard? Card(Subscription subscription) =>
        (subscription.DefaultPaymentMethod ?? subscription.Customer?.InvoiceSettings?.DefaultPaymentMethod)?.Card is { Brand: { } brand, Last4: { } last }
            ? new PaymentCard(brand, last)
            : null;

    private async Task<IReadOnlyList<Payment>> Paid(string customer, CancellationToken ct)
    {
        var asked = new InvoiceListOptions { Customer = customer, Status = "paid", Limit = Latest };
        var invoices = await logger.Ask(() => new InvoiceService(stripe).ListAsync(asked, null, ct), ct);
        return [.. invoices.Data.Where(invoice => invoice.Total >= 0 && invoice.Parent?.SubscriptionDetails is not null).Select(invoice => new StripeInvoice(invoice, options).Payment)
            .Where(payment => payment.Plan is not null || payment.Used > Money.Zero)];
    }

    private async Task<(IReadOnlyDictionary<string, CheckoutStatus> Checkouts, Buyer? Buyer)> Checkouts(IReadOnlyCollection<string> sessions, CancellationToken ct)
    {
        var known = new List<Session>();
        foreach (var id in sessions)
        {
            if (await Checkout(id, ct) is { } session)
                known.Add(session);
        }

        var paid = known.Where(session => StatusOf(session) == CheckoutStatus.Paid).MaxBy(session => session.Created);
        return (known.ToDictionary(session => session.Id, StatusOf), StripeBuyer.Of(paid?.CustomerDetails));
    }

    private static CheckoutStatus StatusOf(Session session) => session.Status switch
    {
        "complete" when session.PaymentStatus != "unpaid" => CheckoutStatus.Paid,
        "expired" => CheckoutStatus.Expired,
        _ => CheckoutStatus.Open,
    };

    private async Task<Session?> Checkout(string session, CancellationToken ct)
    {
        try
        {
            return await logger.Ask(() => new SessionService(stripe).GetAsync(session, null, null, ct), ct);
        }
        catch (PaymentException problem) when (StripeTroubles.IsMissing(problem))
        {
            return null;
        }
    }

    internal static Instant At(DateTime time) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
