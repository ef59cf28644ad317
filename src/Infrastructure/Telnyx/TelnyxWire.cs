using System.Text.Json.Serialization;

namespace Kalliky.Infrastructure.Telnyx;

internal sealed record AnswerBody(string CommandId, RelayBody? ConversationRelayConfig);

internal record RelayBody(
    string Url,
    string? Greeting,
    string Language,
    string Voice,
    string TranscriptionEngine,
    TranscriptionBody TranscriptionEngineConfig,
    string Interruptible,
    string InterruptibleGreeting,
    bool DtmfDetection);

internal sealed record RelayStartBody(
    string CommandId,
    string Url,
    string? Greeting,
    string Language,
    string Voice,
    string TranscriptionEngine,
    TranscriptionBody TranscriptionEngineConfig,
    string Interruptible,
    string InterruptibleGreeting,
    bool DtmfDetection)
    : RelayBody(
        Url, Greeting, Language, Voice, TranscriptionEngine, TranscriptionEngineConfig, Interruptible, InterruptibleGreeting, DtmfDetection);

internal sealed record TranscriptionBody(
    string TranscriptionModel, string Language, bool InterimResults, bool SmartFormat, IReadOnlyList<string>? Keyterms);

internal sealed record RejectBody(string CommandId, string Cause);

internal sealed record TransferBody(string CommandId, string To, int TimeoutSecs, string ParkAfterUnbridge, string TargetLegClientState);

internal sealed record HangUpBody(string CommandId);

internal sealed record MessageBody(
    string From, string To, string Text, string? MessagingProfileId, string Type, string Encoding, string WebhookUrl);

internal sealed record MessageAnswer(MessageData? Data);

internal sealed record MessageData(string? Id);

internal sealed record CallAnswer(CallData? Data);

internal sealed record CallData(bool? IsAlive, DateTimeOffset? EndTime);

internal sealed record ErrorAnswer(IReadOnlyList<ErrorData>? Errors);

/// <summary>What the carrier refused. Its detail may hold a telephone number and is not read.</summary>
internal sealed record ErrorData([property: JsonConverter(typeof(ErrorCode))] string? Code, string? Title);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(RelayStartBody))]
[JsonSerializable(typeof(RejectBody))]
[JsonSerializable(typeof(TransferBody))]
[JsonSerializable(typeof(HangUpBody))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class TelnyxWire : JsonSerializerContext;
