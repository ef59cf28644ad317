using System.Diagnostics;
using System.Globalization;
using Kalliky.Application.Shared;
using Kalliky.Fakes.OpenAi;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Data.Seed.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The demo pizzeria with its whole menu, on a Tuesday evening at twenty to seven. The product works in earnest:
/// real agent, real tools, and the offline model unless a node is given another.</summary>
public sealed class Pizzeria : Telephone
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 18, 40, 0, TimeSpan.FromHours(1));

    private readonly List<ChildNode> children = [];
    private readonly Stopwatch since = Stopwatch.StartNew();

    /// <summary>What every node's clock shows now, whenever it was started.</summary>
    private string Now => (Evening + since.Elapsed).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    public override async ValueTask DisposeAsync()
    {
        foreach (var child in children)
            await child.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <param name="chain">The models that are asked in order, before the offline one.</param>
    public Node AddRealNode(params FakeOpenAi[] chain)
    {
        var more = new Dictionary<string, string?> { ["App:Clock"] = Now };
        foreach (var (place, vendor) in chain.Index())
        {
            more[$"Models:Chain:{place}:Provider"] = "openai";
            more[$"Models:Chain:{place}:Model"] = "gpt-6-luna";
            more[$"Models:Chain:{place}:ApiKey"] = FakeOpenAi.ApiKey;
            more[$"Models:Chain:{place}:Endpoint"] = vendor.Endpoint.ToString();
        }

        return AddNode(realAgent: true, more);
    }

    public async Task<ChildNode> AddChild()
    {
        var child = await ChildNode.Start(Database, Carrier, Now);
        children.Add(child);
        return child;
    }

    /// <summary>What the caller's call left, in one line an order.</summary>
    public Task<string[]> Orders(FakeCall call) => Read(async (db, vault) =>
    {
        var id = await db.Calls.Where(row => row.CarrierId == call.Id).Select(row => row.Id).SingleAsync();
        var orders = await db.Orders.AsNoTracking().Where(order => order.CallId == id).ToListAsync();
        return orders.Select(order => string.Join(" | ",
            order.Status,
            order.Fulfilment,
            order.ReadyAt is { } at ? at.InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]).ToString("HH:mm", CultureInfo.InvariantCulture) : "-",
            order.CustomerName,
            vault.Open(order.CustomerPhone),
            string.Join(" + ", order.Lines.Select(line => $"{line.Quantity} {line.Name} [{string.Join(',', line.Options.Select(option => option.Name))}] -{string.Join(',', line.Removed)}").Order()),
            order.Total.Cents)).ToArray();
    });

    protected override Task Open() => Task.CompletedTask;

    protected override async Task<Guid> NewStore(string number)
    {
        await using var scope = Database.Scope(Tenant);
        var services = scope.ServiceProvider;
        var file = StoreFiles.Read(Path.Combine(ChildNode.Root, "seed", "stores", "pizza-mario.yaml"));
        await ActivatorUtilities.CreateInstance<StoreLoading>(services).Load(file, default);
        return await services.GetRequiredService<IKallikyDb>().Stores.Select(store => store.Id).SingleAsync();
    }
}
