using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Kalliky.Fakes.Telnyx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Kalliky.Integration.Tests.Fakes;

/// <summary>The least that an application does with the carrier: takes its webhooks, sends commands, answers its relay.</summary>
internal sealed class CarrierClient : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly HttpClient http = new();

    private CarrierClient(FakeTelnyx carrier)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.UseWebSockets();
        server.MapPost("/webhooks", Remember);
        server.Map("/relay/{token}", Talk);
        http.BaseAddress = new Uri(carrier.ApiBase + "/");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", FakeTelnyx.ApiKey);
    }

    public ConcurrentQueue<JsonNode> Events { get; } = new();

    public ConcurrentQueue<(string? Timestamp, string? Signature, string Body)> Signed { get; } = new();

    /// <summary>What each delivery is answered, 200 once the queue is empty.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>What the application does with each frame.</summary>
    public Func<WebSocket, JsonNode, Task> OnFrame { get; set; } = (_, _) => Task.CompletedTask;

    public int RefuseRelay { get; set; }

    public string Relay => new UriBuilder(server.Urls.First()) { Scheme = "ws", Path = "/relay/secret" }.Uri.ToString();

    public IEnumerable<string> EventTypes => Events.Select(happened => happened["data"]!["event_type"]!.ToString());

    public static async Task<CarrierClient> Start(FakeTelnyx carrier)
    {
        var client = new CarrierClient(carrier);
        await client.server.StartAsync();
        carrier.Webhooks.Target = new Uri(new Uri(client.server.Urls.First()), "/webhooks");
        return client;
    }

    public static Task Write(WebSocket socket, string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);

    public async Task<(int Status, string? Code)> Send(string callId, string verb, object? body = null)
    {
        using var answer = await http.PostAsJsonAsync($"calls/{Uri.EscapeDataString(callId)}/actions/{verb}", body ?? new { });
        var read = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, read?["errors"]?[0]?["code"]?.ToString());
    }

    public Task<(int Status, string? Code)> Answer(string callId, string? greeting = null) =>
        Send(callId, "answer", new { conversation_relay_config = new { url = Relay, greeting, language = "fr", interruptible = "any" } });

    public async Task<JsonNode> Show(string callId) => (await http.GetFromJsonAsync<JsonNode>($"calls/{Uri.EscapeDataString(callId)}"))!["data"]!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    private async Task<IResult> Remember(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        Signed.Enqueue((request.Headers["telnyx-timestamp"], request.Headers["telnyx-signature-ed25519"], body));
        Events.Enqueue(JsonNode.Parse(body)!);
        return Results.StatusCode(Answers.TryDequeue(out var status) ? status : 200);
    }

    private async Task Talk(HttpContext context)
    {
        if (RefuseRelay != 0)
        {
            context.Response.StatusCode = RefuseRelay;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
                await OnFrame(socket, JsonNode.Parse(buffer.AsSpan(0, part.Count))!);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The carrier broke the line, which some of the tests ask for.
        }
    }
}
