using System.Buffers.Binary;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Ordering;

/// <summary>Pizza Mario, or another of the demo's stores, on a real database, on the evening of Tuesday 24 November 2026, with the clock in the test's hand.</summary>
public sealed class Restaurant : IMoment, IAsyncDisposable
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private readonly TestDatabase database;
    private readonly Guid ids = Guid.CreateVersion7();
    private int counted;

    private Restaurant(TestDatabase database, Action<IServiceCollection>? more)
    {
        this.database = database;
        Services = database.Services(services =>
        {
            services.AddSingleton<IMoment>(this);
            more?.Invoke(services);
        });
    }

    public ServiceProvider Services { get; }

    public Guid Tenant { get; private set; }

    public StoreSheet Sheet { get; private set; } = null!;

    public Instant Now { get; set; } = At(18, 40);

    /// <summary>They count up, so that what is made in one instant has an order.</summary>
    public Guid NewId()
    {
        Span<byte> id = stackalloc byte[16];
        ids.TryWriteBytes(id, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(id[12..], Interlocked.Increment(ref counted));
        return new Guid(id, bigEndian: true);
    }

    /// <summary>An instant of that evening in Paris.</summary>
    public static Instant At(int hour, int minute) => new LocalDateTime(2026, 11, 24, hour, minute).InZoneStrictly(Paris).ToInstant();

    public static async Task<Restaurant> Open(TestDatabase database, Action<IServiceCollection>? more = null, string key = "pizza-mario")
    {
        var restaurant = new Restaurant(database, more) { Tenant = await database.NewBusiness() };
        await restaurant.Load(key);
        return restaurant;
    }

    public Guid Product(string name) => Sheet.Products.Single(product => product.Name == name).Id;

    /// <summary>A new call from this number; null when it is withheld.</summary>
    public async Task<Situation> Call(string? number = "+33639980122", bool isTest = false)
    {
        PhoneNumber? caller = number is null ? null : PhoneNumber.Parse(number);
        var id = NewId();
        await Work(async scope =>
        {
            var vault = scope.GetRequiredService<IVault>();
            var call = new Call(id, Tenant, Sheet.StoreId, "v3:" + id.ToString("N"), vault.Seal(number ?? ""), caller is { } known ? vault.KeyOf(known) : "", isTest, Now);
            call.Answer(new Disclosure("Bonjour, vous parlez avec l'assistant vocal automatique.", "1", Now), Now);
            var db = scope.GetRequiredService<KallikyDb>();
            db.Calls.Add(call);
            return await db.SaveChangesAsync();
        });
        return new Situation(Tenant, Sheet.StoreId, id, isTest, caller, null, null, Now.InZone(Paris));
    }

    public Task<TAnswer> Send<TAnswer>(IRequest<TAnswer> request) =>
        Work(scope => scope.GetRequiredService<IMediator>().Send(request));

    public Task<TAnswer> Read<TAnswer>(Func<IKallikyDb, Task<TAnswer>> query) => Work(scope => query(scope.GetRequiredService<IKallikyDb>()));

    public Task<List<Order>> Orders(Situation call) =>
        Read(db => db.Orders.Where(order => order.CallId == call.CallId).OrderBy(order => order.CreatedAt).ToListAsync());

    public string? Open(Sealed? data)
    {
        using var scope = TestDatabase.Scope(Services, Tenant);
        return scope.ServiceProvider.GetRequiredService<IVault>().Open(data);
    }

    public async Task<TAnswer> Work<TAnswer>(Func<IServiceProvider, Task<TAnswer>> work)
    {
        await using var scope = TestDatabase.Scope(Services, Tenant);
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    private async Task Load(string key)
    {
        var file = DemoStores.All().Single(store => store.Key == key) with { Number = TestNumbers.Store().Value };
        Sheet = await Work(async scope =>
        {
            await ActivatorUtilities.CreateInstance<StoreLoading>(scope).Load(file, CancellationToken.None);
            var id = await scope.GetRequiredService<KallikyDb>().Stores.Select(store => store.Id).SingleAsync();
            return await scope.GetRequiredService<IStoreSheets>().Of(id, CancellationToken.None);
        });
    }
}
