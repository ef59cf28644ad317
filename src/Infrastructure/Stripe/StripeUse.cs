using System.Globalization;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Logging;
using NodaTime;
using Stripe;
using Stripe.Billing;
using Meter = Kalliky.Domain.Billing.Meter;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>What is told to Stripe's meters, and what they have counted.</summary>
internal sealed class StripeUse(IStripeClient stripe, StripeOptions options, ILogger logger)
{
    private const int MostMeters = 100;

    // Stripe takes what is at most 35 days old, which a reading of a month that is open always is. One that was moved is another question about
    // the same identifier, which counts once.
    public async Task Report(string customer, MeterReading reading, CancellationToken ct)
    {
        if (Name(reading.Meter) is not { Length: > 0 } name)
            return;
        var wanted = new MeterEventCreateOptions
        {
            EventName = name,
            Identifier = reading.OnceKey,
            Payload = new() { ["stripe_customer_id"] = customer, ["value"] = reading.Amount.Cents.ToString(CultureInfo.InvariantCulture) },
            Timestamp = reading.At.ToDateTimeUtc(),
        };
        var once = new RequestOptions { IdempotencyKey = $"{reading.OnceKey}-{reading.At.ToUnixTimeSeconds()}" };
        try
        {
            await logger.Ask(() => new MeterEventService(stripe).CreateAsync(wanted, once, ct), ct);
        }
        catch (PaymentException problem) when (StripeTroubles.IsCounted(problem))
        {
            // Its answer was lost, and so was what Stripe remembers of the question.
        }
    }

    /// <param name="since">The start of a minute: meters are summed up by the minute.</param>
    public async Task<Money?> Counted(string customer, Meter meter, Instant since, Instant now, CancellationToken ct)
    {
        if (Name(meter) is not { Length: > 0 } name)
            return null;
        var meters = await logger.Ask(() => new MeterService(stripe).ListAsync(new MeterListOptions { Status = "active", Limit = MostMeters }, null, ct), ct);
        var known = meters.FirstOrDefault(one => one.EventName == name) ?? throw new PaymentException(PaymentTrouble.OurFault);
        var minutes = (now - since).ToTimeSpan().Ticks / TimeSpan.TicksPerMinute;
        var wanted = new MeterEventSummaryListOptions { Customer = customer, StartTime = since.ToDateTimeUtc(), EndTime = (since + Duration.FromMinutes(minutes + 1)).ToDateTimeUtc() };
        var sums = await logger.Ask(() => new MeterEventSummaryService(stripe).ListAsync(known.Id, wanted, null, ct), ct);
        return new Money(sums.Sum(sum => (long)sum.AggregatedValue));
    }

    private string? Name(Meter meter) => meter == Meter.Minutes ? options.Meters.Minutes : options.Meters.Commissions;
}
