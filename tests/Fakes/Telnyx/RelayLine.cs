using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The carrier's end of the relay's socket: sends what the caller does, hands on what the application says.</summary>
internal sealed class RelayLine : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly Action<JsonObject> received;

    public RelayLine(Action<JsonObject> received)
    {
        this.received = received;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The answer to the upgrade; 101 when the socket is open.</summary>
    public int UpgradeStatus => (int)socket.HttpStatusCode;

    public Task Connect(Uri url, CancellationToken ct) => socket.ConnectAsync(url, ct);

    /// <summary>Completes when the socket has ended and the application was told.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads until the socket ends, however it ends.</summary>
    public async Task Read()
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                await Handle(message.GetBuffer().AsMemory(0, (int)message.Length));
                message.SetLength(0);
            }

            await Close();
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A socket that breaks ends like one that closes; whoever waits for the end learns it either way.
        }
    }

    public Task Send<T>(T frame) => SendRaw(JsonSerializer.SerializeToUtf8Bytes(frame));

    public async Task SendRaw(ReadOnlyMemory<byte> frame)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    public async Task Close()
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException)
        {
            // The other side has closed it at the same moment.
        }
    }

    /// <summary>Breaks the connection without a word, as a network does.</summary>
    public void Break() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }

    private async Task Handle(ReadOnlyMemory<byte> message)
    {
        var problem = Problem(message, out var frame);
        if (problem is null)
            received(frame!);
        else
            await Send(new { type = "error", description = $"Invalid message: {problem}" });
    }

    private static string? Problem(ReadOnlyMemory<byte> message, out JsonObject? frame)
    {
        frame = null;
        try
        {
            frame = JsonNode.Parse(message.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return "not JSON";
        }

        return CommandRules.Text(frame, "type") switch
        {
            "text" when CommandRules.Text(frame, "token") is null => "text without token",
            "text" when frame!["last"] is not (null or JsonValue) || frame["last"] is JsonValue last && !last.TryGetValue(out bool _) => "last is no boolean",
            "play" when CommandRules.Text(frame, "source") is null => "play without source",
            "sendDigits" when CommandRules.Text(frame, "digits") is null => "sendDigits without digits",
            "text" or "play" or "sendDigits" or "language" or "end" => null,
            var other => $"unknown type: {other}",
        };
    }
}
