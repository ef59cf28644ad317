using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Kalliky.Web.Hooks;

/// <summary>An event of Telnyx, as far as we read it. Anything else in it is left where it is.</summary>
internal sealed record TelnyxEvent(string Id, string Type, Instant? OccurredAt, TelnyxPayload Payload)
{
    private const int LongestId = 200;

    /// <summary>Reads the envelope; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, [NotNullWhen(true)] out TelnyxEvent? read)
    {
        read = null;
        TelnyxData? data;
        try
        {
            data = JsonSerializer.Deserialize(body, TelnyxJson.Default.TelnyxEnvelope)?.Data;
        }
        catch (JsonException)
        {
            return false;
        }

        if (data is not { Id: { Length: > 0 and <= LongestId }, EventType: { Length: > 0 and <= LongestId } })
            return false;
        var payload = data.Payload ?? new TelnyxPayload();
        if (payload.CallControlId is { Length: > LongestId })
            return false;
        read = new TelnyxEvent(data.Id, data.EventType, Time(data.OccurredAt), payload);
        return true;
    }

    public static Instant? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Instant.FromDateTimeOffset(time)
            : null;
}

internal sealed record TelnyxEnvelope(TelnyxData? Data);

internal sealed record TelnyxData(string? Id, string? EventType, string? OccurredAt, TelnyxPayload? Payload);

internal sealed record TelnyxPayload
{
    public string? CallControlId { get; init; }

    public string? ClientState { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Direction { get; init; }

    public string? StartTime { get; init; }

    public string? HangupCause { get; init; }

    public string? Reason { get; init; }

    /// <summary>Of an order of numbers.</summary>
    public string? Id { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TelnyxEnvelope))]
internal sealed partial class TelnyxJson : JsonSerializerContext;
