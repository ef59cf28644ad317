using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Shared;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Infrastructure.Evaluation;
using Kalliky.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rehearsal = Kalliky.Infrastructure.Evaluation.Rehearsal;

namespace Kalliky.Conversation.Tests;

/// <summary>The product's own pipeline on a database of its own, for whole conversations with the offline model.</summary>
public sealed class Rehearsals : IAsyncDisposable
{
    private static readonly Dictionary<string, StoreFile> Stores =
        StoreFiles.ReadFolder(Path.Combine(AppContext.BaseDirectory, "stores")).ToDictionary(store => store.Key);

    private readonly TestDatabase database = new();
    private readonly ServiceProvider services;
    private readonly Rehearsal rehearsal;

    public Rehearsals()
    {
        var clock = new ScenarioClock();
        services = database.Services(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)).AddSingleton<IRelayAddress, Unreached>());
        rehearsal = new Rehearsal(services, clock);
    }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "conversations");

    /// <summary>Plays a conversation, and reads it afterwards as any call is read that no model answers for.</summary>
    /// <param name="doubts">Takes what is said otherwise than it is recorded, and what is promised and not kept.</param>
    public async Task<Rehearsal.Played> Play(string file, ICollection<string> doubts)
    {
        var scenario = ScenarioFiles.Read(Path.Combine(Folder, file));
        var ct = TestContext.Current.CancellationToken;
        return await rehearsal.Play(scenario, Stores[scenario.Store], ct, async (scope, call) =>
        {
            var facts = await CallFacts.Of(call, scope.GetRequiredService<IKallikyDb>(), scope.GetRequiredService<IVault>(), ct);
            var reading = await scope.GetRequiredService<CallReader>().Read(facts!, ct);
            foreach (var difference in reading.Extract.Differences)
                doubts.Add($"{DifferenceWords.Line(difference)} ({difference.Said})");
            if (reading.Promise is { } promise)
                doubts.Add(promise);
        });
    }

    private sealed class Unreached : IRelayAddress
    {
        public Uri Of(string token) => new("wss://kalliky.invalid/");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
