using System.Text.Json;

namespace Kalliky.Fakes.OpenAi;

/// <summary>What the model does with one request.</summary>
/// <param name="Text">What it says; streamed word by word.</param>
/// <param name="Tools">The tools that it calls afterwards.</param>
public sealed record Reply(string? Text, IReadOnlyList<ToolUse> Tools)
{
    public TimeSpan FirstTokenAfter { get; init; }

    public TimeSpan BetweenTokens { get; init; }

    /// <summary>An HTTP status instead of an answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The connection breaks after this many pieces.</summary>
    public int BreaksAfter { get; init; } = int.MaxValue;

    /// <summary>A claim that no tool stands behind.</summary>
    public static Reply Lies { get; } = Says("C'est noté, votre commande est confirmée. Bonne soirée !");

    /// <summary>Takes the request and never says a word.</summary>
    public static Reply Hangs { get; } = Says("") with { FirstTokenAfter = Timeout.InfiniteTimeSpan };

    public static Reply Says(string text) => new(text, []);

    public static Reply Calls(string tool, object arguments) => new(null, [new ToolUse(tool, JsonSerializer.Serialize(arguments))]);

    /// <summary>Several tools at once.</summary>
    public static Reply Calls(params (string Tool, object Arguments)[] uses) =>
        new(null, [.. uses.Select(use => new ToolUse(use.Tool, JsonSerializer.Serialize(use.Arguments)))]);

    /// <summary>Arguments as they stand, valid JSON or not.</summary>
    public static Reply CallsRaw(string tool, string arguments) => new(null, [new ToolUse(tool, arguments)]);

    public static Reply Fails(int status) => Says("") with { Status = status };
}

/// <summary>A tool that the model calls.</summary>
/// <param name="Name">The tool's own name; a prefix that the application puts before it is found by itself.</param>
/// <param name="Arguments">JSON, or what the model takes for it.</param>
public sealed record ToolUse(string Name, string Arguments);
