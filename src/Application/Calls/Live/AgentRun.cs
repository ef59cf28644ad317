using System.Text;
using Kalliky.Application.Assistant;

namespace Kalliky.Application.Calls.Live;

/// <summary>One answer being made: what it has said so far, and what it wants done afterwards.</summary>
internal sealed class AgentRun(int turn, TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource interrupted = new();
    private readonly long startedAt = clock.GetTimestamp();
    private readonly StringBuilder said = new();

    /// <summary>The caller's turn that it answers.</summary>
    public int Turn { get; } = turn;

    public CancellationToken Interrupted => interrupted.Token;

    public bool IsCut { get; private set; }

    /// <summary>Nothing more comes of it; what it said may still have to be spoken and written.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What the carrier says was heard, when the caller cut in.</summary>
    public string? Heard { get; private set; }

    public string Said => said.ToString().TrimEnd();

    public bool HasSpoken => said.Length > 0;

    public string? Model { get; set; }

    public int Blocked { get; set; }

    public double ToolMilliseconds { get; set; }

    public double? FirstToken { get; private set; }

    public double? FirstText { get; private set; }

    public List<CallWish> Wishes { get; } = [];

    public double Elapsed => clock.GetElapsedTime(startedAt).TotalMilliseconds;

    /// <summary>The caller speaks over it: the model stops, a tool that writes finishes.</summary>
    /// <param name="heard">Null when the carrier did not tell, hence everything.</param>
    public void Cut(string? heard)
    {
        if (IsCut)
            return;
        (IsCut, Heard) = (true, heard);
        Wishes.Remove(CallWish.HangUp);
        interrupted.Cancel();
    }

    public void End() => HasEnded = true;

    public void Token() => FirstToken ??= Elapsed;

    public void Say(string words)
    {
        FirstText ??= Elapsed;
        said.Append(words);
    }

    public void Dispose() => interrupted.Dispose();
}
