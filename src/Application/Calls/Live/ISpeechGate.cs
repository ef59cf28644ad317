using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;

namespace Kalliky.Application.Calls.Live;

/// <summary>Lets out only what is true. One per call, asked by the call's loop alone: words go in as the model streams
/// them, whole sentences that may be said come out. A sentence that claims what no tool has committed, or names an
/// amount that no tool has given, stays inside, is counted, and an honest one comes out in its place.</summary>
public interface ISpeechGate
{
    /// <summary>A new answer begins; what earlier tools of the call committed still holds.</summary>
    void Begin();

    /// <summary>What a tool answered: from now on its claims and amounts may be said.</summary>
    void Learn(ToolAnswer answer);

    /// <summary>Takes some words and gives what may now be said, if that completes a sentence.</summary>
    string? Take(string words);

    /// <summary>The answer is complete: gives what is left of it.</summary>
    string? Finish();

    /// <summary>How many sentences of this answer were held back.</summary>
    int Blocked { get; }
}

/// <summary>Makes the gate of a call.</summary>
public interface ISpeechGates
{
    /// <param name="earlier">What the tools of this call answered before, when it is taken up again; oldest first.</param>
    ISpeechGate For(StoreSheet sheet, IEnumerable<ToolAnswer> earlier);
}
