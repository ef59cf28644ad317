using System.Text.Json;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Infrastructure.Evaluation;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The demo stores on a Tuesday morning, each in a business of its own, and callers whose tools a test uses as a
/// model would.</summary>
public sealed class Shops : IAsyncDisposable
{
    private readonly TestDatabase database = new();
    private readonly ServiceProvider services;
    private readonly Dictionary<string, (Guid Tenant, Guid Store)> known = [];

    public Shops()
    {
        var clock = new ScenarioClock();
        clock.Set(Instant.FromUtc(2026, 11, 24, 9, 5));
        services = database.Services(more => more.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
    }

    /// <summary>Somebody rings at the store of this key.</summary>
    internal async Task<Visitor> Rings(string key, string? from = "+33639980150")
    {
        if (!known.TryGetValue(key, out var at))
            at = known[key] = await Open(key);
        await using var scope = TestDatabase.Scope(services, at.Tenant);
        var (db, vault, moment) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>(), scope.ServiceProvider.GetRequiredService<IMoment>());
        PhoneNumber? caller = from is null ? null : PhoneNumber.Parse(from);
        var call = new Call(moment.NewId(), at.Tenant, at.Store, Guid.NewGuid().ToString("N"), vault.Seal(from ?? ""), caller is { } number ? vault.KeyOf(number) : "", false, moment.Now);
        var customer = await db.Customers.FirstOrDefaultAsync(card => card.PhoneKey == call.CallerKey);
        call.CustomerId = customer?.Id;
        db.Calls.Add(call);
        await db.SaveChangesAsync();
        var sheet = await scope.ServiceProvider.GetRequiredService<IStoreSheets>().Of(at.Store, default);
        return new Visitor(services, sheet, new Situation(at.Tenant, at.Store, call.Id, false, caller, customer?.Id, customer?.Name, moment.Now.InZone(sheet.Zone)));
    }

    /// <summary>Every word that the store's business has in tickets, opened.</summary>
    public async Task<string> Everything(string key)
    {
        await using var scope = TestDatabase.Scope(services, known[key].Tenant);
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>());
        var tickets = await db.Tickets.AsNoTracking().ToListAsync();
        var writes = await db.ToolWrites.AsNoTracking().Select(write => write.Answer).ToListAsync();
        return string.Join('\n', tickets.Select(ticket => $"{ticket.Subject} {vault.Open(ticket.Body)}").Concat(writes.Select(write => vault.Open(write))));
    }

    /// <summary>The merchant says "En rupture".</summary>
    public async Task TakesOffSale(string key, Guid product)
    {
        await using var scope = TestDatabase.Scope(services, known[key].Tenant);
        await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new Application.Catalogue.SetAvailability(product, false));
    }

    private async Task<(Guid Tenant, Guid Store)> Open(string key)
    {
        var tenant = await database.NewBusiness();
        await using var scope = TestDatabase.Scope(services, tenant);
        var file = StoreFiles.Read(Path.Combine(ChildNode.Root, "seed", "stores", key + ".yaml"));
        await ActivatorUtilities.CreateInstance<StoreLoading>(scope.ServiceProvider).Load(file, default);
        return (tenant, await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Stores.Select(store => store.Id).SingleAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>One caller, whose every use of a tool is a turn.</summary>
    internal sealed class Visitor(IServiceProvider services, StoreSheet sheet, Situation situation)
    {
        private int turn;

        public async Task<ToolAnswer> Use(string name, object? arguments = null)
        {
            var tool = services.GetRequiredService<Toolbox>().For(sheet.Trade).Named(name)!;
            var json = JsonSerializer.Serialize(arguments ?? new { });
            var runner = services.GetRequiredService<ToolRunner>();
            await using var bench = runner.Bench(new AgentTurn(situation, ++turn, [new Exchange.Caller("…")]), sheet);
            var outcome = await runner.Run(tool, json, tool.Writes ? new Deed(name, ToolArguments.Canonical(json), 0) : null, bench, default);
            return outcome.Answer;
        }

        /// <summary>A consultation at that time, for this patient.</summary>
        public async Task Books(string name, string birthdate, string at)
        {
            string[] reasons = ["consultation"];
            var found = await Use("find_slots", new { services = reasons, from = at, to = at });
            await Use("hold_slot", new { slot = found.Slots![0].Slot, services = reasons });
            await Use("caller_details", new { name, birthdate, same_number = true });
            var read = await Use("read_back_booking");
            (await Use("confirm_booking", new { version = read.Booking!.Version })).Done.ShouldBeTrue(read.Say);
        }

        /// <summary>What this call has in the diary, drafts included.</summary>
        public async Task<string[]> Bookings()
        {
            await using var scope = TestDatabase.Scope(services, situation.TenantId);
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            var rows = await db.Bookings.AsNoTracking().Where(booking => booking.CallId == situation.CallId).ToListAsync();
            return [.. rows.Select(booking => $"{booking.Kind} {booking.Status} {booking.StartsAt.InZone(sheet.Zone).LocalDateTime:uuuu-MM-dd'T'HH:mm} {booking.CustomerName}")];
        }
    }
}
