using Kalliky.Application.Businesses;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Kalliky.Application.Assistant;

/// <summary>A model that speaks and uses tools: a provider's, the chain of them, or the offline one. It never runs a
/// tool itself; it streams the calls it wants (<see cref="StreamingFunctionCallUpdateContent"/>) and the agent runs them.</summary>
public interface IChatModel
{
    IAsyncEnumerable<ModelPart> Stream(ModelQuestion question, CancellationToken ct);
}

/// <summary>What a model is asked in one round.</summary>
/// <param name="History">System message first (the briefing), then the conversation with its tool calls and answers.</param>
/// <param name="Tools">The tools of this call.</param>
/// <param name="Sheet">The store's data; a provider's model has it in the briefing, the offline model reads it here.</param>
/// <param name="Situation">Clock and caller.</param>
/// <param name="CacheKey">Same for all calls of one store and version, for prompt caching.</param>
public sealed record ModelQuestion(
    ChatHistory History, IReadOnlyList<KernelFunction> Tools, StoreSheet Sheet, Situation Situation, string CacheKey);

/// <summary>The model that needs no provider: its words are fixed sentences and what tools and the store's sheet say.</summary>
public static class OfflineModelName
{
    public const string Value = "offline";
}

/// <summary>Either some text or one whole tool call, in the order the model gave them.</summary>
public abstract record ModelPart
{
    public sealed record Text(string Value, string Model) : ModelPart;

    /// <param name="Id">The model's id of this call, to pair it with its answer.</param>
    /// <param name="Arguments">JSON as the model wrote it; not yet checked.</param>
    public sealed record Tool(string Id, string Name, string Arguments, string Model) : ModelPart;
}

/// <summary>No model of the chain answered; thrown only when even the offline one failed or the first words were already spoken.</summary>
public sealed class ModelException : Exception
{
    public ModelException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
