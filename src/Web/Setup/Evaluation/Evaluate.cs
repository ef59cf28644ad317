using System.Text.Encodings.Web;
using System.Text.Json;
using Kalliky.Application.Evaluation;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Infrastructure.Evaluation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kalliky.Web.Setup.Evaluation;

/// <summary>`Kalliky.Web eval`: whole conversations and single utterances, graded. Ends with 0 when it ran, whatever passed.</summary>
internal static class Evaluate
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> Run(string[] args)
    {
        try
        {
            var options = EvalOptions.Parse(args);
            var report = await Run(options, CancellationToken.None);
            report.Print(Console.Out);
            if (options.Json is { } file)
                await File.WriteAllTextAsync(file, report.ToJson().ToJsonString(Readable));
            if (options.Report is { } folder)
                await EvalPages.Write(report, folder);
            return 0;
        }
        catch (Exception problem) when (problem is FormatException or StoreFileException or IOException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 2;
        }
    }

    public static async Task<EvalReport> Run(EvalOptions options, CancellationToken ct)
    {
        var clock = new ScenarioClock();
        await using var app = Services(clock);
        var stores = StoreFiles.ReadFolder(options.Stores);
        var report = new EvalReport();
        await Play(options, stores, new Rehearsal(app.Services, clock), report, ct);
        Grade(options, stores, app.Services, report);
        return report;
    }

    private static async Task Play(EvalOptions options, IReadOnlyList<StoreFile> stores, Rehearsal rehearsal, EvalReport report, CancellationToken ct)
    {
        if (options.Scenarios is not { } folder)
            return;
        using var spending = new Spending();
        foreach (var scenario in ScenarioFiles.In(folder).Where(scenario => Wanted(options, scenario.Id)))
        {
            var store = stores.FirstOrDefault(store => store.Key == scenario.Store)
                ?? throw new FormatException($"Scenario {scenario.Id}: there is no store '{scenario.Store}' in {options.Stores}.");
            List<Rehearsal.Played> played = [];
            for (var run = 0; run < options.Runs; run++)
                played.Add(await Once(rehearsal, new RecognitionNoise(options.Noise, Seed(scenario.Id, run)).Over(scenario), store, ct));
            var shown = played.Find(each => each.Difference is not null) ?? played[^1];
            report.Scenarios.Add(new EvalReport.PlayedScenario(
                scenario.Id, store.Key, store.Trade, scenario.Safety, options.Runs, played.Count(each => each.Difference is null),
                played.Average(each => each.Turns), played.Average(each => each.Took.TotalSeconds), spending.Take(), shown.Difference, shown.Conversation));
            if (options.Only is not null)
                Console.WriteLine(string.Join('\n', played[^1].Conversation) + "\n");
        }
    }

    // The same scenario is heard alike every time that it is evaluated, and otherwise on each repetition.
    private static int Seed(string id, int run) => id.Aggregate(run + 1, (seed, letter) => unchecked(seed * 31 + letter));

    // A call that breaks off is a failed one; the others are still played.
    private static async Task<Rehearsal.Played> Once(Rehearsal rehearsal, Scenario scenario, StoreFile store, CancellationToken ct)
    {
        try
        {
            return await rehearsal.Play(scenario, store, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            return new Rehearsal.Played(0, TimeSpan.Zero, $"the call broke off: {problem}", []);
        }
    }

    private static void Grade(EvalOptions options, IReadOnlyList<StoreFile> stores, IServiceProvider services, EvalReport report)
    {
        if (options.Utterances is not { } file)
            return;
        var sheets = stores.Select(store => StoreRows.SheetOf(store, Guid.Empty, Guid.CreateVersion7)).ToList();
        report.Utterances.AddRange(new UtteranceTest(services.GetRequiredService<IUtteranceReader>())
            .Grade(UtteranceTest.Lines(file), sheets).Where(graded => Wanted(options, graded.Id)));
    }

    private static bool Wanted(EvalOptions options, string id) => options.Only is null || id.Contains(options.Only, StringComparison.OrdinalIgnoreCase);

    // The whole product, with a clock that stands still; nothing of it is started.
    private static WebApplication Services(ScenarioClock clock)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddKalliky();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        return builder.Build();
    }
}
