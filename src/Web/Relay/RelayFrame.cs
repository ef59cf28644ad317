using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kalliky.Web.Relay;

/// <summary>A frame from the carrier; which fields are there depends on the type.</summary>
internal sealed record RelayFrame
{
    public string? Type { get; init; }

    public string? CallControlId { get; init; }

    public string? VoicePrompt { get; init; }

    public string? Lang { get; init; }

    public bool? Last { get; init; }

    public string? Digit { get; init; }

    public string? UtteranceUntilInterrupt { get; init; }

    /// <summary>Null when it is no frame at all.</summary>
    public static RelayFrame? Read(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, RelayJson.Default.RelayFrame);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RelayFrame))]
internal sealed partial class RelayJson : JsonSerializerContext;
