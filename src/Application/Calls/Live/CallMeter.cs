using System.Diagnostics.Metrics;

namespace Kalliky.Application.Calls.Live;

/// <summary>What is measured of calls, under the meter "Kalliky".</summary>
internal static class CallMeter
{
    private static readonly Meter Meter = new("Kalliky");
    private static readonly List<WeakReference<LiveCalls>> Nodes = [];

    /// <summary>From the caller's last word to the agent's start: the pause that dictation is given.</summary>
    public static readonly Histogram<double> EndOfTurn = Milliseconds("kalliky.turn.end_of_turn");

    public static readonly Histogram<double> FirstToken = Milliseconds("kalliky.turn.first_token");

    /// <summary>From the agent's start to the first words sent.</summary>
    public static readonly Histogram<double> FirstText = Milliseconds("kalliky.turn.first_text");

    public static readonly Histogram<double> Tools = Milliseconds("kalliky.turn.tools");

    public static readonly Histogram<double> Total = Milliseconds("kalliky.turn.total");

    public static readonly Counter<long> Blocked = Meter.CreateCounter<long>("kalliky.sentences.blocked");

    /// <summary>Turns that could not be written, however often it was tried.</summary>
    public static readonly Counter<long> Unwritten = Meter.CreateCounter<long>("kalliky.turns.unwritten");

    static CallMeter() => Meter.CreateObservableGauge("kalliky.calls.live", Live);

    public static void Watch(LiveCalls calls)
    {
        lock (Nodes)
            Nodes.Add(new WeakReference<LiveCalls>(calls));
    }

    private static int Live()
    {
        lock (Nodes)
            return Nodes.Sum(node => node.TryGetTarget(out var calls) ? calls.Count : 0);
    }

    private static Histogram<double> Milliseconds(string name) => Meter.CreateHistogram<double>(name, "ms");
}
