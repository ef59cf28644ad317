using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>A business has left: its numbers go back to the carrier, those that ring and those on their way.</summary>
internal sealed class ReleaseNumbers(IKallikyDb db, CurrentTenant tenant, NumberLeaving leaving) : IReact<BusinessLeft>
{
    public async Task React(BusinessLeft happened, CancellationToken ct)
    {
        if (happened.TenantId != tenant.Required())
            return;
        var open = await db.NumberOrders.Where(order => order.Status != NumberStatus.Refused && order.Status != NumberStatus.Released).Select(order => order.Id).ToListAsync(ct);
        foreach (var order in open)
            await leaving.GiveBack(order, unlessActive: false, ct);
    }
}
