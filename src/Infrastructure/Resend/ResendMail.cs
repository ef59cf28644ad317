using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Mail;
using System.Text.Json;
using Kalliky.Application.Messaging;
using Microsoft.Extensions.Logging;
using Mail = Kalliky.Application.Messaging.Mail;

namespace Kalliky.Infrastructure.Resend;

/// <summary>E-mails by Resend. A retry carries the same idempotency key, so that Resend sends it once.</summary>
internal sealed class ResendMail(IHttpClientFactory clients, ResendOptions options, ILogger<ResendMail> logger) : IMail
{
    public async Task<Posting> Send(Mail mail, CancellationToken ct)
    {
        if (!MailAddress.TryCreate(mail.To, out _))
            return Posting.Refused("bad_address");
        var body = new EmailBody(Sender(mail.From), [mail.To], mail.Subject, mail.Text, mail.Html, [new EmailTag("message", mail.Id.ToString("N"))], Attached(mail));
        using var request = new HttpRequestMessage(HttpMethod.Post, "emails") { Content = JsonContent.Create(body, ResendWire.Default.EmailBody) };
        request.Headers.Add("Idempotency-Key", mail.Id.ToString("N"));
        try
        {
            using var answer = await clients.CreateClient(ResendOptions.Section).SendAsync(request, ct);
            return answer.IsSuccessStatusCode ? await Accepted(answer, ct) : await Refused(answer, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && problem is HttpRequestException or OperationCanceledException)
        {
            logger.LogWarning("Resend did not answer to mail {MessageId}: {Problem}.", mail.Id, problem.GetType().Name);
            return Posting.Later("provider_down");
        }
    }

    private static IReadOnlyList<EmailAttachment>? Attached(Mail mail) =>
        mail.Attachments.Count == 0 ? null : [.. mail.Attachments.Select(file => new EmailAttachment(file.Name, Convert.ToBase64String(file.Content), file.MediaType))];

    // A store's name may hold what would end the name or begin an address.
    private string Sender(string store) => $"\"{store.Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}\" <{new MailAddress(options.From!).Address}>";

    private static async Task<Posting> Accepted(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            var read = await answer.Content.ReadFromJsonAsync(ResendWire.Default.EmailAnswer, ct);
            return new Posting(PostingResult.Accepted, read?.Id is { Length: > 0 and <= 200 } id ? id : null);
        }
        catch (JsonException)
        {
            return new Posting(PostingResult.Accepted);
        }
    }

    private async Task<Posting> Refused(HttpResponseMessage answer, CancellationToken ct)
    {
        var name = await Name(answer, ct);
        logger.LogWarning("Resend refused a mail with {Status}, {Name}.", (int)answer.StatusCode, name);
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => Posting.Later(name is "daily_quota_exceeded" or "monthly_quota_exceeded" ? "no_credit" : "rate_limited", Pause(answer)),
            HttpStatusCode.Conflict when name == "concurrent_idempotent_requests" => Posting.Later("provider_down"),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Posting.Later("provider_down"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Posting.Later("not_authorised"),
            _ => Posting.Refused(name == "validation_error" ? "bad_address" : "refused"),
        };
    }

    private static async Task<string?> Name(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync(ResendWire.Default.EmailError, ct))?.Name;
        }
        catch (JsonException)
        {
            // A gateway in between answers in its own words; the status says enough.
            return null;
        }
    }

    private static int? Pause(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("retry-after", out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 86_400
            ? seconds
            : null;
}
