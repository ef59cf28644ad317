using System.Text.Json;
using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>What a tool answered in a call, opened.</summary>
/// <param name="Turn">The caller's turn that made the assistant use it.</param>
/// <param name="Answer">Null where it was forgotten, or not kept.</param>
internal sealed record ToolTold(int Turn, string Tool, ToolAnswer? Answer)
{
    public static ToolTold Of(ToolCall tool, IVault vault) => Of(tool.Turn, tool.Tool, vault.Open(tool.Answer));

    /// <param name="json">What it answered, as it was kept.</param>
    public static ToolTold Of(int turn, string tool, string? json)
    {
        try
        {
            return new(turn, tool, json is { Length: > 2 } ? ToolAnswer.Parse(json) : null);
        }
        catch (JsonException)
        {
            // Another version's answer, or one cut short: nothing is known of it.
            return new(turn, tool, null);
        }
    }
}
