using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>The order that a caller speaks of when there is no draft: the one of this call, else their last one that is
/// still under way, known by the number they call from.</summary>
internal sealed class CallersOrder(IKallikyDb db, Drafts drafts, IVault vault, IMoment moment)
{
    private static readonly Duration Recent = Duration.FromHours(12);

    public async Task<Order?> Find(Situation call, CancellationToken ct)
    {
        if (await drafts.Confirmed(call, ct) is { } own)
            return own;
        if (call.Caller is not { } caller)
            return null;
        var key = vault.KeyOf(caller);
        var since = moment.Now - Recent;
        return await (
            from order in db.Orders
            where db.Customers.Any(known => known.PhoneKey == key && (known.MergedInto ?? (Guid?)known.Id) == order.CustomerId) && order.StoreId == call.StoreId && order.ConfirmedAt != null
                && (order.ConfirmedAt > since || order.ReadyAt > since)
                && (order.Status == OrderStatus.Confirmed || order.Status == OrderStatus.Accepted
                    || order.Status == OrderStatus.Preparing || order.Status == OrderStatus.Ready)
            orderby order.ConfirmedAt descending, order.Number descending
            select order).FirstOrDefaultAsync(ct);
    }
}
