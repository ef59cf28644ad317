using System.Collections.Concurrent;

namespace Kalliky.Fakes.Telnyx;

/// <summary>What goes wrong with the next commands, one entry each, in the order given.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> byVerb = new();

    /// <summary>The next command of this verb meets this fault; several calls queue up.</summary>
    public void Next(string verb, Fault fault) => byVerb.GetOrAdd(verb, _ => new()).Enqueue(fault);

    internal Fault? Take(string verb) => byVerb.TryGetValue(verb, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
}

/// <summary>One thing that goes wrong.</summary>
/// <param name="Status">Answer this status without doing anything; 200 is none.</param>
/// <param name="After">Wait this long first.</param>
/// <param name="Done">Do it, and only then fail: the reply is lost, the effect is not.</param>
public sealed record Fault(int Status, TimeSpan After, bool Done)
{
    public static Fault Broken { get; } = new(503, TimeSpan.Zero, Done: false);

    public static Fault TooMany { get; } = new(429, TimeSpan.Zero, Done: false);

    public static Fault ReplyLost { get; } = new(504, TimeSpan.Zero, Done: true);

    public static Fault Slow(TimeSpan by) => new(200, by, Done: false);
}
