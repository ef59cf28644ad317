using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Kalliky.Fakes.Telnyx;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A relay's socket in the hands of a test, which may break every rule.</summary>
internal sealed class Line : IDisposable
{
    private static readonly TimeSpan Patience = FakeCall.Patience;

    private readonly ClientWebSocket socket = new();

    public WebSocketCloseStatus? Closed => socket.CloseStatus;

    /// <summary>The answer to the upgrade.</summary>
    public int Status => (int)socket.HttpStatusCode;

    public static async Task<Line> Open(Uri node, string token, bool setUp = true)
    {
        var line = new Line();
        line.socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await line.socket.ConnectAsync(new UriBuilder(node) { Scheme = "ws", Path = $"/relay/{token}" }.Uri, default);
            if (setUp)
                await line.Send("""{"type":"setup"}""");
        }
        catch (WebSocketException)
        {
            // Refused: the status says how.
        }

        return line;
    }

    public Task Send(string frame) => Send(Encoding.UTF8.GetBytes(frame));

    public async Task Send(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        await socket.SendAsync(frame, type, true, default);

    public Task Says(string words) => Send(new JsonObject { ["type"] = "prompt", ["voicePrompt"] = words, ["last"] = true }.ToJsonString());

    /// <summary>What the assistant says until it is the caller's turn; null when the socket closes.</summary>
    public async Task<string?> Hears()
    {
        var said = new StringBuilder();
        while (await Frame() is { } frame)
        {
            if (frame["type"]!.ToString() != "text")
                continue;
            said.Append(frame["token"]);
            if ((bool)frame["last"]!)
                return said.ToString();
        }

        return null;
    }

    /// <summary>Reads on until the other side closes; how it did.</summary>
    public async Task<WebSocketCloseStatus?> Ends()
    {
        while (await Frame() is not null)
        {
        }

        return Closed;
    }

    public void Break() => socket.Abort();

    public void Dispose() => socket.Dispose();

    private async Task<JsonNode?> Frame()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        try
        {
            var read = await socket.ReceiveAsync(buffer, patience.Token);
            return read.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(buffer.AsSpan(0, read.Count));
        }
        catch (WebSocketException)
        {
            return null;
        }
    }
}
