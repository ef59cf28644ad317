using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>The days in which an owner could come back are over: the store is closed for good, and what it has elsewhere is told to go
/// (<see cref="Domain.Businesses.StoreClosed"/>), in one transaction. Once, however many nodes look.</summary>
/// <returns>False before its time, and when there is nothing to close.</returns>
public sealed record ShutStore(Guid StoreId) : IRequest<bool>;

internal sealed class ShutStoreHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, ILiveFeed live) : IRequestHandler<ShutStore, bool>
{
    public async Task<bool> Handle(ShutStore request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        if (await db.Stores.SingleOrDefaultAsync(known => known.Id == request.StoreId, cancellationToken) is not { } store || !store.Shut(moment.Now))
            return false;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
