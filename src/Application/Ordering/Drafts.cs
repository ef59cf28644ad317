using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Ordering;

/// <summary>The order that a call dictates: found by its call, made by the first thing that is dictated.</summary>
internal sealed class Drafts(IKallikyDb db, IStoreSheets sheets, IVault vault, IMoment moment, LiveNews live)
{
    // The draft is brought with an order of this call that is confirmed already: it has had its fee and its minimum.
    private bool goesAlong;

    public ValueTask<StoreSheet> Sheet(Situation call, CancellationToken ct) => sheets.Of(call.StoreId, ct);

    /// <summary>Known already to the scope, when an earlier tool of the same round has read it; should it have changed
    /// meanwhile, saving it fails and is done again on fresh rows.</summary>
    public async Task<Order?> Find(Situation call, CancellationToken ct)
    {
        var draft = db.Orders.Local.FirstOrDefault(order => order.CallId == call.CallId && order.Status == OrderStatus.Draft)
            ?? await db.Orders.FirstOrDefaultAsync(order => order.CallId == call.CallId && order.Status == OrderStatus.Draft, ct);
        goesAlong = draft is { Fulfilment: Fulfilment.Delivery, DeliveryFee.Cents: 0 } && await Confirmed(call, ct) is { Fulfilment: Fulfilment.Delivery } before
            && vault.OpenAddress(before.Address) == vault.OpenAddress(draft.Address);
        return draft;
    }

    public async Task<Order> Open(Situation call, CancellationToken ct) => await Find(call, ct) ?? await Begin(call, ct);

    /// <summary>A new draft, where <see cref="Find"/> has found none.</summary>
    public async Task<Order> Begin(Situation call, CancellationToken ct)
    {
        var order = new Order(moment.NewId(), call.TenantId, call.StoreId, call.CallId, call.IsTest, moment.Now);
        db.Orders.Add(order);
        if (await Confirmed(call, ct) is { } before)
        {
            GoOnFrom(before, order);
            goesAlong = before.Fulfilment == Fulfilment.Delivery;
        }
        else
        {
            await Recognise(call, order, ct);
        }

        return order;
    }

    /// <summary>The last order that this call confirmed.</summary>
    public Task<Order?> Confirmed(Situation call, CancellationToken ct) =>
        db.Orders.Where(order => order.CallId == call.CallId && order.ConfirmedAt != null)
            .OrderByDescending(order => order.ConfirmedAt).ThenByDescending(order => order.Number).FirstOrDefaultAsync(ct);

    /// <summary>Commits, then tells those who watch the call. Within a larger transaction, that one saves and commits.</summary>
    public async Task<OrderState> Save(Order order, StoreSheet sheet, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            await db.SaveChangesAsync(ct);
        if (order.CallId is { } call)
            live.Publish(new LiveEvent(order.TenantId, order.StoreId, "draft", call));
        return State(order, sheet);
    }

    public OrderState State(Order order, StoreSheet sheet) =>
        OrderStates.Of(order, sheet, vault.OpenAddress(order.Address), moment.Now, goesAlong);

    // "And a coke, please", after the order was confirmed: a second order, for the same person, place and time.
    private static void GoOnFrom(Order before, Order order)
    {
        if (before.Fulfilment == Fulfilment.Delivery)
            order.Deliver(before.Address, Money.Zero);
        else if (before.Fulfilment == Fulfilment.Pickup)
            order.Collect();
        else
            order.EatIn();
        if (before.ReadyAt is { } at)
            order.ReadyFor(at, before.AsSoonAsPossible);
        if (before.CustomerName is { } name)
            order.For(name);
        if (before.CustomerPhone is { } phone)
            order.CallBackOn(phone);
        foreach (var allergy in before.Allergies)
            order.Mind(allergy);
    }

    // Somebody the business knows, or who gave their name earlier in this call, is not asked again.
    private async Task Recognise(Situation call, Order order, CancellationToken ct)
    {
        var id = await db.Calls.Where(c => c.Id == call.CallId).Select(c => c.CustomerId).FirstOrDefaultAsync(ct) ?? call.CustomerId;
        if (id is null)
            return;
        var customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, ct);
        if (customer is null || string.IsNullOrWhiteSpace(customer.Name))
            return;
        order.For(customer.Name);
        order.CallBackOn(customer.Phone);
    }
}
