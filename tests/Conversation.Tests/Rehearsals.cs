using Kalliky.Application.Calls;
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

    public async Task<Rehearsal.Played> Play(string file)
    {
        var scenario = ScenarioFiles.Read(Path.Combine(Folder, file));
        return await rehearsal.Play(scenario, Stores[scenario.Store], TestContext.Current.CancellationToken);
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
