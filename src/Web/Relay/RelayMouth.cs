using System.Buffers;
using System.Net.WebSockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Shared;

namespace Kalliky.Web.Relay;

/// <summary>Speaks through the relay's socket: one small JSON frame each time, written into the same buffer.</summary>
internal sealed class RelayMouth(WebSocket socket) : IMouth, IDisposable
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> buffer = new(256);
    private readonly Utf8JsonWriter json = new(Stream.Null, Readable);

    public ValueTask Say(string words, bool last, CancellationToken ct)
    {
        Begin("text"u8);
        json.WriteString("token"u8, words);
        json.WriteBoolean("last"u8, last);
        return Send(ct);
    }

    public ValueTask Play(Uri sound, CancellationToken ct)
    {
        Begin("play"u8);
        json.WriteString("source"u8, sound.AbsoluteUri);
        return Send(ct);
    }

    public ValueTask SendDigits(string digits, CancellationToken ct)
    {
        Begin("sendDigits"u8);
        json.WriteString("digits"u8, digits);
        return Send(ct);
    }

    public ValueTask SetLanguage(Language language, CancellationToken ct)
    {
        var tag = language == Language.English ? "en-GB"u8 : "fr-FR"u8;
        Begin("language"u8);
        json.WriteString("ttsLanguage"u8, tag);
        json.WriteString("transcriptionLanguage"u8, tag);
        return Send(ct);
    }

    public ValueTask End(CancellationToken ct)
    {
        Begin("end"u8);
        return Send(ct);
    }

    public void Dispose() => json.Dispose();

    private void Begin(ReadOnlySpan<byte> type)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("type"u8, type);
    }

    private async ValueTask Send(CancellationToken ct)
    {
        json.WriteEndObject();
        json.Flush();
        try
        {
            await socket.SendAsync(buffer.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, ct);
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or IOException
            || gone is OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw new MouthClosedException("The relay's socket is gone.", gone);
        }
    }
}
