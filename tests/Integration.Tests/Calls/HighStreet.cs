using System.Diagnostics;
using System.Globalization;
using Kalliky.Application.Shared;
using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Data.Seed.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The demo stores of every trade with all they offer, on a Tuesday evening at twenty to seven. The product works in
/// earnest: real agent, real tools, and the offline model unless a node is given another.</summary>
public class HighStreet : Telephone
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 18, 40, 0, TimeSpan.FromHours(1));

    private readonly List<ChildNode> children = [];
    private readonly Stopwatch since = Stopwatch.StartNew();
    private Node? usual;
    private Node? other;

    /// <summary>The stores that stand here; the first one is at <see cref="Telephone.Number"/>.</summary>
    protected virtual IReadOnlyList<string> Keys => ["pizza-mario", "beauty-center", "cabinet-marchand", "librairie-du-parc"];

    /// <summary>What every node's clock shows now, whenever it was started.</summary>
    private string Now => (Evening + since.Elapsed).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>A node as the product comes, with the offline model.</summary>
    public Node Usual => usual ??= AddRealNode();

    /// <summary>A second one like it.</summary>
    public Node Other => other ??= AddRealNode();

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var child in children)
            await child.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <param name="chain">The models that are asked in order, before the offline one.</param>
    public Node AddRealNode(params FakeOpenAi[] chain) => AddRealNode(new Dictionary<string, string?>(), chain);

    /// <param name="more">Settings besides the usual ones.</param>
    public Node AddRealNode(IReadOnlyDictionary<string, string?> more, params FakeOpenAi[] chain)
    {
        var settings = new Dictionary<string, string?>(more) { ["App:Clock"] = Now };
        foreach (var (place, vendor) in chain.Index())
        {
            settings[$"Models:Chain:{place}:Provider"] = "openai";
            settings[$"Models:Chain:{place}:Model"] = "gpt-6-luna";
            settings[$"Models:Chain:{place}:ApiKey"] = FakeOpenAi.ApiKey;
            settings[$"Models:Chain:{place}:Endpoint"] = vendor.Endpoint.ToString();
        }

        return AddNode(realAgent: true, settings);
    }

    public async Task<ChildNode> AddChild()
    {
        var child = await ChildNode.Start(Database, Carrier, Now);
        children.Add(child);
        return child;
    }

    /// <summary>Somebody rings at the store of this key.</summary>
    public async Task<FakeCall> Rings(string key, string from) =>
        await Carrier.Dial(from, await Read((db, vault) => NumberOf(db, vault, key)));

    protected override Task Open() => Task.CompletedTask;

    protected override async Task<Guid> NewStore(string number)
    {
        await using var scope = Database.Scope(Tenant);
        var services = scope.ServiceProvider;
        foreach (var key in Keys)
        {
            var file = StoreFiles.Read(Path.Combine(ChildNode.Root, "seed", "stores", key + ".yaml"));
            await ActivatorUtilities.CreateInstance<StoreLoading>(services).Load(file, default);
        }

        return await services.GetRequiredService<IKallikyDb>().Stores.Where(store => store.Key == Keys[0]).Select(store => store.Id).SingleAsync();
    }

    private static async Task<string> NumberOf(IKallikyDb db, IVault vault, string key) =>
        vault.Open(await db.Stores.Where(store => store.Key == key).Select(store => store.Number).SingleAsync())!;
}
