using System.Globalization;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Stripe;
using Stripe.Checkout;
using Meter = Kalliky.Domain.Billing.Meter;
using Portal = Stripe.BillingPortal;
using Subscription = Stripe.Subscription;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>Payments by Stripe. Its own pages take the card: no number ever comes near us. Whatever could be asked twice carries a
/// key that is the same both times.</summary>
internal sealed class StripePayments(IStripeClient stripe, StripeOptions options, IMoment moment, IOptions<AppOptions> app, ILogger<StripePayments> logger) : IPayments
{
    private readonly StripeReading reading = new(stripe, options, logger);

    private readonly StripeReturns returns = new(stripe, options, logger);

    private readonly StripeUse use = new(stripe, options, logger);

    public bool IsDemonstration => false;

    public bool IsSetUp => true;

    public bool TakesUse => options.Prices.Metered.Any();

    public Task<string> Register(Guid tenant, string name, Language language, CancellationToken ct) => AsBefore(language, reads => Customer(tenant, name, reads, ct));

    public Task<CheckoutPage> OpenCheckout(CheckoutWish wish, CancellationToken ct) => AsBefore(wish.Language, reads => Checkout(wish with { Language = reads }, ct));

    // What was asked before is asked again in the same words, or it would be made twice; the reader may have changed the language since.
    private static async Task<T> AsBefore<T>(Language language, Func<Language, Task<T>> ask)
    {
        try
        {
            return await ask(language);
        }
        catch (PaymentException problem) when (StripeTroubles.WasAskedOtherwise(problem))
        {
            return await ask(language == Language.French ? Language.English : Language.French);
        }
    }

    private async Task<string> Customer(Guid tenant, string name, Language language, CancellationToken ct)
    {
        var wanted = new CustomerCreateOptions
        {
            Name = name,
            PreferredLocales = [Locale(language)],
            Metadata = new() { ["tenant_id"] = tenant.ToString() },
        };
        return (await logger.Ask(() => new CustomerService(stripe).CreateAsync(wanted, Once($"customer-{tenant:N}"), ct), ct)).Id;
    }

    private async Task<CheckoutPage> Checkout(CheckoutWish wish, CancellationToken ct)
    {
        var back = $"{Page(wish.StoreKey)}?paiement={wish.Id}";
        var wanted = new SessionCreateOptions
        {
            Mode = "subscription",
            Customer = wish.Customer,
            ClientReferenceId = wish.Id.ToString(),
            Locale = Locale(wish.Language),
            LineItems = [new() { Price = options.PriceOf(wish.Plan), Quantity = 1 }, .. options.Prices.Metered.Select(price => new SessionLineItemOptions { Price = price })],
            SubscriptionData = new()
            {
                // Until the end of this month now, then whole months: as our invoices count.
                BillingCycleAnchor = wish.Anchor.ToDateTimeUtc(),
                ProrationBehavior = "create_prorations",
                DefaultTaxRates = HasRate ? [options.TaxRate!] : null,
            },
            AutomaticTax = HasRate ? null : new() { Enabled = true },
            CustomerUpdate = new() { Address = "auto", Name = "auto" },
            BillingAddressCollection = "required",
            TaxIdCollection = new() { Enabled = true },
            SuccessUrl = back,
            CancelUrl = back,
            ExpiresAt = wish.ExpiresAt.ToDateTimeUtc(),
        };
        var session = await logger.Ask(() => new SessionService(stripe).CreateAsync(wanted, Once($"checkout-{wish.Id:N}"), ct), ct);
        return new CheckoutPage(session.Id, session.Url);
    }

    public async Task<bool> CloseCheckout(string customer, string session, CancellationToken ct)
    {
        try
        {
            await logger.Ask(() => new SessionService(stripe).ExpireAsync(session, null, null, ct), ct);
            return true;
        }
        catch (PaymentException problem) when (problem.Why == PaymentTrouble.OurFault)
        {
            // Not open any more: paid, or expired by itself.
            return (await logger.Ask(() => new SessionService(stripe).GetAsync(session, null, null, ct), ct)).Status != "complete";
        }
    }

