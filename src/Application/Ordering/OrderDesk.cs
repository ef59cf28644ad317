using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Ordering;

/// <summary>Where the merchant's verbs meet an order: finds it, lets the verb decide, saves, tells the open pages.</summary>
internal sealed class OrderDesk(IKallikyDb db, ILiveFeed live)
{
    public async Task<HandledOrder> Handle(Guid orderId, Func<Order, bool> verb, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId && o.Status != OrderStatus.Draft, ct);
        if (order is null)
            return new HandledOrder.Unknown();
        if (!verb(order))
            return new HandledOrder.TooLate(order.Status);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two people touched the same card; the first one won, and this one is told where it stands.
            return new HandledOrder.TooLate(await Standing(orderId, ct));
        }

        live.Publish(new LiveEvent(order.TenantId, order.StoreId, "order", order.Id));
        return new HandledOrder.Moved(order.Status);
    }

    private Task<OrderStatus> Standing(Guid orderId, CancellationToken ct) =>
        db.Orders.AsNoTracking().Where(o => o.Id == orderId).Select(o => o.Status).FirstAsync(ct);
}
