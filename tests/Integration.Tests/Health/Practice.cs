using System.Globalization;
using Kalliky.Application.Shared;
using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Integration.Tests.Calls;
using Kalliky.Integration.Tests.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kalliky.Integration.Tests.Health;

/// <summary>The demo's practice on a Tuesday morning, answered in earnest, with an ear on all that the product lets out: its
/// logs, the labels of its figures, the spans it would send, and what it tells open pages.</summary>
public sealed class Practice : Telephone
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 10, 5, 0, TimeSpan.FromHours(1));

    private readonly CancellationTokenSource closing = new();
    private readonly List<Task> watching = [];
    private Node? usual;

    internal Leaks Leaks { get; } = new();

    /// <summary>A node with the offline model.</summary>
    public Node Usual => usual ??= AddRealNode();

    /// <param name="chain">Models that are declared for health data, asked in order before the offline one.</param>
    public Node AddRealNode(params FakeOpenAi[] chain)
    {
        var more = new Dictionary<string, string?>
        {
            ["App:Clock"] = Morning.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["Hosting:HealthData"] = "true",
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Logging:Console:LogLevel:Default"] = "None",
            ["Logging:Console:LogLevel:Microsoft"] = "None",
        };
        foreach (var (place, vendor) in chain.Index())
        {
            more[$"Models:Chain:{place}:Provider"] = "openai";
            more[$"Models:Chain:{place}:Model"] = "gpt-6-luna";
            more[$"Models:Chain:{place}:ApiKey"] = FakeOpenAi.ApiKey;
            more[$"Models:Chain:{place}:Endpoint"] = vendor.Endpoint.ToString();
            more[$"Models:Chain:{place}:HealthData"] = "true";
            more[$"Models:Chain:{place}:FirstTokenSeconds"] = "30";
        }

        var node = AddNode(realAgent: true, more);
        node.Services.GetRequiredService<ILoggerFactory>().AddProvider(Leaks.Ear());
        watching.Add(Watch(node.Services.GetRequiredService<ILiveFeed>()));
        return node;
    }

    /// <summary>Where any of the words stands in the whole database, sealed or not.</summary>
    public async Task<List<string>> Search(params string[] words)
    {
        await using var scope = Database.Scope(Tenant);
        return await Searched.For(Database.Application, Tenant, scope.ServiceProvider.GetRequiredService<IVault>(), words);
    }

    /// <summary>To the very end: what follows a call is done too.</summary>
    public async Task Concluded(FakeCall call)
    {
        await Ended(call);
        await Until(async () => (await CallOf(call)).Summary is not null);
    }

    public override async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(watching);
        Leaks.Dispose();
        await base.DisposeAsync();
        closing.Dispose();
    }

    protected override Task Open() => Task.CompletedTask;

    protected override async Task<Guid> NewStore(string number)
    {
        await using var scope = Database.Scope(Tenant);
        var services = scope.ServiceProvider;
        var file = StoreFiles.Read(Path.Combine(ChildNode.Root, "seed", "stores", "cabinet-marchand.yaml")) with { Number = number };
        await ActivatorUtilities.CreateInstance<StoreLoading>(services).Load(file, default);
        return await services.GetRequiredService<IKallikyDb>().Stores.Select(store => store.Id).SingleAsync();
    }

    private async Task Watch(ILiveFeed feed)
    {
        try
        {
            await foreach (var change in feed.Watch(Tenant, closing.Token))
                Leaks.Told(change);
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
