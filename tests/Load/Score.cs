using System.Collections.Concurrent;

namespace Kalliky.Load;

/// <summary>What is counted while a level runs. Turns count only inside the window, when all calls are live; all else always.</summary>
internal sealed class Score
{
    private readonly ConcurrentQueue<string> problems = new();
    private int begun, live, dropped;
    private volatile bool measuring;

    public Times First { get; } = new();

    public Times Own { get; } = new();

    /// <summary>The numbers whose callers heard their order confirmed.</summary>
    public ConcurrentDictionary<string, bool> Buyers { get; } = new();

    public int Begun => begun;

    public int LiveNow => live;

    public int Dropped => dropped;

    public IReadOnlyCollection<string> Problems => problems;

    public void Measure(bool on) => measuring = on;

    public void Began() => Interlocked.Increment(ref begun);

    public IDisposable Live()
    {
        Interlocked.Increment(ref live);
        return new Hold(this);
    }

    /// <summary>Own time by what the caller said: an order is three tools, a question one that only reads.</summary>
    public ConcurrentDictionary<string, Times> OwnOf { get; } = new();

    public void Turned(string line, TimeSpan first, TimeSpan own)
    {
        if (!measuring)
            return;
        First.Add(first);
        Own.Add(own);
        OwnOf.GetOrAdd(line, _ => new Times()).Add(own);
    }

    public void Confirmed(string from) => Buyers[from] = true;

    public void Failed(Exception problem, bool dropped)
    {
        if (dropped)
            Interlocked.Increment(ref this.dropped);
        problems.Enqueue(problem.Message);
    }

    private sealed class Hold(Score score) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref score.live);
    }
}
