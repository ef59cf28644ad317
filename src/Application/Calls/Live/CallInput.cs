using Kalliky.Application.Assistant;
using Kalliky.Domain.Calls;

namespace Kalliky.Application.Calls.Live;

/// <summary>Something that a live call is told: by its caller, by the carrier, by its own agent.</summary>
public abstract record CallInput
{
    /// <summary>What the caller says, as far as it was understood.</summary>
    /// <param name="Last">True when the caller has finished.</param>
    /// <param name="Language">BCP 47; null when the recogniser does not tell.</param>
    public sealed record Prompt(string Words, bool Last, string? Language = null) : CallInput;

    /// <summary>The caller speaks over the assistant.</summary>
    /// <param name="Heard">What was said of the answer until then.</param>
    public sealed record Interrupt(string Heard) : CallInput;

    public sealed record Key(char Digit) : CallInput;

    /// <summary>The line is gone, or the other side has closed it.</summary>
    public sealed record LineClosed : CallInput;

    /// <summary>The caller has hung up; the carrier said so.</summary>
    public sealed record HungUp : CallInput;

    public sealed record TransferMoved(TransferState State) : CallInput;

    /// <summary>Another socket has taken this call over.</summary>
    public sealed record TakenOver : CallInput;

    /// <summary>The agent's next step.</summary>
    internal sealed record Stepped(AgentStep Step) : CallInput;

    /// <summary>The agent has finished, or failed.</summary>
    internal sealed record AnswerEnded(Exception? Problem) : CallInput;

    /// <summary>A deadline is due.</summary>
    internal sealed record Rang : CallInput;
}

/// <summary>Why a live call stopped being held here.</summary>
public enum CallLeft
{
    /// <summary>The conversation is finished and the call is over.</summary>
    Ended,

    /// <summary>The caller talks to the human.</summary>
    Transferred,

    /// <summary>The line broke or the node stops; the call may live on elsewhere.</summary>
    LineLost,

    /// <summary>Another socket has taken it over.</summary>
    TakenOver,
}
