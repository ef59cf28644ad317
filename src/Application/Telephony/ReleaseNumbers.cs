using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Telephony;

namespace Kalliky.Application.Telephony;

/// <summary>A business has left, or a store of it is closed for good: its numbers go back to the carrier, those that ring and those
/// on their way.</summary>
internal sealed class ReleaseNumbers(IKallikyDb db, CurrentTenant tenant, NumberLeaving leaving) : IReact<BusinessLeft>, IReact<StoreClosed>
{
    public Task React(BusinessLeft happened, CancellationToken ct) => GiveBack(happened.TenantId, db.NumberOrders, ct);

    public Task React(StoreClosed happened, CancellationToken ct) => GiveBack(happened.TenantId, db.NumberOrders.Where(order => order.StoreId == happened.StoreId), ct);

    private Task GiveBack(Guid business, IQueryable<NumberOrder> orders, CancellationToken ct) =>
        business == tenant.Required() ? leaving.GiveBack(orders, ct) : Task.CompletedTask;
}
