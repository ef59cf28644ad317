using System.Runtime.CompilerServices;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Shared;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Data.Vault;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A database, a carrier and a store with a telephone number; nodes are added as a test needs them.</summary>
public class Telephone : IAsyncLifetime
{
    public const string Number = "+33199000101";
    public const string Caller = "+33639980122";

    /// <summary>Said for an answer that is late, which on a slow machine any of them may be.</summary>
    private const string Waiting = "Un instant, je regarde. ";

    private static readonly TimeSpan Patience = FakeCall.Patience;

    private readonly List<Node> nodes = [];

    public TestDatabase Database { get; } = new();

    public FakeTelnyx Carrier { get; private set; } = null!;

    public Guid Tenant { get; private set; }

    public Guid Store { get; private set; }

    /// <summary>The first node, which the carrier reaches.</summary>
    public Node Node => nodes[0];

    public async ValueTask InitializeAsync()
    {
        Carrier = await FakeTelnyx.Start();
        Carrier.Webhooks.Patience = Patience;
        Tenant = await Database.NewBusiness();
        Store = await NewStore(Number);
        await Open();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Carrier.DisposeAsync();
        foreach (var node in nodes)
            await node.DisposeAsync();
        await Database.DisposeAsync();
    }

    public Node AddNode(bool realAgent = false, IReadOnlyDictionary<string, string?>? more = null)
    {
        var node = new Node(Database, Carrier, realAgent, more);
        nodes.Add(node);
        return node;
    }

    /// <summary>The nodes that stand before the first test.</summary>
    protected virtual Task Open()
    {
        Reach(AddNode());
        return Task.CompletedTask;
    }

    /// <summary>From now on the carrier talks to this node.</summary>
    public void Reach(Node node) => Reach(node.Address);

    public void Reach(Uri node)
    {
        Carrier.Webhooks.Target = new Uri(node, "/webhooks/telnyx/voice");
        Carrier.Texts.Target = new Uri(node, "/webhooks/telnyx/messages");
        Carrier.RelayBase = node;
    }

    public Task<FakeCall> Dial(string from = Caller) => Carrier.Dial(from, Number);

    public async Task<T> Read<T>(Func<IKallikyDb, IVault, Task<T>> read)
    {
        await using var scope = Database.Scope(Tenant);
        return await read(scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>());
    }

    public Task<Call> CallOf(FakeCall call) => Read((db, _) => db.Calls.AsNoTracking().SingleAsync(row => row.CarrierId == call.Id));

    /// <summary>The transcript, one line a turn.</summary>
    public Task<string[]> Transcript(FakeCall call) => Read(async (db, vault) =>
    {
        var id = await db.Calls.Where(row => row.CarrierId == call.Id).Select(row => row.Id).SingleAsync();
        var turns = await db.CallTurns.AsNoTracking().Where(turn => turn.CallId == id).OrderBy(turn => turn.Sequence).ToListAsync();
        return turns.Select(turn => $"{turn.Sequence} {turn.Speaker}: {vault.Open(turn.Text)}").ToArray();
    });

    public Task Change(Action<Store> change) => Read(async (db, _) =>
    {
        change(await db.Stores.SingleAsync(store => store.Id == Store));
        return await db.SaveChangesAsync();
    });

    /// <summary>What was said, whether it came in time or not.</summary>
    public static string InTime(string heard) => heard.Replace(Waiting, "", StringComparison.Ordinal);

    /// <summary>Waits until the rows say so; what they never say fails the test.</summary>
    public static async Task Until(Func<Task<bool>> isSo, [CallerArgumentExpression(nameof(isSo))] string? what = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"Never became so: {what}");
            await Task.Delay(20);
        }
    }

    public async Task<Call> Ended(FakeCall call)
    {
        await Until(async () => (await CallOf(call)).IsOver);
        return await CallOf(call);
    }

    protected virtual async Task<Guid> NewStore(string number)
    {
        await using var scope = Database.Scope(Tenant);
        var services = scope.ServiceProvider;
        var (db, vault, moment) = (services.GetRequiredService<IKallikyDb>(), services.GetRequiredService<IVault>(), services.GetRequiredService<IMoment>());
        var store = new Store(moment.NewId(), Tenant, "pizza-testeur", "Pizza Testeur", Trade.Restaurant, "Europe/Paris")
        {
            Number = vault.Seal(number),
            NumberKey = await services.GetRequiredService<DialledNumbers>().KeyOf(PhoneNumber.Parse(number), default),
            ForwardTo = vault.Seal("+33639980100"),
        };
        var category = new Category(moment.NewId(), Tenant, store.Id, "Pizzas", 1);
        db.Stores.Add(store);
        db.Categories.Add(category);
        db.Products.Add(new Product(moment.NewId(), Tenant, store.Id, category.Id, "Margherita", new Money(950), 1));
        await db.SaveChangesAsync();
        return store.Id;
    }
}
