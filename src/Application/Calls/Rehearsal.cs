using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>One order dictated before the first caller rings, for a business that nobody will ever see: all of it is taken
/// back. The first turn of a fresh node would otherwise take a second and a half, to build what every later one finds.</summary>
public sealed class Rehearsal(TenantScopes scopes, IMoment moment, IServiceProvider services)
{
    public async Task Run(CancellationToken ct)
    {
        var tenant = moment.NewId();
        var sheet = Sheet(tenant, moment.NewId(), moment.NewId());
        services.GetRequiredService<IBriefings>().Of(sheet);
        services.GetRequiredService<Toolbox>().For(sheet.Trade);

        await using var scope = scopes.Open(tenant, haste: true);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        await using var never = await db.Database.BeginTransactionAsync(ct);
        var call = Open(db, sheet);
        await db.SaveChangesAsync(ct);
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Set(call, 1, null, sheet);
        await Dictate(scope.ServiceProvider.GetRequiredService<IMediator>(), db, call, sheet, ct);
        await never.RollbackAsync(ct);
    }

    private Situation Open(IKallikyDb db, StoreSheet sheet)
    {
        var id = moment.NewId();
        db.Businesses.Add(new Business(sheet.TenantId, sheet.Name, Plan.Free, moment.Now));
        db.Stores.Add(new Store(sheet.StoreId, sheet.TenantId, "rehearsal", sheet.Name, sheet.Trade, sheet.Zone.Id));
        db.Calls.Add(new Call(id, sheet.TenantId, sheet.StoreId, id.ToString("N"), new Sealed([]), "", isTest: true, moment.Now));
        return new Situation(sheet.TenantId, sheet.StoreId, id, true, null, null, null, moment.Now.InZone(sheet.Zone));
    }

    private static async Task Dictate(IMediator mediator, IKallikyDb db, Situation call, StoreSheet sheet, CancellationToken ct)
    {
        await mediator.Send(new AddItem(call, sheet.Products.First().Id, 1, [], [], null), ct);
        await db.SaveChangesAsync(ct);
        await mediator.Send(new SetFulfilment(call, Fulfilment.Pickup), ct);
        await mediator.Send(new SetTime(call, null), ct);
        await mediator.Send(new ReadBackOrder(call, 1), ct);
        await db.SaveChangesAsync(ct);
    }

    private static StoreSheet Sheet(Guid tenant, Guid store, Guid dish) => new(
        tenant, store, 1, "Rehearsal", "Rehearsal", Trade.Restaurant, DateTimeZoneProviders.Tzdb["Europe/Paris"], null,
        StoreAddress.Unknown, OpeningHours.None, [], [], 20, null, null, AssistantSettings.Default, null,
        [new SheetCategory(dish, "Dishes", 100, 100, [], [new SheetProduct(dish, "Dish", [], new Money(100), [], [], false, true, null, "Dishes", 100, 100, [])])],
        null);
}
