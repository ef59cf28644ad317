using System.Buffers;
using System.Net.WebSockets;
using Kalliky.Application.Calls.Live;

namespace Kalliky.Web.Relay;

/// <summary>Reads the relay's frames and hands them to the call, as long as they keep to the protocol.</summary>
internal sealed class RelayEar(WebSocket socket, LiveCall call, string carrierId, TimeProvider clock)
{
    private const int LargestFrame = 16 * 1024;
    private const int FirstRent = 1024;

    /// <summary>A recogniser sends a few partial results a second; nobody talks like this.</summary>
    private const int FramesAtOnce = 120;
    private const int FramesPerSecond = 40;

    private static readonly TimeSpan SetupPatience = TimeSpan.FromSeconds(10);

    private readonly TokenBucket bucket = new(FramesAtOnce, FramesPerSecond, clock);
    private bool isSetUp;

    /// <summary>Listens until the other side closes, or breaks the rules: then says which.</summary>
    public async Task<(WebSocketCloseStatus Status, string Reason)?> Listen(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(SetupPatience);
        try
        {
            while (true)
            {
                var problem = await Next(isSetUp ? ct : patience.Token);
                if (problem is not null || socket.State != WebSocketState.Open)
                    return problem;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (WebSocketCloseStatus.ProtocolError, "setup expected");
        }
        catch (WebSocketException)
        {
            // The line broke without a word; the call is told as after a proper close.
            return null;
        }
    }

    private async Task<(WebSocketCloseStatus, string)?> Next(CancellationToken ct)
    {
        // Nothing is held while nobody speaks: the buffer is taken once there is something to read.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, ct);
        if (first.MessageType == WebSocketMessageType.Close)
            return null;
        if (first.EndOfMessage)
            return (WebSocketCloseStatus.InvalidPayloadData, "not JSON");
        var buffer = ArrayPool<byte>.Shared.Rent(FirstRent);
        try
        {
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                if (part.MessageType != WebSocketMessageType.Text)
                    return (WebSocketCloseStatus.InvalidMessageType, "text frames only");
                length += part.Count;
                if (part.EndOfMessage)
                    break;
                if (length >= LargestFrame)
                    return (WebSocketCloseStatus.MessageTooBig, "at most 16 kB");
                if (length == buffer.Length)
                    buffer = Grow(buffer, length);
            }

            if (length > LargestFrame)
                return (WebSocketCloseStatus.MessageTooBig, "at most 16 kB");
            if (!bucket.TryTake())
                return (WebSocketCloseStatus.PolicyViolation, "too many frames");
            return await Take(RelayFrame.Read(buffer.AsSpan(0, length)), ct);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async ValueTask<(WebSocketCloseStatus, string)?> Take(RelayFrame? frame, CancellationToken ct)
    {
        if (frame is null)
            return (WebSocketCloseStatus.InvalidPayloadData, "not JSON");
        if (frame.Type is null)
            return (WebSocketCloseStatus.ProtocolError, "type expected");
        if (frame.Type == "setup")
            return SetUp(frame);
        if (!isSetUp)
            return (WebSocketCloseStatus.ProtocolError, "setup expected");
        CallInput? input = frame.Type switch
        {
            "prompt" when frame.VoicePrompt is { } words => new CallInput.Prompt(words, frame.Last ?? true, frame.Lang),
            "interrupt" => new CallInput.Interrupt(frame.UtteranceUntilInterrupt ?? ""),
            "dtmf" when frame.Digit is [var digit] => new CallInput.Key(digit),
            _ => null,
        };
        if (input is null)
            return frame.Type is "prompt" or "dtmf" ? (WebSocketCloseStatus.ProtocolError, "incomplete frame") : null;
        await call.Hear(input, ct);
        return null;
    }

    private (WebSocketCloseStatus, string)? SetUp(RelayFrame frame)
    {
        if (isSetUp)
            return (WebSocketCloseStatus.ProtocolError, "set up already");
        if (frame.CallControlId is { } id && id != carrierId)
            return (WebSocketCloseStatus.PolicyViolation, "another call");
        isSetUp = true;
        return null;
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
