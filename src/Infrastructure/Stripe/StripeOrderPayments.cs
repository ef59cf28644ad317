using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Stripe;
using Stripe.Checkout;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>Orders paid by Stripe, as destination charges: the customer pays on a page of Stripe's in the business's name, the business
/// receives it on its own account, less the application fee, which is Kalliky's commission with its tax.</summary>
internal sealed class StripeOrderPayments(IStripeClient stripe, StripeOptions options, IOptions<AppOptions> app, ILogger<StripeOrderPayments> logger) : IOrderPayments
{
    private const string Euro = "eur";
    private const string French = "fr";
    private const string Active = "active";

    private static readonly List<string> WithCharge = ["payment_intent.latest_charge.application_fee", "payment_intent.latest_charge.transfer"];

    private readonly StripeDisputes disputes = new(stripe, logger);

    public bool IsDemonstration => false;

    public bool IsOffered => options.TakesOrders;

    public async Task<string> OpenAccount(Guid tenant, string name, int lost, CancellationToken ct)
    {
        var wanted = new AccountCreateOptions
        {
            Country = "FR",
            // Stripe asks the business what the law wants to be known, and shows it its money; what is lost is ours to bear.
            Controller = new()
            {
                Fees = new() { Payer = "application" }, Losses = new() { Payments = "application" }, RequirementCollection = "stripe", StripeDashboard = new() { Type = "express" },
            },
            Capabilities = new() { CardPayments = new() { Requested = true }, Transfers = new() { Requested = true } },
            BusinessProfile = new() { Name = name },
            Metadata = new() { ["tenant_id"] = tenant.ToString() },
        };
        return (await logger.Ask(() => new AccountService(stripe).CreateAsync(wanted, Once($"payouts-{tenant:N}-{lost}"), ct), ct)).Id;
    }

    // A link that was used or is too old leads back to the page, where one asks for another.
    public async Task<Uri> Onboard(string account, string storeKey, CancellationToken ct)
    {
        var page = $"{app.Value.PublicUrl}/{storeKey}/facturation/liens";
        var wanted = new AccountLinkCreateOptions { Account = account, Type = "account_onboarding", ReturnUrl = page + "?retour=true", RefreshUrl = page };
        return new Uri((await logger.Ask(() => new AccountLinkService(stripe).CreateAsync(wanted, null, ct), ct)).Url);
    }

    public async Task<PayoutStanding?> ReadAccount(string account, CancellationToken ct)
    {
        try
        {
            return Standing(await logger.Ask(() => new AccountService(stripe).GetAsync(account, null, null, ct), ct));
        }
        catch (PaymentException problem) when (StripeTroubles.IsMissing(problem))
        {
            return null;
        }
    }

    // Stripe deletes an account once nothing is on it, whose losses are the platform's to bear.
    public async Task<bool> LetGo(string account, CancellationToken ct)
    {
        try
        {
            await logger.Ask(() => new AccountService(stripe).DeleteAsync(account, null, null, ct), ct);
            return true;
        }
        catch (PaymentException problem) when (problem.Why == PaymentTrouble.OurFault)
        {
            return StripeTroubles.IsMissing(problem);
        }
    }

    public async Task<CheckoutPage> Open(SaleWish wish, CancellationToken ct)
    {
        var payment = wish.Payment;
        var wanted = new SessionCreateOptions
        {
            Mode = "payment",
            ClientReferenceId = payment.Id.ToString(),
            Locale = French,
            // What is paid is paid at once: the kitchen does not wait for a bank.
            AllowedPaymentMethodTypes = ["card"],
            LineItems = [new() { Quantity = 1, PriceData = new() { Currency = Euro, UnitAmount = payment.Amount.Cents, ProductData = new() { Name = $"Commande {wish.Number}" } } }],
            PaymentIntentData = new()
            {
                ApplicationFeeAmount = payment.Fee == Money.Zero ? null : payment.Fee.Cents,
                OnBehalfOf = payment.Account,
                TransferData = new() { Destination = payment.Account },
                Metadata = new() { ["order_id"] = payment.OrderId.ToString() },
            },
            SuccessUrl = wish.Link + "?retour=true",
            CancelUrl = wish.Link,
            ExpiresAt = payment.SessionUntil!.Value.ToDateTimeUtc(),
        };
        var session = await logger.Ask(() => new SessionService(stripe).CreateAsync(wanted, Once($"order-{payment.Id:N}"), ct), ct);
        return new CheckoutPage(session.Id, session.Url);
    }

