using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>Gives a number that was granted to its store, so that calls find it there.</summary>
internal sealed class NumberArrival(IKallikyDb db, IVault vault, IMoment moment, IDoors doors, IDialledNumbers dialled, ILiveFeed live)
{
    /// <summary>It rings at another store: two chose the same at the same moment.</summary>
    public async Task<bool> IsElsewhere(PhoneNumber number, Guid order, CancellationToken ct) =>
        await doors.OfNumber(number, ct) is var (_, store) && !await db.NumberOrders.AnyAsync(known => known.Id == order && known.StoreId == store, ct);

    public async Task Plug(NumberOrder order, string handle, CancellationToken ct)
    {
        if (!PhoneNumber.TryParse(vault.Open(order.Number), out var number) || !order.Activate(handle, moment.Now))
            return;
        var store = await db.Stores.SingleAsync(known => known.Id == order.StoreId, ct);
        (store.Number, store.NumberKey) = (order.Number, await dialled.KeyOf(number, ct));
        live.Publish(new LiveEvent(order.TenantId, order.StoreId, "store", order.StoreId));
    }
}
