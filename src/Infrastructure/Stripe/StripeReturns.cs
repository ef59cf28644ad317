using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Microsoft.Extensions.Logging;
using NodaTime;
using Stripe;
using Stripe.Checkout;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>Gives back whole what was paid on a page of Stripe's for a plan that nobody has, and ends its subscription at once: in this
/// order, so that what breaks off leaves whoever paid with what they paid for. An invoice of Stripe's names its payments no more: they
/// are asked for by it.</summary>
internal sealed class StripeReturns(IStripeClient stripe, StripeOptions options, ILogger logger)
{
    public async Task<Payment?> TakeBack(string session, Instant since, CancellationToken ct)
    {
        var sold = await Find(session, ct);
        if (sold is not { Status: "complete", SubscriptionId: { } subscription, Invoice: { } invoice } || new StripeInvoice(invoice, options).Payment is not { } paid || paid.At < since)
            return null;
        var asked = new InvoicePaymentListOptions { Invoice = invoice.Id, Status = "paid" };
        foreach (var payment in await logger.Ask(() => new InvoicePaymentService(stripe).ListAsync(asked, null, ct), ct))
            await Refund(payment.Payment.PaymentIntentId, ct);
        await End(subscription, ct);
        return paid;
    }

    // Null where Stripe does not know it: nobody has paid us there.
    private async Task<Session?> Find(string session, CancellationToken ct)
    {
        try
        {
            return await logger.Ask(() => new SessionService(stripe).GetAsync(session, new SessionGetOptions { Expand = ["invoice"] }, null, ct), ct);
        }
        catch (PaymentException problem) when (StripeTroubles.IsMissing(problem))
        {
            return null;
        }
    }

    // What has been used is not invoiced either.
    private async Task End(string subscription, CancellationToken ct)
    {
        try
        {
            await logger.Ask(() => new SubscriptionService(stripe).CancelAsync(subscription, new SubscriptionCancelOptions { InvoiceNow = false, Prorate = false }, null, ct), ct);
        }
        catch (PaymentException problem) when (StripeTroubles.IsMissing(problem))
        {
            // It has ended: Stripe knows it no more.
        }
    }

    private async Task Refund(string payment, CancellationToken ct)
    {
        var once = new RequestOptions { IdempotencyKey = $"takeback-{payment}" };
        try
        {
            await logger.Ask(() => new RefundService(stripe).CreateAsync(new RefundCreateOptions { PaymentIntent = payment }, once, ct), ct);
        }
        catch (PaymentException problem) when (StripeTroubles.IsRefunded(problem))
        {
            // Somebody in the dashboard was first.
        }
    }
}
