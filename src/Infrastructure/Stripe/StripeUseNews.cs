using System.Text.Json;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Microsoft.Extensions.Logging;
using Stripe;
using Stripe.Events;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>Stripe looks at the use that it was told later than it answers. What it could not count it tells by events that hold no more
/// than their name ("thin"): why is read back, and the operator finds the readings in the log. Nothing is told again by itself, since
/// what was wrong at Stripe is wrong still, and what it counted after all would count twice.</summary>
internal sealed class StripeUseNews(StripeClient stripe, IMoment moment, ILogger<StripeUseNews> logger)
{
    /// <summary>The id of such an event.</summary>
    /// <returns>Null where the body is none.</returns>
    public static string? Id(string body)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            return Text(read.RootElement, "object") == "v2.core.event" ? Text(read.RootElement, "id") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>News that concern no payment.</returns>
    /// <exception cref="PaymentException">It could not be read back; to be told again.</exception>
    public async Task<PaymentNews> Read(string id, CancellationToken ct)
    {
        foreach (var (code, count, readings) in Refused(await logger.Ask(() => stripe.V2.Core.Events.GetAsync(id, null, null, ct), ct)))
        {
            logger.LogError(
                "Stripe could not count {Count} readings of use ({Code}, {EventId}), such as {Readings}: what they cost is not collected. Mend its meter or customer, then invoice there what is missing.",
                count, code, id, string.Join(", ", readings));
        }

        return new PaymentNews(id, null, PaymentNewsKind.Moved, 0) { At = moment.Now };
    }

    // Both have the same words; a meter that was not found has none to name.
    private static IEnumerable<(string Code, long Count, IEnumerable<string?> Readings)> Refused(global::Stripe.V2.Core.Event happened) => happened switch
    {
        V1BillingMeterErrorReportTriggeredEvent { Data.Reason.ErrorTypes: { } reasons } =>
            reasons.Select(reason => (reason.Code, reason.ErrorCount, (reason.SampleErrors ?? []).Select(sample => sample.Request?.Identifier))),
        V1BillingMeterNoMeterFoundEvent { Data.Reason.ErrorTypes: { } reasons } =>
            reasons.Select(reason => (reason.Code, reason.ErrorCount, (reason.SampleErrors ?? []).Select(sample => sample.Request?.Identifier))),
        _ => [],
    };

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
