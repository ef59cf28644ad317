using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>The example that the store began with becomes the store's own.</summary>
/// <returns>False when the business has no such store.</returns>
[Needs(Permission.EditCatalogue)]
public sealed record KeepExample(Guid StoreId) : IRequest<bool>;

internal sealed class KeepExampleHandler(IKallikyDb db, Examples examples, ILiveFeed live) : IRequestHandler<KeepExample, bool>
{
    public async Task<bool> Handle(KeepExample request, CancellationToken ct)
    {
        if (await db.Stores.Open().FirstOrDefaultAsync(row => row.Id == request.StoreId, ct) is not { } store)
            return false;
        await examples.Keep(store, ct);
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "catalogue", store.Id));
        return true;
    }
}
