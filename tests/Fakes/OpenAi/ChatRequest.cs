using System.Text.Json.Nodes;

namespace Kalliky.Fakes.OpenAi;

/// <summary>What the application asked, with the questions that a test has about it.</summary>
public sealed class ChatRequest(JsonObject body)
{
    public JsonObject Body { get; } = body;

    public string Model => Text(Body, "model") ?? "";

    public bool Streams => Flag(Body, "stream");

    public bool WantsUsage => Body["stream_options"] is JsonObject options && Flag(options, "include_usage");

    public string? Effort => Text(Body, "reasoning_effort");

    public IReadOnlyList<JsonObject> Messages { get; } = [.. (body["messages"] as JsonArray ?? []).OfType<JsonObject>()];

    public IReadOnlyList<string> Tools { get; } =
        [.. (body["tools"] as JsonArray ?? []).OfType<JsonObject>().Select(tool => Text(tool["function"] as JsonObject, "name") ?? "")];

    /// <summary>All that the application told the model before the conversation.</summary>
    public string Instructions => string.Join("\n", Messages.Where(message => Role(message) is "system" or "developer").Select(Content));

    /// <summary>The JSON schema of the form that is to be filled in; null when the model is to talk.</summary>
    public JsonObject? Form { get; } = (body["response_format"] as JsonObject)?["json_schema"]?["schema"] as JsonObject;

    /// <summary>The pictures that were sent along, as the application wrote their addresses.</summary>
    public IReadOnlyList<string> Pictures { get; } =
        [.. (body["messages"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(message => (message["content"] as JsonArray ?? []).OfType<JsonObject>())
            .Where(part => Text(part, "type") == "image_url").Select(part => Text(part["image_url"] as JsonObject, "url") ?? "")];

    /// <summary>What the caller said last.</summary>
    public string LastWords => Messages.LastOrDefault(message => Role(message) == "user") is { } last ? Content(last) : "";

    /// <summary>What the tools answered since the model spoke last, in order.</summary>
    public IReadOnlyList<string> ToolAnswers =>
        [.. Messages.Reverse().TakeWhile(message => Role(message) == "tool").Reverse().Select(Content)];

    /// <summary>The name under which the application offers this tool: "add_item" may be "trade-add_item".</summary>
    public string Offered(string tool) =>
        Tools.FirstOrDefault(name => name == tool || name.EndsWith("-" + tool, StringComparison.Ordinal)) ?? tool;

    public static string Role(JsonObject message) => Text(message, "role") ?? "";

    public static string Content(JsonObject message) => message["content"] switch
    {
        JsonValue text => text.ToString(),
        JsonArray parts => string.Concat(parts.OfType<JsonObject>().Select(part => Text(part, "text"))),
        _ => "",
    };

    /// <summary>What OpenAI refuses: tool answers without their call, calls without their answer, effort beside tools.</summary>
    internal string? Problem()
    {
        if (Messages.Count == 0)
            return "Invalid 'messages': empty array.";
        if (Pictures.Select(SentPicture.Problem).FirstOrDefault(problem => problem is not null) is { } picture)
            return picture;
        if (Form is { } form && StrictForm.Problem(form) is { } strict)
            return $"Invalid schema for response_format: {strict}";
        if (Model.StartsWith("gpt-6", StringComparison.Ordinal) && Tools.Count > 0 && Effort != "none")
            return "Function tools with reasoning_effort are not supported for this model in /v1/chat/completions.";
        var open = new HashSet<string>();
        foreach (var message in Messages)
        {
            if (Role(message) == "tool")
            {
                if (!open.Remove(Text(message, "tool_call_id") ?? ""))
                    return "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.";
            }
            else if (open.Count > 0)
            {
                break;
            }

            open.UnionWith((message["tool_calls"] as JsonArray ?? []).OfType<JsonObject>().Select(call => Text(call, "id") ?? ""));
        }

        return open.Count > 0 ? $"An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. Missing: {string.Join(", ", open)}" : null;
    }

    private static string? Text(JsonObject? from, string field) => from?[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static bool Flag(JsonObject from, string field) => from[field] is JsonValue value && value.TryGetValue(out bool flag) && flag;
}
