using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>The example that the store began with leaves: what it sold, did, and answered. What was changed of it stays, and so
/// do the hours, which say that they are usual ones until somebody confirms them.</summary>
/// <returns>False when the business has no such store.</returns>
[Needs(Permission.EditCatalogue)]
public sealed record ClearExample(Guid StoreId) : IRequest<bool>;

internal sealed class ClearExampleHandler(IKallikyDb db, Examples examples, ILiveFeed live) : IRequestHandler<ClearExample, bool>
{
    public async Task<bool> Handle(ClearExample request, CancellationToken ct)
    {
        if (await db.Stores.Open().FirstOrDefaultAsync(row => row.Id == request.StoreId, ct) is not { } store)
            return false;
        await examples.ClearMenu(store.Id, ct);
        await examples.ClearServices(store.Id, ct);
        await examples.ClearTeam(store.Id, ct);
        Examples.ClearQuestions(store);
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "catalogue", store.Id));
        return true;
    }
}
