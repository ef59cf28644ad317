using System.Text.Json;
using Kalliky.Application.Assistant;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>A tool that was used in the call, and what it answered.</summary>
internal sealed record ToolUse(string Name, string Arguments, ToolAnswer Answer);

/// <summary>What the caller said once, what stood before and what was done after it.</summary>
/// <param name="Before">What the assistant had said just before.</param>
internal sealed record Exchanged(string Before, string Said, IReadOnlyList<ToolUse> Tools)
{
    /// <summary>What was refused and did not succeed after all.</summary>
    public IEnumerable<ToolUse> Refused => Tools.Where((tool, at) => !tool.Answer.Done && !Tools.Skip(at + 1).Any(later => later.Name == tool.Name && later.Answer.Done));
}

/// <summary>The call so far, read from the history alone: the offline model remembers nothing of its own, so that it can
/// take over a call from another model at any turn and give it back.</summary>
internal sealed class Dialogue
{
    private Dialogue(IReadOnlyList<Exchanged> turns, OrderState? before, OrderState? now) => (Turns, OrderBefore, Order) = (turns, before, now);

    /// <summary>The caller's turns, oldest first; the last is being answered.</summary>
    public IReadOnlyList<Exchanged> Turns { get; }

    public Exchanged Now => Turns[^1];

    public IEnumerable<Exchanged> Earlier => Turns.SkipLast(1);

    /// <summary>The order as it stood when the caller began to speak.</summary>
    public OrderState? OrderBefore { get; }

    /// <summary>The order as it stands now.</summary>
    public OrderState? Order { get; }

    public Asked Asked => QuestionTurns.Of(Now.Before);

    /// <summary>Null when nobody has spoken yet.</summary>
    public static Dialogue? Of(ChatHistory history)
    {
        var turns = new List<(string Before, string Said, List<ToolUse> Tools)>();
        var calls = new Dictionary<string, (string Name, string Arguments)>(StringComparer.Ordinal);
        var spoken = "";
        foreach (var message in history)
        {
            if (message.Role == AuthorRole.User)
            {
                turns.Add((spoken, message.Content ?? "", []));
                spoken = "";
            }
            else if (message.Role == AuthorRole.Assistant && !string.IsNullOrWhiteSpace(message.Content))
            {
                spoken = spoken.Length == 0 ? message.Content : $"{spoken} {message.Content}";
            }

            foreach (var call in message.Items.OfType<FunctionCallContent>())
                calls[call.Id ?? ""] = (call.FunctionName, JsonSerializer.Serialize(call.Arguments));
            foreach (var result in message.Items.OfType<FunctionResultContent>())
            {
                if (turns.Count > 0 && Read(result) is { } answer)
                    turns[^1].Tools.Add(new ToolUse(result.FunctionName ?? calls.GetValueOrDefault(result.CallId ?? "").Name ?? "", calls.GetValueOrDefault(result.CallId ?? "").Arguments ?? "{}", answer));
            }
        }

        if (turns.Count == 0)
            return null;
        var exchanged = turns.ConvertAll(turn => new Exchanged(turn.Before, turn.Said, turn.Tools));
        return new Dialogue(exchanged, LastOrder(exchanged.SkipLast(1)), LastOrder(exchanged));
    }

    private static OrderState? LastOrder(IEnumerable<Exchanged> turns) =>
        turns.SelectMany(turn => turn.Tools).Select(tool => tool.Answer.Order).LastOrDefault(order => order is not null);

    private static ToolAnswer? Read(FunctionResultContent result)
    {
        try
        {
            return result.Result?.ToString() is { Length: > 0 } json ? ToolAnswer.Parse(json) : null;
        }
        catch (JsonException)
        {
            // A tool that answered in words of its own: nothing that rules can use.
            return null;
        }
    }
}
