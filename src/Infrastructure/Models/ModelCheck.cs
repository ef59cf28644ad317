using System.Net.Http.Headers;
using System.Text.Json;
using Kalliky.Application.Shared;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models;

/// <summary>Asks at start when the models of the chain leave, and says so in good time. A provider that cannot be asked
/// changes nothing: models.json knows.</summary>
internal sealed class ModelCheck(IReadOnlyList<ModelEntry> entries, ModelFacts facts, HttpClient http, IMoment moment, ILogger<ModelCheck> logger)
    : BackgroundService
{
    private static readonly Uri OpenAi = new("https://api.openai.com/v1/");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int WarnDays = 90;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var entry in entries)
        {
            var model = entry.Model ?? facts.Default;
            await Ask(entry, model, stoppingToken);
            Tell(entry.Provider, model);
        }
    }

    private async Task Ask(ModelEntry entry, string model, CancellationToken ct)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Base(entry), "models"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", entry.ApiKey);
            using var answer = await http.SendAsync(request, patience.Token);
            answer.EnsureSuccessStatusCode();
            using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(patience.Token), cancellationToken: patience.Token);
            foreach (var listed in body.RootElement.GetProperty("data").EnumerateArray())
            {
                if (listed.GetProperty("id").GetString() == model && ShutdownOf(listed) is { } date)
                    facts.Learn(model, date);
            }
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            logger.LogInformation("{Provider} could not be asked when {Model} leaves ({Reason}); what is known here holds.", entry.Provider, model, problem.GetType().Name);
        }
    }

    private void Tell(string provider, string model)
    {
        if (facts.LeavesOn(model) is not { } leaves)
            return;
        var today = moment.Now.InUtc().Date;
        var replacement = facts.InPlaceOf(model, leaves);
        if (leaves <= today)
            logger.LogWarning("{Provider} has taken {Model} away on {Date}; {Replacement} is asked instead.", provider, model, leaves, replacement);
        else if (Period.DaysBetween(today, leaves) <= WarnDays)
            logger.LogWarning("{Provider} takes {Model} away on {Date}; {Replacement} takes its place then. Try it before: Models__Chain.", provider, model, leaves, replacement);
    }

    private static Uri Base(ModelEntry entry) => entry.Endpoint is not { } own ? OpenAi
        : own.AbsoluteUri.EndsWith('/') ? own : new Uri(own.AbsoluteUri + "/");

    private static LocalDate? ShutdownOf(JsonElement model) =>
        model.TryGetProperty("shutdown_date", out var date) && date.ValueKind == JsonValueKind.String
        && LocalDatePattern.Iso.Parse(date.GetString()!.Split('T')[0]) is { Success: true } parsed ? parsed.Value : null;
}
