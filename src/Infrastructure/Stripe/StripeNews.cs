using System.Text;
using Kalliky.Application.Billing;
using Microsoft.Extensions.Logging;
using Stripe;
using Stripe.Checkout;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>What Stripe tells: signed over the bytes as they came, at most five minutes ago, in the version of its API that this
/// library speaks.</summary>
internal sealed class StripeNews(IStripeClient stripe, StripeUseNews use, StripeOptions options, ILogger<StripeNews> logger) : IPaymentNews
{
    private const string Payment = "pi_";

    // What happens to businesses' own accounts, and what use could not be counted, Stripe tells by endpoints of their own with secrets of
    // their own.
    public bool IsGenuine(string? signature, ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body);
        return !string.IsNullOrEmpty(signature) && options.Secrets.Any(secret => IsSigned(text, signature, secret));
    }

    private static bool IsSigned(string body, string signature, string secret)
    {
        try
        {
            EventUtility.ValidateSignature(body, signature, secret);
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }

    public async Task<PaymentNews?> Read(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        return StripeUseNews.Id(text) is { } id ? await use.Read(id, ct) : await Read(text, ct);
    }

    private async Task<PaymentNews?> Read(string body, CancellationToken ct)
    {
        if (Parse(body) is not { } happened)
            return null;
        var (customer, sale) = (await Customer(happened, ct), await Sale(happened, ct));
        return new PaymentNews(happened.Id, customer, Kind(happened), Cents(happened))
        {
            At = StripeReading.At(happened.Created), Sale = sale, Account = Account(happened), Payment = customer is null || sale is null ? null : await InvoiceOf(sale, ct),
        };
    }

    // A payment names no invoice any more: it is asked for by it.
    private async Task<string?> InvoiceOf(string payment, CancellationToken ct)
    {
        if (!payment.StartsWith(Payment, StringComparison.Ordinal))
            return null;
        var asked = new InvoicePaymentListOptions { Payment = new InvoicePaymentPaymentOptions { Type = "payment_intent", PaymentIntent = payment }, Limit = 1 };
        return (await logger.Ask(() => new InvoicePaymentService(stripe).ListAsync(asked, null, ct), ct)).Data.FirstOrDefault()?.InvoiceId;
    }

    public async Task<string?> PageOf(string sale, CancellationToken ct)
    {
        if (!sale.StartsWith(Payment, StringComparison.Ordinal))
            return null;
        var asked = new SessionListOptions { PaymentIntent = sale, Limit = 1 };
        try
        {
            return (await logger.Ask(() => new SessionService(stripe).ListAsync(asked, null, ct), ct)).Data.FirstOrDefault()?.Id;
        }
        catch (PaymentException problem) when (StripeTroubles.IsMissing(problem))
        {
            // A payment of a business's own account, or of the other mode: nobody's here, however often it is told.
            return null;
        }
    }

    private Event? Parse(string body)
    {
        try
        {
            return EventUtility.ParseEvent(body);
        }
        catch (StripeException problem)
        {
            logger.LogError("An event of Stripe was not read: {Problem} Set the endpoint's version to {Version}.", problem.Message, StripeConfiguration.ApiVersion);
            return null;
        }
    }

    private async Task<string?> Customer(Event happened, CancellationToken ct) => happened.Type switch
    {
        "checkout.session.completed" or "checkout.session.expired" or "checkout.session.async_payment_succeeded" or "checkout.session.async_payment_failed" =>
            (happened.Data.Object as Session)?.CustomerId,
        "customer.subscription.created" or "customer.subscription.updated" or "customer.subscription.deleted" or "customer.subscription.paused" or "customer.subscription.resumed" =>
            (happened.Data.Object as Subscription)?.CustomerId,
        "invoice.paid" or "invoice.payment_failed" or "invoice.payment_action_required" => (happened.Data.Object as Invoice)?.CustomerId,
        "charge.refunded" => (happened.Data.Object as Charge)?.CustomerId,
        "charge.dispute.created" or "charge.dispute.closed" when happened.Data.Object is Dispute { ChargeId: { } charge } =>
            (await logger.Ask(() => new ChargeService(stripe).GetAsync(charge, null, null, ct), ct)).CustomerId,
        _ => null,
    };

    private async Task<string?> Sale(Event happened, CancellationToken ct) => happened.Data.Object switch
    {
        ApplicationFee { ChargeId: { } charge } when happened.Type == "application_fee.refunded" =>
            (await logger.Ask(() => new ChargeService(stripe).GetAsync(charge, null, null, ct), ct)).PaymentIntentId,
        Session { Mode: "payment" } session => session.Id,
        Charge { PaymentIntentId: { } payment } when happened.Type == "charge.refunded" => payment,
        Dispute { PaymentIntentId: { } payment } => payment,
        _ => null,
    };

    private static string? Account(Event happened) => happened.Type is "account.updated" or "account.application.deauthorized" or "capability.updated"
        ? happened.Account ?? (happened.Data.Object as Account)?.Id
        : null;

    private static PaymentNewsKind Kind(Event happened) => happened.Data.Object switch
    {
        Charge => PaymentNewsKind.Refunded,
        Dispute { Status: "lost" } => PaymentNewsKind.DisputeLost,
        Dispute { Status: "won" or "warning_closed" or "prevented" } => PaymentNewsKind.DisputeWon,
        Dispute => PaymentNewsKind.Disputed,
        _ => PaymentNewsKind.Moved,
    };

    private static long Cents(Event happened) => happened.Data.Object switch
    {
        Charge charge => charge.AmountRefunded - RefundedBefore(happened),
        Dispute dispute => dispute.Amount,
        _ => 0,
    };

    // A charge holds the sum of all its refunds; what the sum was before this one stands beside it.
    private static long RefundedBefore(Event happened) => (long?)happened.Data.PreviousAttributes?["amount_refunded"] ?? 0;
}