    public Task<Payment?> TakeBack(string customer, string session, Instant since, CancellationToken ct) => returns.TakeBack(session, since, ct);

    public async Task<Uri> OpenPortal(string customer, string storeKey, Language language, CancellationToken ct)
    {
        var wanted = new Portal.SessionCreateOptions { Customer = customer, Locale = Locale(language), ReturnUrl = Page(storeKey) };
        return new Uri((await logger.Ask(() => new Portal.SessionService(stripe).CreateAsync(wanted, null, ct), ct)).Url);
    }

    public async Task<Bill> Preview(PlanChange change, CancellationToken ct)
    {
        var wanted = new InvoiceCreatePreviewOptions
        {
            Customer = change.Customer,
            Subscription = change.Subscription,
            SubscriptionDetails = new()
            {
                Items = [new() { Id = await Item(change.Subscription, ct), Price = options.PriceOf(change.To) }],
                ProrationBehavior = "always_invoice",
                ProrationDate = change.At?.ToDateTimeUtc(),
            },
        };
        var invoice = await logger.Ask(() => new InvoiceService(stripe).CreatePreviewAsync(wanted, null, ct), ct);
        return new Bill(new Money(Math.Max(0, invoice.TotalExcludingTax ?? invoice.Total)), new Money(Math.Max(0, invoice.Total)));
    }

    public async Task Change(PlanChange change, string onceKey, CancellationToken ct)
    {
        var wanted = change is { When: ChangeMoment.AtTheEnd, To: Domain.Businesses.Plan.Free }
            ? new SubscriptionUpdateOptions { CancelAtPeriodEnd = true }
            : await Priced(change, ct);
        await logger.Ask(() => new SubscriptionService(stripe).UpdateAsync(change.Subscription, wanted, Once(onceKey), ct), ct);
    }

    public Task Report(string customer, MeterReading reading, CancellationToken ct) => use.Report(customer, reading, ct);

    public Task<Money?> Counted(string customer, Meter meter, Instant since, CancellationToken ct) => use.Counted(customer, meter, since, moment.Now, ct);

    public Task<PaymentState> Read(string customer, IReadOnlyCollection<string> sessions, CancellationToken ct) =>
        reading.Of(customer, sessions, moment.Now, ct);

    // More is invoiced and paid at once, or nothing changes. Less is the price from the next month on; until then the
    // subscription itself remembers what it holds.
    private async Task<SubscriptionUpdateOptions> Priced(PlanChange change, CancellationToken ct)
    {
        var known = await logger.Ask(() => new SubscriptionService(stripe).GetAsync(change.Subscription, null, null, ct), ct);
        var (now, later) = (change.When == ChangeMoment.Now, change.When == ChangeMoment.AtTheEnd);
        return new SubscriptionUpdateOptions
        {
            Items = [new() { Id = ItemOf(known).Id, Price = options.PriceOf(change.To) }],
            ProrationBehavior = now ? "always_invoice" : "none",
            ProrationDate = now ? change.At?.ToDateTimeUtc() : null,
            PaymentBehavior = now ? "error_if_incomplete" : null,
            CancelAtPeriodEnd = false,
            Metadata = new()
            {
                [StripeReading.Holds] = later ? change.From.ToString() : "",
                [StripeReading.Until] = later ? ((DateTimeOffset)ItemOf(known).CurrentPeriodEnd).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : "",
            },
        };
    }

    private async Task<string> Item(string subscription, CancellationToken ct) =>
        ItemOf(await logger.Ask(() => new SubscriptionService(stripe).GetAsync(subscription, null, null, ct), ct)).Id;

    private SubscriptionItem ItemOf(Subscription subscription) => StripeReading.ItemOf(subscription, options)
        ?? throw new PaymentException(PaymentTrouble.OurFault);

    // Part of the keys: the same question has the same words.
    private static string Locale(Language language) => language == Language.English ? "en" : "fr";

    private bool HasRate => !string.IsNullOrWhiteSpace(options.TaxRate);

    private string Page(string storeKey) => $"{app.Value.PublicUrl}/{storeKey}/facturation/plan";

    private static RequestOptions Once(string key) => new() { IdempotencyKey = key };
}
