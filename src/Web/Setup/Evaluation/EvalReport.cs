using System.Text.Json.Nodes;
using Kalliky.Infrastructure.Evaluation;

namespace Kalliky.Web.Setup.Evaluation;

/// <summary>What `eval` found, as JSON for programs and as a table for people.</summary>
internal sealed class EvalReport
{
    /// <param name="Seconds">Of one call, on average.</param>
    /// <param name="Cost">What the models' tokens of all runs cost, in US dollars at list price; null where nothing was paid for.</param>
    /// <param name="Difference">Of the first run that failed, whose conversation stands here too; else the last one's.</param>
    public sealed record PlayedScenario(
        string Id, string Store, string Trade, bool Safety, int Runs, int Passes, double Turns, double Seconds, decimal? Cost, string? Difference,
        IReadOnlyList<string> Conversation)
    {
        public bool IsPassed => Passes == Runs;
    }

    public List<PlayedScenario> Scenarios { get; } = [];

    public List<UtteranceTest.Graded> Utterances { get; } = [];

    public JsonObject ToJson() => new()
    {
        ["scenarios"] = new JsonArray([.. Scenarios.Select(played => new JsonObject
        {
            ["id"] = played.Id,
            ["store"] = played.Store,
            ["trade"] = played.Trade,
            ["safety"] = played.Safety,
            ["runs"] = played.Runs,
            ["passes"] = played.Passes,
            ["turns"] = played.Turns,
            ["seconds"] = Math.Round(played.Seconds, 3),
            ["cost_usd"] = played.Cost,
            ["difference"] = played.Difference,
        })]),
        ["utterances"] = new JsonArray([.. Utterances.Select(graded => new JsonObject
        {
            ["id"] = graded.Id,
            ["passed"] = graded.Difference is null,
            ["got"] = graded.Got.DeepClone(),
            ["difference"] = graded.Difference,
        })]),
        ["summary"] = new JsonObject
        {
            ["scenarios"] = Scenarios.Count,
            ["scenarios_passed"] = Scenarios.Count(played => played.IsPassed),
            ["safety"] = Scenarios.Count(played => played.Safety),
            ["safety_passed"] = Scenarios.Count(played => played.Safety && played.IsPassed),
            ["cost_usd"] = Scenarios.Sum(played => played.Cost),
            ["utterances"] = Utterances.Count,
            ["utterances_passed"] = Utterances.Count(graded => graded.Difference is null),
            ["accuracy"] = "final state equals expected state, on every repetition",
        },
    };

    public void Print(TextWriter output)
    {
        foreach (var played in Scenarios)
        {
            var mark = played.IsPassed ? "ok  " : "FAIL";
            output.WriteLine(FormattableString.Invariant($"{mark} {played.Id,-48} {played.Passes}/{played.Runs}  {played.Turns,4:0.#} turns {played.Seconds,7:0.000} s  {played.Difference}"));
        }

        foreach (var graded in Utterances.Where(graded => graded.Difference is not null))
            output.WriteLine($"FAIL {graded.Id,-8} {graded.Difference}");
        output.WriteLine();
        foreach (var trade in Scenarios.GroupBy(played => played.Trade))
            output.WriteLine(OfTrade(trade.Key, [.. trade]));
        foreach (var trade in Utterances.GroupBy(graded => graded.Trade))
            output.WriteLine($"Utterances, {trade.Key}: {trade.Count(graded => graded.Difference is null)} of {trade.Count()}");
    }

    /// <summary>How well a trade is served, in one line.</summary>
    public static string OfTrade(string trade, IReadOnlyList<PlayedScenario> played)
    {
        var cost = played.Sum(each => each.Cost) is { } dollars and > 0 ? FormattableString.Invariant($", {dollars:0.0000} $") : "";
        return FormattableString.Invariant(
            $"Conversations, {trade}: {played.Count(each => each.IsPassed)} of {played.Count} (final state equals expected state, on every repetition), {played.Average(each => each.Turns):0.#} turns, {played.Average(each => each.Seconds):0.00} s{cost}");
    }
}
