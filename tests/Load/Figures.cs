using System.Collections.Concurrent;

namespace Kalliky.Load;

/// <summary>Times in milliseconds, with their percentiles.</summary>
internal sealed class Times
{
    private readonly ConcurrentQueue<double> all = new();

    public int Count => all.Count;

    public void Add(TimeSpan time) => all.Enqueue(time.TotalMilliseconds);

    public Percentiles Percentiles()
    {
        var sorted = all.Order().ToArray();
        return new Percentiles(sorted.Length, At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99), sorted.Length == 0 ? 0 : Math.Round(sorted[^1], 1));
    }

    private static double At(double[] sorted, double part) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(part * sorted.Length) - 1)], 1);
}

/// <summary>In milliseconds.</summary>
internal sealed record Percentiles(int Count, double P50, double P95, double P99, double Max);

/// <summary>What one level came to.</summary>
/// <param name="Model">stand-in (a provider that answers after a set delay) or offline.</param>
/// <param name="OwnTime">Kalliky's own time per turn: from the caller's last word to the first text, less the model's time.</param>
/// <param name="OwnTimeOf">The same by what the caller said.</param>
/// <param name="FirstWords">The same with the model's time.</param>
/// <param name="CpuPerTurn">Milliseconds of processor per turn.</param>
/// <param name="MemoryPerCall">Kilobytes that the product's process grew by, per live call.</param>
/// <param name="Lost">Orders that the caller heard confirmed and that are not there.</param>
/// <param name="Doubled">Orders that are there more than once, or that nobody confirmed.</param>
internal sealed record LevelFigures(
    string Model,
    int LiveCalls,
    double Seconds,
    int CallsBegun,
    double TurnsPerSecond,
    Percentiles OwnTime,
    IReadOnlyDictionary<string, Percentiles> OwnTimeOf,
    Percentiles FirstWords,
    Percentiles Webhooks,
    CpuFigures CpuPerTurn,
    CpuFigures CoresUsed,
    double MemoryPerCall,
    double MemoryTotal,
    int OrdersExpected,
    int OrdersFound,
    int Lost,
    int Doubled,
    int Dropped,
    int Errors,
    IReadOnlyList<string> ErrorSamples);

internal sealed record CpuFigures(double Product, double Database, double Load);
