using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>Takes a number from its store and sends it back to the carrier; what was given of papers is deleted at once.</summary>
internal sealed class NumberLeaving(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, IDialledNumbers dialled, ILiveFeed live)
{
    /// <summary>All of them that ring, or are on their way.</summary>
    /// <returns>How many go back now.</returns>
    public async Task<int> GiveBack(IQueryable<NumberOrder> orders, CancellationToken ct)
    {
        var given = 0;
        var open = orders.Where(order => order.Status != NumberStatus.Refused && order.Status != NumberStatus.Leaving && order.Status != NumberStatus.Released);
        foreach (var order in await open.Select(order => order.Id).ToListAsync(ct))
            given += await GiveBack(order, unlessActive: false, ct) ? 1 : 0;
        return given;
    }

    /// <returns>False when it was gone already.</returns>
    public async Task<bool> GiveBack(Guid id, bool unlessActive, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        if (await db.NumberOrders.SingleOrDefaultAsync(known => known.Id == id, ct) is not { } order
            || (unlessActive && order.Status == NumberStatus.Active) || !order.GiveBack(moment.Now))
            return false;
        await db.NumberPapers.Where(paper => paper.OrderId == id).ExecuteDeleteAsync(ct);
        await Unplug(order, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Publish(new LiveEvent(order.TenantId, order.StoreId, "store", order.StoreId));
        return true;
    }

    // The store may have been given another one meanwhile.
    private async Task Unplug(NumberOrder order, CancellationToken ct)
    {
        if (!PhoneNumber.TryParse(vault.Open(order.Number), out var number))
            return;
        var key = await dialled.KeyOf(number, ct);
        if (await db.Stores.SingleOrDefaultAsync(store => store.Id == order.StoreId && store.NumberKey == key, ct) is { } store)
            (store.Number, store.NumberKey) = (null, null);
    }
}
