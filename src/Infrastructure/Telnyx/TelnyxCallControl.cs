using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Kalliky.Application.Calls;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>Commands to Telnyx over REST. Retries are the handler's below (see <see cref="TelnyxRegistration"/>); a repeated
/// command carries the same command id, so Telnyx does it once.</summary>
internal sealed class TelnyxCallControl(IHttpClientFactory clients, ILogger<TelnyxCallControl> logger) : ICallControl
{
    private const string UnknownCall = "90015";
    private const string EndedCall = "90018";
    private const string RelayRuns = "90061";

    public Task<bool> Answer(string carrierId, RelayStart? relay, string commandId, CancellationToken ct) =>
        Act(carrierId, "answer", new AnswerBody(commandId, relay is null ? null : Embedded(relay)), TelnyxWire.Default.AnswerBody, ct);

    public Task<bool> StartRelay(string carrierId, RelayStart relay, string commandId, CancellationToken ct)
    {
        var settings = Embedded(relay);
        var body = new RelayStartBody(
            commandId, settings.Url, settings.Greeting, settings.Language, settings.Voice, settings.TranscriptionEngine,
            settings.TranscriptionEngineConfig, settings.Interruptible, settings.InterruptibleGreeting, settings.DtmfDetection);
        return Act(carrierId, "conversation_relay_start", body, TelnyxWire.Default.RelayStartBody, ct);
    }

    public Task<bool> Reject(string carrierId, string commandId, CancellationToken ct) =>
        Act(carrierId, "reject", new RejectBody(commandId, "CALL_REJECTED"), TelnyxWire.Default.RejectBody, ct);

    public Task<bool> Transfer(string carrierId, PhoneNumber to, TimeSpan ringFor, string commandId, CancellationToken ct) =>
        Act(
            carrierId,
            "transfer",
            new TransferBody(commandId, to.Value, (int)ringFor.TotalSeconds, "self", HumanLeg.StateFor(carrierId)),
            TelnyxWire.Default.TransferBody,
            ct);

    public Task<bool> HangUp(string carrierId, string commandId, CancellationToken ct) =>
        Act(carrierId, "hangup", new HangUpBody(commandId), TelnyxWire.Default.HangUpBody, ct);

    public async Task<CarrierCall> Look(string carrierId, CancellationToken ct)
    {
        using var answer = await Send(http => http.GetAsync(Path(carrierId), ct), "look");
        if (answer.StatusCode is HttpStatusCode.NotFound || !answer.IsSuccessStatusCode && await TelnyxErrors.Code(answer, ct) is EndedCall or UnknownCall)
            return new CarrierCall(false, null);
        if (!answer.IsSuccessStatusCode)
            throw Refused("look", answer, await TelnyxErrors.Code(answer, ct));
        var call = await answer.Content.ReadFromJsonAsync(TelnyxWire.Default.CallAnswer, ct);
        Instant? ended = call?.Data?.EndTime is { } time ? Instant.FromDateTimeOffset(time) : null;
        return new CarrierCall(call?.Data?.IsAlive ?? false, ended);
    }

    /// <summary>Deepgram's nova-3, which knows the menu's words: the default recogniser answers about a second later.</summary>
    private static RelayBody Embedded(RelayStart relay) => new(
        relay.Url.AbsoluteUri,
        relay.Greeting,
        relay.Language,
        relay.Voice,
        "Deepgram",
        new TranscriptionBody("deepgram/nova-3", relay.Language, InterimResults: true, SmartFormat: true, relay.KeyTerms is { Count: > 0 } terms ? terms : null),
        "any",
        "none",
        DtmfDetection: true);

    private async Task<bool> Act<T>(string carrierId, string verb, T body, JsonTypeInfo<T> type, CancellationToken ct)
    {
        using var answer = await Send(http => http.PostAsync($"{Path(carrierId)}/actions/{verb}", JsonContent.Create(body, type), ct), verb);
        if (answer.IsSuccessStatusCode)
            return true;
        var code = await TelnyxErrors.Code(answer, ct);
        return code switch
        {
            EndedCall or UnknownCall => false,
            RelayRuns when verb == "conversation_relay_start" => true,
            _ => throw Refused(verb, answer, code),
        };
    }

    private async Task<HttpResponseMessage> Send(Func<HttpClient, Task<HttpResponseMessage>> send, string verb)
    {
        try
        {
            return await send(clients.CreateClient(TelnyxOptions.Section));
        }
        catch (Exception problem) when (problem is HttpRequestException or Polly.Timeout.TimeoutRejectedException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new CarrierException($"Telnyx did not answer to '{verb}'.", problem);
        }
    }

    private CarrierException Refused(string verb, HttpResponseMessage answer, string? code)
    {
        logger.LogWarning("Telnyx refused '{Verb}' with {Status}, error {Code}.", verb, (int)answer.StatusCode, code);
        return new CarrierException($"Telnyx refused '{verb}' with {(int)answer.StatusCode}, error {code ?? "unknown"}.");
    }

    private static string Path(string carrierId) => $"calls/{Uri.EscapeDataString(carrierId)}";
}
