using System.Buffers.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kalliky.Fakes.Telnyx;

/// <summary>What a command's body must hold, from the carrier's document; only the commands that Kalliky may send.</summary>
internal static partial class CommandRules
{
    private static readonly string[] Interruptible = ["none", "any", "speech", "dtmf"];
    private static readonly string[] RelayAddresses = ["url", "conversation_relay_url", "conversation_relay_settings"];

    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["answer"] = [],
        ["reject"] = ["cause"],
        ["hangup"] = [],
        ["transfer"] = ["to"],
        ["speak"] = ["payload", "voice"],
        ["send_dtmf"] = ["digits"],
        ["playback_start"] = [],
        ["playback_stop"] = [],
        ["record_start"] = ["channels", "format"],
        ["record_stop"] = [],
        ["client_state_update"] = ["client_state"],
        ["conversation_relay_start"] = [],
        ["conversation_relay_stop"] = [],
    };

    public static bool Known(string verb) => Required.ContainsKey(verb);

    public static Refusal? Check(string verb, JsonObject body)
    {
        foreach (var field in Required[verb])
        {
            if (string.IsNullOrWhiteSpace(Text(body, field)))
                return Refusal.Missing(field);
        }

        if (Text(body, "client_state") is { } state && !Base64.IsValid(state))
            return Refusal.InvalidState;
        return verb switch
        {
            "reject" => OneOf(body, "cause", ["CALL_REJECTED", "USER_BUSY"]),
            "transfer" when !E164().IsMatch(Text(body, "to")!) => Refusal.NotANumber("to"),
            "answer" when body["conversation_relay_config"] is JsonObject relay => CheckRelay(relay, ["url"]),
            "conversation_relay_start" => CheckRelay(body, RelayAddresses),
            _ => null,
        };
    }

    /// <summary>Where the relay is, under any of the names that the command may give it.</summary>
    public static string? RelayUrl(JsonObject body) =>
        Text(body, "url") ?? Text(body, "conversation_relay_url") ?? Text(body["conversation_relay_settings"] as JsonObject, "url");

    public static string? Text(JsonObject? body, string field) => body?[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static Refusal? CheckRelay(JsonObject relay, string[] addresses)
    {
        if (RelayUrl(relay) is not { } url)
            return Refusal.Missing(addresses[0]);
        if (!url.StartsWith("ws://", StringComparison.Ordinal) && !url.StartsWith("wss://", StringComparison.Ordinal))
            return Refusal.NotAnAddress(addresses[0]);
        return OneOf(relay, "interruptible", Interruptible) ?? OneOf(relay, "interruptible_greeting", Interruptible);
    }

    private static Refusal? OneOf(JsonObject body, string field, string[] values) =>
        Text(body, field) is { } value && !values.Contains(value) ? Refusal.NotOneOf(field, values) : null;

    [GeneratedRegex(@"^\+[1-9][0-9]{5,14}$")]
    private static partial Regex E164();
}
