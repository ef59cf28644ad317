using System.Diagnostics;
using Kalliky.Fakes.Telnyx;

namespace Kalliky.Load;

/// <summary>So many live calls for a while: they begin evenly over the ramp, are measured in the window,
/// then come to their end one after the other, so that each of them leaves an order.</summary>
internal sealed class Level(FakeTelnyx carrier, Shop shop, Product product, StandIn? model, int databasePort)
{
    private const int WarmUpCalls = 60;

    /// <summary>A line is between two calls now and then: so many of a hundred more dial, for as many as are asked for to be live.</summary>
    private const int Between = 4;

    /// <summary>For what is written after a call to be there.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>A few quick calls, to the end, so that nobody is measured whose machine is cold.</summary>
    public Task WarmUp() => Run(WarmUpCalls, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), new Pace(haste: 6));

    public Task<LevelFigures> Run(int calls, TimeSpan ramp, TimeSpan window) => Run(calls, ramp, window, new Pace());

    private async Task<LevelFigures> Run(int calls, TimeSpan ramp, TimeSpan window, Pace pace)
    {
        var (score, since) = (new Score(), DateTimeOffset.UtcNow);
        var (idle, told) = (Machine.Memory(product.Pid), carrier.Webhooks.Attempts.Count);
        var dialling = calls + (calls * Between / 100);
        var lines = Enumerable.Range(0, dialling).Select(i => Begin(ramp * i / dialling, new Caller(carrier, shop, model, score, pace))).ToList();
        await Task.Delay(ramp);

        var (clock, before) = (Stopwatch.StartNew(), Costs());
        score.Measure(true);
        await Task.Delay(window);
        score.Measure(false);
        var (seconds, after, live, memory) = (clock.Elapsed.TotalSeconds, Costs(), score.LiveNow, Machine.Memory(product.Pid));

        var (turns, own) = (score.Own.Count, score.Own.Percentiles());
        Console.Error.WriteLine($"{live} live, {turns} turns, {own.P50} ms p50, {own.P99} ms p99, {Each(after, before, turns / 1000.0)} per turn, {string.Join(", ", score.OwnOf.Select(line => $"{line.Key} {line.Value.Percentiles().P50}"))}; the calls come to their end ...");
        pace.End();
        await Task.WhenAll(lines);
        await carrier.Webhooks.Settle();
        await Task.Delay(Settling);
        var hooks = new Times();
        foreach (var attempt in carrier.Webhooks.Attempts.Skip(told))
            hooks.Add(attempt.Took);
        var refused = carrier.Webhooks.Attempts.Skip(told).Where(attempt => attempt.Status is not (>= 200 and < 300)).ToList();
        var orders = await shop.Orders(since);
        return new LevelFigures(
            model is null ? "offline" : "stand-in",
            live,
            Math.Round(seconds, 1),
            score.Begun,
            Math.Round(turns / seconds, 1),
            own,
            score.OwnOf.ToDictionary(line => line.Key, line => line.Value.Percentiles()),
            score.First.Percentiles(),
            hooks.Percentiles(),
            Each(after, before, turns / 1000.0),
            Each(after, before, seconds),
            Math.Round((memory - idle) / Math.Max(1, live), 0),
            Math.Round(memory / 1024, 0),
            score.Buyers.Count,
            orders.Values.Sum(),
            score.Buyers.Keys.Count(buyer => !orders.ContainsKey(buyer)),
            orders.Sum(order => score.Buyers.ContainsKey(order.Key) ? order.Value - 1 : order.Value),
            score.Dropped,
            score.Problems.Count + refused.Count,
            [.. score.Problems.Concat(refused.Select(attempt => $"a webhook was answered with {attempt.Status}")).Distinct().Take(5)]);
    }

    private static async Task Begin(TimeSpan after, Caller caller)
    {
        await Task.Delay(after);
        await caller.Run();
    }

    private (TimeSpan Product, TimeSpan Database, TimeSpan Load) Costs() =>
        (Machine.Cpu(product.Pid), Machine.Cpu(Machine.Postgres(databasePort)), Environment.CpuUsage.TotalTime);

    /// <summary>Seconds of processor spent between, over this.</summary>
    private static CpuFigures Each(
        (TimeSpan Product, TimeSpan Database, TimeSpan Load) after, (TimeSpan Product, TimeSpan Database, TimeSpan Load) before, double by)
    {
        double Over(TimeSpan cost) => by <= 0 ? 0 : Math.Round(cost.TotalSeconds / by, 2);
        return new CpuFigures(Over(after.Product - before.Product), Over(after.Database - before.Database), Over(after.Load - before.Load));
    }
}
