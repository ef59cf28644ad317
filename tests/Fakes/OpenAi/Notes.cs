using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.OpenAi;

/// <summary>What a conversation says about the order or the booking, read from the tools' answers in it.</summary>
internal sealed class Notes
{
    public Dictionary<string, string> Found { get; } = new(StringComparer.OrdinalIgnoreCase);

    public HashSet<string> Searched { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A tool that is no search was used since the caller spoke.</summary>
    public bool Acted { get; private set; }

    /// <summary>What is being dictated: "order", "booking" or nothing yet.</summary>
    public string? Draft { get; private set; }

    /// <summary>The first of the places that were found last.</summary>
    public string? Slot { get; private set; }

    /// <summary>The tool that has just done what it was asked, and nothing was said or used since.</summary>
    public string? JustDone { get; private set; }

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
                (notes.Acted, notes.JustDone) = (false, null);
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
        JustDone = (bool?)answer["done"] ?? false ? tool : null;
        Slot = (answer["slots"] as JsonArray)?.FirstOrDefault()?["slot"]?.ToString() ?? Slot;
        foreach (var kind in (string[])["order", "booking"])
        {
            if (answer[kind] is JsonObject draft)
                ReadDraft(kind, draft);
        }
    }

    private void ReadDraft(string kind, JsonObject draft)
    {
        Draft = kind;
        ReadBack = (bool?)draft["read_back"] ?? false;
        Confirmed = draft["status"]?.ToString() == "confirmed";
        Version = (int?)draft["version"] ?? 0;
        Missing = (draft["missing"] as JsonArray)?.FirstOrDefault()?.ToString();
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
