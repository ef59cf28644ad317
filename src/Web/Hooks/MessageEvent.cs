using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kalliky.Web.Hooks;

/// <summary>An event of Telnyx about a text message, as far as we read it.</summary>
internal sealed record MessageEvent(string Id, string Type, MessagePayload Payload)
{
    private const int LongestId = 200;

    /// <summary>Reads the envelope; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, [NotNullWhen(true)] out MessageEvent? read)
    {
        read = null;
        try
        {
            if (JsonSerializer.Deserialize(body, MessageJson.Default.MessageEnvelope)?.Data
                is { Id: { Length: > 0 and <= LongestId } id, EventType: { Length: > 0 and <= LongestId } type } data && data.Payload?.Id is not { Length: > LongestId })
                read = new MessageEvent(id, type, data.Payload ?? new MessagePayload(null, null, null, null, null));
        }
        catch (JsonException)
        {
            // No event: the answer says so.
        }

        return read is not null;
    }
}

internal sealed record MessageEnvelope(MessageData? Data);

internal sealed record MessageData(string? Id, string? EventType, MessagePayload? Payload);

internal sealed record MessagePayload(
    string? Id, MessageEnd? From, IReadOnlyList<MessageEnd>? To, string? Text, IReadOnlyList<MessageError>? Errors);

internal sealed record MessageEnd(string? PhoneNumber, string? Status);

/// <summary>The code comes as text or as a number; its detail may hold a telephone number and is not read.</summary>
internal sealed record MessageError(JsonElement Code);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MessageEnvelope))]
internal sealed partial class MessageJson : JsonSerializerContext;
