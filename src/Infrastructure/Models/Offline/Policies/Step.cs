using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies;

/// <summary>A tool call that the policy wants.</summary>
internal sealed record Wanted(string Tool, JsonObject Arguments)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Wanted(string tool, params (string Name, JsonNode? Value)[] arguments)
        : this(tool, new JsonObject(arguments.Where(argument => argument.Value is not null).Select(argument => KeyValuePair.Create(argument.Name, argument.Value))))
    {
    }

    public string Json => Arguments.ToJsonString(Readable);

    public static JsonArray List(IEnumerable<string> words) => [.. words.Select(word => (JsonNode?)JsonValue.Create(word))];
}

/// <summary>What to do next in a turn: use some tools, or speak and let the caller answer.</summary>
internal abstract record Step
{
    public sealed record Use(IReadOnlyList<Wanted> Tools) : Step;

    public sealed record Speak(string Words) : Step;
}

/// <summary>What an assistant of some trade does with what it understood.</summary>
internal interface IPolicy
{
    /// <summary>The next step of this turn, after what was used in it so far.</summary>
    Step Next(Mind mind);
}
