using System.Net.Http.Json;
using System.Text.Json;
using Kalliky.Application.Calls;
using Kalliky.Application.Telephony;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>The call of a forwarding test by Telnyx: it rings for a while, lasts a minute at most, and its command id makes a
/// repetition harmless.</summary>
internal sealed class TelnyxForwarding(IHttpClientFactory clients, TelnyxOptions options, ILogger<TelnyxForwarding> logger) : IForwardingCalls
{
    private const int LongestCall = 60;

    public async Task<string> Ring(ForwardingLeg leg, PhoneNumber from, PhoneNumber to, CancellationToken ct)
    {
        if (options.ConnectionId is not { Length: > 0 } connection)
            throw new CarrierException("Telnyx__ConnectionId is not set: a call needs the voice application.");
        var body = new DialBody(connection, to.Value, from.Value, (int)ForwardingTest.RingsFor.TotalSeconds, LongestCall, leg.State, leg.TestId.ToString());
        using var answer = await Send(body, ct);
        if (!answer.IsSuccessStatusCode)
        {
            var code = await TelnyxErrors.Code(answer, ct);
            logger.LogWarning("Telnyx refused a test call with {Status}, error {Code}.", (int)answer.StatusCode, code);
            throw new CarrierException($"Telnyx refused a test call with {(int)answer.StatusCode}, error {code ?? "unknown"}.");
        }

        return await Leg(answer, ct) ?? throw new CarrierException("Telnyx took a test call and did not name it.");
    }

    private async Task<HttpResponseMessage> Send(DialBody body, CancellationToken ct)
    {
        try
        {
            return await clients.CreateClient(TelnyxOptions.Section).PostAsync("calls", JsonContent.Create(body, TelnyxNumbersWire.Default.DialBody), ct);
        }
        catch (Exception problem) when (problem is HttpRequestException or Polly.Timeout.TimeoutRejectedException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new CarrierException("Telnyx did not answer to a test call.", problem);
        }
    }

    private static async Task<string?> Leg(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            var made = await answer.Content.ReadFromJsonAsync(TelnyxNumbersWire.Default.DialAnswer, ct);
            return made?.Data?.CallControlId is { Length: > 0 and <= ForwardingTest.LongestLeg } id ? id : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