    public async Task<bool> Close(string session, CancellationToken ct)
    {
        try
        {
            await logger.Ask(() => new SessionService(stripe).ExpireAsync(session, null, null, ct), ct);
            return true;
        }
        catch (PaymentException problem) when (problem.Why == PaymentTrouble.OurFault)
        {
            // Not open any more: paid, or expired by itself.
            return (await Session(session, ct)).Status != "complete";
        }
    }

    public async Task<Sale> Read(string session, CancellationToken ct)
    {
        var known = await Session(session, ct);
        if (known.PaymentStatus == "unpaid")
            return new Sale(known.Status == "expired" ? SaleStatus.Closed : SaleStatus.Open);
        if (known.PaymentIntent?.LatestCharge is not { } charge)
            return new Sale(SaleStatus.Paid, known.PaymentIntentId, At(known.Created));
        return new Sale(charge.Refunded ? SaleStatus.Refunded : SaleStatus.Paid, known.PaymentIntentId, At(charge.Created))
        {
            Refunded = new Money(charge.AmountRefunded),
            FeeReturned = new Money(charge.ApplicationFee?.AmountRefunded ?? 0),
            Dispute = charge.Disputed ? await disputes.Of(charge, ct) : null,
        };
    }

    public async Task Refund(OrderPayment payment, Money amount, string key, CancellationToken ct)
    {
        var wanted = new RefundCreateOptions
        {
            PaymentIntent = payment.Reference, Amount = amount.Cents, ReverseTransfer = true, Metadata = new() { ["order_id"] = payment.OrderId.ToString() },
        };
        try
        {
            await logger.Ask(() => new RefundService(stripe).CreateAsync(wanted, Once(key), ct), ct);
        }
        catch (PaymentException problem) when (StripeTroubles.IsRefunded(problem))
        {
            // Somebody has given it back before us: that is read now.
        }
    }

    // Whoever reads the same asks under the same key; whoever has read something else meanwhile is refused, and reads again.
    public async Task ReturnFee(OrderPayment payment, CancellationToken ct)
    {
        var charge = (await Session(payment.SessionId!, ct)).PaymentIntent.LatestCharge;
        var wanted = new ApplicationFeeRefundCreateOptions { Amount = payment.FeeToReturn.Cents, Metadata = new() { ["order_id"] = payment.OrderId.ToString() } };
        await logger.Ask(() => new ApplicationFeeRefundService(stripe).CreateAsync(charge.ApplicationFeeId, wanted, Once($"fee-{payment.Id:N}-{payment.Kept.Whole.Cents}"), ct), ct);
    }

    public async Task<bool> SettleDispute(OrderPayment payment, SaleDispute dispute, CancellationToken ct)
    {
        var charge = (await Session(payment.SessionId!, ct)).PaymentIntent.LatestCharge;
        return dispute.Standing == DisputeStanding.Lost ? await disputes.Take(charge, payment, dispute, ct) : await disputes.PutBack(charge, payment, dispute, ct);
    }

    private Task<Session> Session(string id, CancellationToken ct) =>
        logger.Ask(() => new SessionService(stripe).GetAsync(id, new SessionGetOptions { Expand = WithCharge }, null, ct), ct);

    private static PayoutStanding Standing(Account account)
    {
        if (account is { ChargesEnabled: true, Capabilities: { CardPayments: Active, Transfers: Active } })
            return PayoutStanding.Ready;
        return account.DetailsSubmitted && account.Requirements?.PendingVerification is not { Count: > 0 } ? PayoutStanding.Restricted : PayoutStanding.Pending;
    }

    private static RequestOptions Once(string key) => new() { IdempotencyKey = key };

    private static Instant At(DateTime time) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
