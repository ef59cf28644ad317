using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>Text messages by Telnyx. One attempt only: there is no key that would make a second one harmless, so whoever
/// sends waits for the carrier's news before trying again. That news comes to an address that names our message.</summary>
internal sealed class TelnyxTexts(IHttpClientFactory clients, TelnyxOptions options, IOptions<AppOptions> app, ILogger<TelnyxTexts> logger) : ITextMessages
{
    public const string Client = "Telnyx.Messages";

    public async Task<Posting> Send(TextMessage message, CancellationToken ct)
    {
        var isName = !message.From.StartsWith('+');
        if (isName && string.IsNullOrWhiteSpace(options.MessagingProfileId))
            return Posting.Refused("bad_sender");
        var profile = string.IsNullOrWhiteSpace(options.MessagingProfileId) ? null : options.MessagingProfileId;
        var body = new MessageBody(
            message.From, message.To.Value, message.Text, profile, "SMS", message.IsPlain ? "gsm7" : "ucs2",
            $"{app.Value.PublicUrl}/webhooks/telnyx/messages?message={message.Id:N}");
        try
        {
            using var answer = await clients.CreateClient(Client).PostAsync("messages", JsonContent.Create(body, TelnyxWire.Default.MessageBody), ct);
            return answer.IsSuccessStatusCode ? await Accepted(answer, ct) : await Refused(answer, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && problem is HttpRequestException or OperationCanceledException)
        {
            logger.LogWarning("Telnyx did not answer to message {MessageId}: {Problem}.", message.Id, problem.GetType().Name);
            return Posting.Later("provider_down");
        }
    }

    private static async Task<Posting> Accepted(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            var read = await answer.Content.ReadFromJsonAsync(TelnyxWire.Default.MessageAnswer, ct);
            return new Posting(PostingResult.Accepted, read?.Data?.Id is { Length: > 0 and <= 200 } id ? id : null);
        }
        catch (JsonException)
        {
            return new Posting(PostingResult.Accepted);
        }
    }

    private async Task<Posting> Refused(HttpResponseMessage answer, CancellationToken ct)
    {
        var code = await TelnyxErrors.Code(answer, ct);
        logger.LogWarning("Telnyx refused a message with {Status}, error {Code}.", (int)answer.StatusCode, code);
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => Posting.Later("rate_limited", Pause(answer)),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Posting.Later("provider_down"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Posting.Later("not_authorised"),
            HttpStatusCode.PaymentRequired => Posting.Later("no_credit"),
            _ => TelnyxErrors.IsPassing(code) ? Posting.Later(TelnyxErrors.Reason(code)) : Posting.Refused(TelnyxErrors.Reason(code)),
        };
    }

    private static int? Pause(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("x-ratelimit-reset", out var values)
        && double.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400
            ? (int)Math.Ceiling(seconds)
            : null;
}
