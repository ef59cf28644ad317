using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>An owner comes back while a store closes: its calls are answered again. Its place in the plan was its own all along.</summary>
/// <returns>False when it does not close, is closed for good, or is not one of the business.</returns>
[Needs(Permission.CloseStore)]
public sealed record KeepStore(Guid Store) : IRequest<bool>;

internal sealed class KeepStoreHandler(IKallikyDb db, CurrentTenant tenant, ILiveFeed live) : IRequestHandler<KeepStore, bool>
{
    public async Task<bool> Handle(KeepStore request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        if (await db.Stores.SingleOrDefaultAsync(known => known.Id == request.Store, cancellationToken) is not { } store || !store.Stay())
            return false;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return true;
    }
}
