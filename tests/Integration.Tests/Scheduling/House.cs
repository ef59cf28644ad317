using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Scheduling;

/// <summary>A store with a diary on a real database, on Tuesday 24 November 2026 at 10:05, with the clock in the test's hand.</summary>
public sealed class House : IMoment, IAsyncDisposable
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    private House(TestDatabase database, Action<IServiceCollection>? more) => Services = database.Services(services =>
    {
        services.AddSingleton<IMoment>(this);
        more?.Invoke(services);
    });

    public ServiceProvider Services { get; }

    public Guid Tenant { get; private set; }

    public StoreSheet Sheet { get; private set; } = null!;

    public Instant Now { get; set; } = At(2026, 11, 24, 10, 5);

    public Guid NewId() => Guid.CreateVersion7();

    public static Instant At(int year, int month, int day, int hour, int minute) =>
        new LocalDateTime(year, month, day, hour, minute).InZoneStrictly(Paris).ToInstant();

    public static LocalDateTime Local(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute);

    /// <summary>One of the demo's stores.</summary>
    public static Task<House> Open(TestDatabase database, string key, Action<IServiceCollection>? more = null) =>
        Open(database, DemoStores.All().Single(store => store.Key == key), more);

    public static async Task<House> Open(TestDatabase database, StoreFile file, Action<IServiceCollection>? more = null)
    {
        var house = new House(database, more) { Tenant = await database.NewBusiness() };
        await house.Load(file with { Number = TestNumbers.Store().Value });
        return house;
    }

    public async Task Load(StoreFile file) => Sheet = await Work(async scope =>
    {
        await ActivatorUtilities.CreateInstance<StoreLoading>(scope).Load(file, CancellationToken.None);
        var id = await scope.GetRequiredService<KallikyDb>().Stores.Select(store => store.Id).SingleAsync();
        return await scope.GetRequiredService<IStoreSheets>().Of(id, CancellationToken.None);
    });

    /// <summary>A new call from this number; null when it is withheld.</summary>
    public async Task<Situation> Call(string? number = "+33639980122", bool isTest = false)
    {
        PhoneNumber? caller = number is null ? null : PhoneNumber.Parse(number);
        var id = NewId();
        await Work(async scope =>
        {
            var vault = scope.GetRequiredService<IVault>();
            var db = scope.GetRequiredService<KallikyDb>();
            db.Calls.Add(new Call(id, Tenant, Sheet.StoreId, "v3:" + id.ToString("N"), vault.Seal(number ?? ""), caller is { } known ? vault.KeyOf(known) : "", isTest, Now));
            return await db.SaveChangesAsync();
        });
        return new Situation(Tenant, Sheet.StoreId, id, isTest, caller, null, null, Now.InZone(Paris));
    }

    public Task<TAnswer> Send<TAnswer>(IRequest<TAnswer> request) => Work(scope => scope.GetRequiredService<IMediator>().Send(request));

    public Task<TAnswer> Read<TAnswer>(Func<IKallikyDb, Task<TAnswer>> query) => Work(scope => query(scope.GetRequiredService<IKallikyDb>()));

    /// <summary>Writes who calls on their draft.</summary>
    public Task Name(Situation call, string name, string phone = "+33639980122", string? birthdate = null) => Work(async scope =>
    {
        var (db, vault) = (scope.GetRequiredService<IKallikyDb>(), scope.GetRequiredService<IVault>());
        var draft = await db.Bookings.SingleAsync(booking => booking.CallId == call.CallId && booking.Status == BookingStatus.Held && booking.PartOf == null);
        draft.For(name);
        draft.CallBackOn(vault.Seal(phone));
        if (birthdate is not null)
            draft.BornOn(vault.Seal(birthdate), vault.KeyOf(birthdate));
        return await db.SaveChangesAsync();
    });

    /// <summary>Reads back, and says yes in the next turn.</summary>
    public async Task<ConfirmBooking.Answer> Agree(Situation call, int turn = 5) =>
        await Send(new ReadBackBooking(call, turn)) is ReadBackBooking.Read read
            ? await Send(new ConfirmBooking(call, read.Booking.Version, turn + 1))
            : new ConfirmBooking.NoDraft();

    /// <summary>The whole of it for one free place.</summary>
    public async Task<ConfirmBooking.Confirmed> Book(Situation call, string slot, string name, string[] services)
    {
        (await Send(new HoldSlot(call, slot, services))).ShouldBeOfType<HoldSlot.Held>();
        await Name(call, name, call.Caller?.Value ?? "+33639980122");
        return (await Agree(call)).ShouldBeOfType<ConfirmBooking.Confirmed>();
    }

    /// <summary>Changes the store, as a page of settings would; the sheet is the new one.</summary>
    public async Task Settle(Action<Domain.Businesses.Store> change) => Sheet = await Work(async scope =>
    {
        var db = scope.GetRequiredService<IKallikyDb>();
        var store = await db.Stores.SingleAsync();
        change(store);
        store.CatalogueChanged();
        await db.SaveChangesAsync();
        return await scope.GetRequiredService<IStoreSheets>().Of(store.Id, CancellationToken.None);
    });

    /// <summary>The call is over, and so is what the diary does about it.</summary>
    public Task HangUp(Situation call) => Work(async scope =>
    {
        var db = scope.GetRequiredService<IKallikyDb>();
        (await db.Calls.SingleAsync(known => known.Id == call.CallId)).End("normal_clearing", Now);
        await db.SaveChangesAsync();
        await scope.GetServices<IReact<CallEnded>>().OfType<LetPlacesGo>().Single().React(new CallEnded(call.CallId, Tenant, call.StoreId), CancellationToken.None);
        return true;
    });

    public async Task<TAnswer> Work<TAnswer>(Func<IServiceProvider, Task<TAnswer>> work)
    {
        await using var scope = TestDatabase.Scope(Services, Tenant);
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
