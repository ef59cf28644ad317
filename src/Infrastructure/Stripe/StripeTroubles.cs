using System.Net;
using Kalliky.Application.Billing;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>The one place that knows what Stripe's errors mean. Pages have the sentence for each meaning; the log has Stripe's own
/// code, which holds no personal data, and never its message, which may.</summary>
internal static class StripeTroubles
{
    /// <summary>Asks Stripe, and says what went wrong in our words.</summary>
    public static async Task<T> Ask<T>(this ILogger logger, Func<Task<T>> question, CancellationToken ct)
    {
        try
        {
            return await question();
        }
        catch (StripeException problem)
        {
            var why = Of(problem);
            logger.LogWarning(
                "Stripe refused with {Status}, {Type}, {Code}, {Request}: {Why}.",
                (int)problem.HttpStatusCode, problem.StripeError?.Type, problem.StripeError?.DeclineCode ?? problem.StripeError?.Code, problem.StripeResponse?.RequestId, why);
            throw new PaymentException(why, problem);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && problem is HttpRequestException or OperationCanceledException)
        {
            logger.LogWarning("Stripe did not answer: {Problem}.", problem.GetType().Name);
            throw new PaymentException(PaymentTrouble.NotReachable, problem);
        }
    }

    /// <summary>Stripe does not know it, or lets us near it no more.</summary>
    public static bool IsMissing(PaymentException problem) => problem.InnerException is StripeException { StripeError.Code: "resource_missing" or "account_invalid" };

    /// <summary>The money was given back before.</summary>
    public static bool IsRefunded(PaymentException problem) => problem.InnerException is StripeException { StripeError.Code: "charge_already_refunded" };

    /// <summary>There is not enough on the account that it should come from.</summary>
    public static bool IsEmpty(PaymentException problem) => problem.InnerException is StripeException { StripeError.Code: "balance_insufficient" or "insufficient_funds" };

    /// <summary>The same key came with other words before: what it made is known only to whoever asks with those.</summary>
    public static bool WasAskedOtherwise(PaymentException problem) =>
        problem.InnerException is StripeException { HttpStatusCode: HttpStatusCode.BadRequest, StripeError.Type: "idempotency_error" };

    /// <summary>A meter has counted this identifier before. Stripe has no code for it.</summary>
    public static bool IsCounted(PaymentException problem) =>
        problem.InnerException is StripeException { StripeError.Message: { } message } && message.StartsWith("An event already exists with identifier", StringComparison.Ordinal);

    private static PaymentTrouble Of(StripeException problem) => problem.StripeError?.Code switch
    {
        "authentication_required" or "subscription_payment_intent_requires_action" or "invoice_payment_intent_requires_action" => PaymentTrouble.BankAsks,
        _ when problem.StripeError?.Type == "card_error" || problem.HttpStatusCode == HttpStatusCode.PaymentRequired => PaymentTrouble.CardRefused,
        "idempotency_key_in_use" or "lock_timeout" => PaymentTrouble.NotReachable,
        _ when problem.HttpStatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError or 0 => PaymentTrouble.NotReachable,
        _ => PaymentTrouble.OurFault,
    };
}
