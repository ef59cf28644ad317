using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kalliky.Application.Telephony;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>Asks Telnyx about numbers over REST, and gives its refusals their meaning.</summary>
internal sealed class TelnyxQuestions(IHttpClientFactory clients, ILogger<TelnyxQuestions> logger)
{
    public const string Client = "Telnyx.Numbers";

    private const string TooFast = "10011";

    public Task<T> Get<T>(string address, JsonTypeInfo<T> answer, CancellationToken ct) => Ask(HttpMethod.Get, address, null, answer, NumberTrouble.OurFault, ct);

    /// <summary>Null when Telnyx knows nothing of it any more.</summary>
    public async Task<T?> Find<T>(string address, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        using var answer = await Send(HttpMethod.Get, address, null, ct);
        return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? null : await Read(address, answer, type, NumberTrouble.OurFault, ct);
    }

    /// <param name="refused">What it means when Telnyx does not accept what is asked (400 and 422).</param>
    public Task<T> Send<TBody, T>(
        HttpMethod method, string address, TBody body, JsonTypeInfo<TBody> type, JsonTypeInfo<T> answer, NumberTrouble refused, CancellationToken ct) =>
        Ask(method, address, JsonContent.Create(body, type), answer, refused, ct);

    /// <summary>Something is to be gone. What is not there is gone.</summary>
    public async Task Remove(HttpMethod method, string address, CancellationToken ct)
    {
        using var answer = await Send(method, address, null, ct);
        if (!answer.IsSuccessStatusCode && answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Gone))
            throw await Refused(address, answer, NumberTrouble.OurFault, ct);
    }

    /// <summary>The same of what Telnyx may have to keep, because something of its own still names it: then it stays, and the log says so.</summary>
    public async Task Discard(string address, CancellationToken ct)
    {
        using var answer = await Send(HttpMethod.Delete, address, null, ct);
        if (answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return;
        var problem = await Refused(address, answer, NumberTrouble.PapersDeclined, ct);
        if (problem.Why != NumberTrouble.PapersDeclined)
            throw problem;
    }

    private async Task<T> Ask<T>(HttpMethod method, string address, HttpContent? body, JsonTypeInfo<T> type, NumberTrouble refused, CancellationToken ct)
    {
        using var answer = await Send(method, address, body, ct);
        return await Read(address, answer, type, refused, ct);
    }

    private async Task<T> Read<T>(string address, HttpResponseMessage answer, JsonTypeInfo<T> type, NumberTrouble refused, CancellationToken ct)
    {
        if (!answer.IsSuccessStatusCode)
            throw await Refused(address, answer, refused, ct);
        try
        {
            return await answer.Content.ReadFromJsonAsync(type, ct) ?? throw new NumberException(NumberTrouble.NotReachable);
        }
        catch (JsonException broken)
        {
            throw new NumberException(NumberTrouble.NotReachable, cause: broken);
        }
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        try
        {
            return await clients.CreateClient(Client).SendAsync(request, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && problem is HttpRequestException or OperationCanceledException or Polly.Timeout.TimeoutRejectedException)
        {
            throw new NumberException(NumberTrouble.NotReachable, cause: problem);
        }
    }

    // Addresses hold telephone numbers in their question: only what stands before it is logged.
    private async Task<NumberException> Refused(string address, HttpResponseMessage answer, NumberTrouble refused, CancellationToken ct)
    {
        var code = await TelnyxErrors.Code(answer, ct);
        logger.LogWarning("Telnyx refused '{What}' with {Status}, error {Code}.", address.Split('?', '/')[0], (int)answer.StatusCode, code);
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new NumberException(NumberTrouble.NotReachable, Pause(answer)),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new NumberException(NumberTrouble.NotReachable),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict when code != TooFast => new NumberException(refused),
            _ => new NumberException(NumberTrouble.OurFault),
        };
    }

    private static Duration? Pause(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("x-ratelimit-reset", out var values)
        && double.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400
            ? Duration.FromSeconds(Math.Ceiling(seconds))
            : null;
}
