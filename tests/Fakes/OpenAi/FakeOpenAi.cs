using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kalliky.Fakes.OpenAi;

/// <summary>A model vendor of our own that speaks OpenAI's chat completions, streaming and not. What it answers is
/// scripted: first the queue, then the function.</summary>
/// <example><code>
/// await using var vendor = await FakeOpenAi.Start();
/// vendor.Replies.Enqueue(Reply.Calls("add_item", new { product_id = id, quantity = 2 }));
/// vendor.Otherwise = request => Reply.Says("Très bien. Autre chose ?");
/// </code></example>
public sealed class FakeOpenAi : IAsyncDisposable
{
    public const string ApiKey = "sk-of-the-fake-vendor";

    private readonly ConcurrentQueue<ChatRequest> requests = new();
    private readonly WebApplication server;
    private readonly CancellationTokenSource closing = new();

    private FakeOpenAi(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        server = builder.Build();
        server.MapGet("/v1/models", ListModels);
        server.MapPost("/v1/chat/completions", (Delegate)Complete);
    }

    /// <summary>What Models__Chain__0__Endpoint is to be.</summary>
    public Uri Endpoint => new(new Uri(server.Urls.First()), "/v1");

    /// <summary>The models that exist, with the day on which each is shut down.</summary>
    public ConcurrentDictionary<string, DateOnly?> Models { get; } = new(new Dictionary<string, DateOnly?>
    {
        ["gpt-4o-mini"] = new(2027, 1, 14),
        ["gpt-6-luna"] = null,
    });

    /// <summary>Those that take words only.</summary>
    public ConcurrentBag<string> Blind { get; } = [];

    /// <summary>What is answered next, one entry per request.</summary>
    public ConcurrentQueue<Reply> Replies { get; } = new();

    /// <summary>What is answered when nothing is queued.</summary>
    public Func<ChatRequest, Reply> Otherwise { get; set; } = _ => Reply.Says("Je vous écoute.");

    /// <summary>Every well-formed request so far.</summary>
    public IReadOnlyCollection<ChatRequest> Requests => requests;

    public static async Task<FakeOpenAi> Start(int port = 0)
    {
        var vendor = new FakeOpenAi(port);
        await vendor.server.StartAsync();
        return vendor;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await server.DisposeAsync();
        closing.Dispose();
    }

    private IResult ListModels(HttpRequest http)
    {
        if (!Authorised(http))
            return Error(401, "Incorrect API key provided.", "invalid_api_key");
        return Results.Json(new
        {
            @object = "list",
            data = Models.Select(model => new { id = model.Key, @object = "model", created = 1721172741, owned_by = "openai", shutdown_date = model.Value?.ToString("O", CultureInfo.InvariantCulture) }),
        });
    }

    private async Task<IResult> Complete(HttpContext http)
    {
        if (!Authorised(http.Request))
            return Error(401, "Incorrect API key provided.", "invalid_api_key");
        if (await Read(http.Request) is not { } request)
            return Error(400, "We could not parse the JSON body of your request.", null);
        if (!Models.ContainsKey(request.Model))
            return Error(404, $"The model `{request.Model}` does not exist or you do not have access to it.", "model_not_found");
        if (request.Problem() is { } problem)
            return Error(400, problem, null);
        if (request.Pictures.Count > 0 && Blind.Contains(request.Model))
            return Error(400, $"Invalid content type. image_url is only supported by certain models, not by {request.Model}.", "invalid_value");
        requests.Enqueue(request);
        var reply = Replies.TryDequeue(out var queued) ? queued : Otherwise(request);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, closing.Token);
        return await Give(reply, request, http, gone.Token);
    }

    private static async Task<IResult> Give(Reply reply, ChatRequest request, HttpContext http, CancellationToken ct)
    {
        try
        {
            await Task.Delay(reply.FirstTokenAfter, ct);
            if (reply.Status != 200)
                return Error(reply.Status, "The server had an error while processing your request.", reply.Status == 429 ? "rate_limit_exceeded" : null);
            if (!request.Streams)
                return Results.Json(Completion.Whole(reply, request));
            await Completion.Stream(reply, request, http, ct);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has hung up, which is how a caller's interruption reaches a model.
        }

        return Results.Empty;
    }

    private static bool Authorised(HttpRequest http) => http.Headers.Authorization == $"Bearer {ApiKey}";

    private static async Task<ChatRequest?> Read(HttpRequest http)
    {
        try
        {
            return await JsonNode.ParseAsync(http.Body) is JsonObject body ? new ChatRequest(body) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Error(int status, string message, string? code) =>
        Results.Json(new { error = new { message, type = status < 500 ? "invalid_request_error" : "server_error", param = (string?)null, code } }, statusCode: status);
}
