using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Telnyx;

/// <summary>How the carrier tells the application what happened: signed, retried, and on demand twice and out of order.</summary>
public sealed class Webhooks : IAsyncDisposable
{
    private readonly Func<DateTimeOffset> now;
    private readonly ConcurrentDictionary<Task, bool> pending = new();
    private readonly ConcurrentQueue<WebhookAttempt> attempts = new();
    private HttpClient client = new(new SocketsHttpHandler());

    internal Webhooks(Func<DateTimeOffset> now) => this.now = now;

    public Signer Signer { get; } = new();

    /// <summary>The application's address; while it is null nothing is sent.</summary>
    public Uri? Target { get; set; }

    /// <summary>How often each event is sent, all copies at once.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>Events leave in any order, up to this much late, instead of one after the other.</summary>
    public TimeSpan Shuffle { get; set; }

    /// <summary>The carrier's patience for a 2xx.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Pauses before the second, third, ... attempt.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; set; } = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200)];

    public IReadOnlyCollection<WebhookAttempt> Attempts => attempts;

    /// <summary>Sends through this handler (a server in memory) instead of the network.</summary>
    public void Through(HttpMessageHandler handler) => client = new HttpClient(handler);

    /// <summary>Waits until every event sent so far was delivered or given up.</summary>
    public async Task Settle()
    {
        while (pending.Keys.ToArray() is { Length: > 0 } open)
            await Task.WhenAll(open);
    }

    public async ValueTask DisposeAsync()
    {
        Target = null;
        await Settle();
        client.Dispose();
        Signer.Dispose();
    }

    /// <summary>An event for an address of its own; the same id again is the same event delivered twice.</summary>
    internal async Task SendTo(Uri? target, string type, JsonObject payload, string? eventId)
    {
        if (target is null || Target is null)
            return;
        var id = eventId ?? Guid.NewGuid().ToString();
        var sending = Task.WhenAll(Enumerable.Range(0, Copies).Select(_ => DeliverCopy(type, id, Event(type, id, payload), target)));
        pending[sending] = true;
        await sending.ContinueWith(done => pending.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>An event in the carrier's envelope, sent after <paramref name="earlier"/> unless events are shuffled.</summary>
    internal Task Send(string type, JsonObject payload, Task earlier)
    {
        var id = Guid.NewGuid().ToString();
        var body = Event(type, id, payload);
        var sending = Shuffle > TimeSpan.Zero
            ? Late(type, id, body, TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Shuffle.TotalMilliseconds))
            : After(earlier, type, id, body);
        pending[sending] = true;
        return sending.ContinueWith(done => pending.TryRemove(done, out _), TaskScheduler.Default);
    }

    private JsonObject Event(string type, string id, JsonObject payload) => new()
    {
        ["data"] = new JsonObject
        {
            ["record_type"] = "event",
            ["event_type"] = type,
            ["id"] = id,
            ["occurred_at"] = now().UtcDateTime.ToString("O"),
            ["payload"] = payload.DeepClone(),
        },
    };

    private async Task Late(string type, string id, JsonObject body, TimeSpan delay)
    {
        await Task.Delay(delay);
        await Deliver(type, id, body);
    }

    private async Task After(Task earlier, string type, string id, JsonObject body)
    {
        await earlier;
        await Deliver(type, id, body);
    }

    private Task Deliver(string type, string id, JsonObject body) =>
        Task.WhenAll(Enumerable.Range(0, Copies).Select(_ => DeliverCopy(type, id, body)));

    private async Task DeliverCopy(string type, string id, JsonObject body, Uri? to = null)
    {
        for (var attempt = 1; attempt <= Pauses.Count + 1 && Target is { } usual; attempt++)
        {
            var target = to ?? usual;
            if (attempt > 1)
                await Task.Delay(Pauses[attempt - 2]);
            if (!TryAgain(await Post(target, type, id, Envelope(body, attempt, target))))
                return;
        }
    }

    private static string Envelope(JsonObject body, int attempt, Uri target)
    {
        var copy = body.DeepClone();
        copy["meta"] = new JsonObject { ["attempt"] = attempt, ["delivered_to"] = target.ToString() };
        return copy.ToJsonString();
    }

    private async Task<int?> Post(Uri target, string type, string id, string body)
    {
        var started = Stopwatch.GetTimestamp();
        int? status = null;
        using var patience = new CancellationTokenSource(Patience);
        using var request = Signer.Sign(target, body, now());
        try
        {
            using var answer = await client.SendAsync(request, patience.Token);
            status = (int)answer.StatusCode;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException)
        {
            // No answer counts as one more failed attempt, which the attempt below records.
        }

        attempts.Enqueue(new WebhookAttempt(type, id, status, Stopwatch.GetElapsedTime(started)));
        return status;
    }

    private static bool TryAgain(int? status) => status is null or 408 or 429 or >= 500;
}

/// <summary>One delivery that was tried.</summary>
/// <param name="Status">What the application answered; null when it did not.</param>
public sealed record WebhookAttempt(string Type, string EventId, int? Status, TimeSpan Took);
