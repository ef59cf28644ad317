namespace Kalliky.Application.Assistant;

/// <summary>Answers one turn of a call: asks the model, runs its tools, lets it speak on.</summary>
public interface IAgent
{
    /// <summary>Streams what to say and what was done. Nothing here has passed the claim check yet.</summary>
    /// <param name="turn">The turn to answer.</param>
    /// <param name="interrupted">Set when the caller speaks over the answer: the model stops at once, but a tool that
    /// writes finishes, and its record still comes as the last step.</param>
    IAsyncEnumerable<AgentStep> Answer(AgentTurn turn, CancellationToken interrupted);
}

/// <summary>What the agent answers: the conversation so far, ending with the caller's words.</summary>
/// <param name="Sequence">Sequence of the caller's turn, for idempotency and for the record.</param>
/// <param name="MayHaveBegun">The call was taken up again: tools of this turn may have written already.</param>
public sealed record AgentTurn(Situation Situation, int Sequence, IReadOnlyList<Exchange> Conversation, bool MayHaveBegun = true);

/// <summary>One thing said or done in the conversation, as the model is to remember it.</summary>
public abstract record Exchange
{
    public sealed record Caller(string Text) : Exchange;

    /// <param name="Heard">What the caller really heard; shorter than what was meant when interrupted.</param>
    /// <param name="Meant">All that was to be said, when interrupted. No model is told; who asks to hear it again gets it whole.</param>
    public sealed record Assistant(string Heard, bool Interrupted, string? Meant = null) : Exchange;

    /// <param name="Id">Pairs a call with its answer.</param>
    /// <param name="Arguments">JSON.</param>
    /// <param name="Answer">JSON, see <see cref="ToolAnswer"/>.</param>
    public sealed record Tool(string Id, string Name, string Arguments, string Answer) : Exchange;
}

public abstract record AgentStep
{
    /// <summary>Some text to say, a token or a sentence.</summary>
    public sealed record Words(string Text, string Model) : AgentStep;

    /// <summary>A tool was used and has committed what it wrote.</summary>
    public sealed record Used(Exchange.Tool Tool, bool Writes, int Milliseconds) : AgentStep;

    /// <summary>A tool asked for something that only the call can do, after the words of this turn were said.</summary>
    public sealed record Wants(CallWish Wish, string? Reason) : AgentStep;
}

/// <summary>What a tool may ask of the call itself.</summary>
public enum CallWish
{
    HangUp,
    TransferToHuman,
    StopRecording,
}
