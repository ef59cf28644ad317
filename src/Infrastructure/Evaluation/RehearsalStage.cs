using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Seed;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Infrastructure.Data.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Evaluation;

/// <summary>A business with one store that exists for one rehearsal: what a call leaves there is that call's alone.</summary>
internal sealed class RehearsalStage
{
    private readonly IServiceProvider services;
    private readonly Guid tenant;

    private RehearsalStage(IServiceProvider services, Guid tenant, Guid storeId) =>
        (this.services, this.tenant, StoreId) = (services, tenant, storeId);

    public Guid StoreId { get; }

    public static async Task<RehearsalStage> Set(IServiceProvider services, StoreFile file, CancellationToken ct)
    {
        var tenant = services.GetRequiredService<IMoment>().NewId();
        await using var scope = Scope(services, tenant);
        var (db, moment) = (scope.ServiceProvider.GetRequiredService<KallikyDb>(), scope.ServiceProvider.GetRequiredService<IMoment>());
        db.Businesses.Add(new Business(tenant, file.Name, Plan.Pro, moment.Now));
        db.BusinessKeys.Add(scope.ServiceProvider.GetRequiredService<Keyring>().NewKey(tenant));
        await db.SaveChangesAsync(ct);

        var rows = StoreRows.Of(file, tenant, moment.NewId);
        if (file.ForwardTo is { } human)
            rows.Store.ForwardTo = scope.ServiceProvider.GetRequiredService<IVault>().Seal(human);
        db.Stores.Add(rows.Store);
        db.Categories.AddRange(rows.Categories);
        db.Products.AddRange(rows.Products);
        db.Services.AddRange(rows.Services);
        db.Resources.AddRange(rows.Resources);
        await db.SaveChangesAsync(ct);
        await scope.ServiceProvider.GetRequiredService<SeededBookings>().Add(file, rows, ct);
        await db.SaveChangesAsync(ct);
        return new RehearsalStage(services, tenant, rows.Store.Id);
    }

    public AsyncServiceScope Scope() => Scope(services, tenant);

    /// <summary>What a call left, in the vocabulary of expectations. Drafts that were given up are no orders.</summary>
    public async Task<JsonObject> State(Guid callId, CancellationToken ct)
    {
        await using var scope = Scope();
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>());
        var zone = DateTimeZoneProviders.Tzdb[(await db.Stores.SingleAsync(ct)).TimeZone];
        var orders = await db.Orders.AsNoTracking().Where(order => order.ConfirmedAt != null).ToListAsync(ct);
        var bookings = new RehearsedBookings(vault, zone, await db.Resources.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, ct));
        var tickets = await db.Tickets.AsNoTracking().ToListAsync(ct);
        var call = await db.Calls.AsNoTracking().SingleAsync(known => known.Id == callId, ct);
        return new JsonObject
        {
            ["orders"] = new JsonArray([.. orders.Select(order => Order(order, vault, zone))]),
            ["bookings"] = new JsonArray([.. (await BookingsOf(callId, db, ct)).Select(booking => bookings.Of(booking))]),
            ["tickets"] = new JsonArray([.. tickets.Select(ticket => new JsonObject
            {
                ["kind"] = Word(ticket.Kind),
                ["subject"] = $"{ticket.Subject} {vault.Open(ticket.Body)}",
            })]),
            ["transferred"] = call.Transfer != TransferState.None,
        };
    }

    /// <summary>Removes the business with all that it had.</summary>
    public async Task Clear(CancellationToken ct)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        await db.Orders.ExecuteDeleteAsync(ct);
        await db.Bookings.ExecuteDeleteAsync(ct);
        await db.Resources.ExecuteDeleteAsync(ct);
        await db.Services.ExecuteDeleteAsync(ct);
        await db.Messages.ExecuteDeleteAsync(ct);
        await db.OptOuts.ExecuteDeleteAsync(ct);
        await db.Tickets.ExecuteDeleteAsync(ct);
        await db.ToolCalls.ExecuteDeleteAsync(ct);
        await db.CallTurns.ExecuteDeleteAsync(ct);
        await db.CallEvents.ExecuteDeleteAsync(ct);
        await db.RelayTokens.ExecuteDeleteAsync(ct);
        await db.Calls.ExecuteDeleteAsync(ct);
        await db.Customers.ExecuteDeleteAsync(ct);
        await db.Products.ExecuteDeleteAsync(ct);
        await db.Categories.ExecuteDeleteAsync(ct);
        await db.Stores.ExecuteDeleteAsync(ct);
        await db.BusinessKeys.ExecuteDeleteAsync(ct);
        await db.Businesses.ExecuteDeleteAsync(ct);
    }

    private static AsyncServiceScope Scope(IServiceProvider services, Guid tenant)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return scope;
    }

    // What the diary held before stands in it only where the call has changed it; what was never confirmed is no booking.
    private static async Task<List<Booking>> BookingsOf(Guid callId, IKallikyDb db, CancellationToken ct) =>
        [.. (await db.Bookings.AsNoTracking().Where(booking => booking.ConfirmedAt != null).ToListAsync(ct))
            .Where(booking => booking.CallId == callId || booking.History.Any(change => change.CallId == callId))
            .OrderBy(booking => booking.StartsAt)];

    private static JsonObject Order(Order order, IVault vault, DateTimeZone zone) => new()
    {
        ["status"] = Word(order.Status),
        ["fulfilment"] = order.Fulfilment is { } way ? Word(way) : null,
        ["ready_at"] = order.ReadyAt is { } at ? OffsetDateTimePattern.Rfc3339.Format(at.InZone(zone).ToOffsetDateTime()) : null,
        ["customer"] = new JsonObject { ["name"] = order.CustomerName, ["phone"] = vault.Open(order.CustomerPhone) },
        ["address"] = vault.Open(order.Address) is { } address
            ? JsonSerializer.SerializeToNode(JsonSerializer.Deserialize<DeliveryAddress>(address), Snake)
            : null,
        ["lines"] = new JsonArray([.. order.Lines.Select(line => new JsonObject
        {
            ["product"] = line.Name,
            ["quantity"] = line.Quantity,
            ["options"] = Words(line.Options.Select(option => option.Name)),
            ["removed"] = Words(line.Removed),
            ["note"] = line.Note,
        })]),
        ["allergies"] = Words(order.Allergies),
        ["total"] = order.Total.Cents,
    };

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
