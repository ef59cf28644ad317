using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.OpenAi;

/// <summary>What a conversation says about the order, read from the tools' answers in it.</summary>
internal sealed class Notes
{
    public Dictionary<string, string> Found { get; } = new(StringComparer.OrdinalIgnoreCase);

    public HashSet<string> Searched { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A tool that is no search was used since the caller spoke.</summary>
    public bool Acted { get; private set; }

    public bool HasOrder { get; private set; }

    public bool ReadBack { get; private set; }

    public bool Confirmed { get; private set; }

    public int Version { get; private set; }

    /// <summary>The first thing that must still be asked.</summary>
    public string? Missing { get; private set; }

    /// <summary>The sentence of the last answer.</summary>
    public string? LastSaid { get; private set; }

    public static Notes From(ChatRequest request)
    {
        var notes = new Notes();
        var names = new Dictionary<string, (string Tool, string Arguments)>();
        foreach (var message in request.Messages)
        {
            foreach (var call in (message["tool_calls"] as JsonArray ?? []).OfType<JsonObject>())
                names[call["id"]!.ToString()] = (call["function"]!["name"]!.ToString(), call["function"]!["arguments"]!.ToString());
            if (ChatRequest.Role(message) == "user")
                notes.Acted = false;
            if (ChatRequest.Role(message) == "tool" && names.TryGetValue(message["tool_call_id"]!.ToString(), out var use))
                notes.Read(use.Tool, use.Arguments, ChatRequest.Content(message));
        }

        return notes;
    }

    private void Read(string tool, string arguments, string content)
    {
        var answer = Parse(content);
        if (tool.EndsWith("search_menu", StringComparison.Ordinal))
            ReadSearch(Parse(arguments)["query"]?.ToString() ?? "", answer);
        else
            Acted = true;
        LastSaid = answer["say"]?.ToString() ?? LastSaid;
        if (answer["order"] is not JsonObject order)
            return;
        HasOrder = true;
        ReadBack = (bool?)order["read_back"] ?? false;
        Confirmed = order["status"]?.ToString() == "confirmed";
        Version = (int?)order["version"] ?? 0;
        Missing = (order["missing"] as JsonArray)?.FirstOrDefault()?.ToString();
    }

    private void ReadSearch(string query, JsonObject answer)
    {
        Searched.Add(query);
        if ((answer["found"] as JsonArray)?.FirstOrDefault() is JsonObject best)
            Found[query] = best["product_id"]!.ToString();
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
