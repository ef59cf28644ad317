using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Catalogue;

/// <summary>Sold out, or back on sale. The next turn of a live call obeys it.</summary>
/// <param name="BackAt">When sold out: the instant at which it comes back by itself, such as the next service.</param>
[Needs(Permission.Serve)]
public sealed record SetAvailability(Guid ProductId, bool Available, Instant? BackAt = null) : IRequest<SetAvailability.Answer>
{
    public abstract record Answer;

    public sealed record Set(bool Available, Instant? BackAt) : Answer;

    public sealed record Unknown : Answer;
}

internal sealed class SetAvailabilityHandler(IKallikyDb db, ILiveFeed live) : IRequestHandler<SetAvailability, SetAvailability.Answer>
{
    public async Task<SetAvailability.Answer> Handle(SetAvailability request, CancellationToken cancellationToken)
    {
        var product = await db.Products.FirstOrDefaultAsync(p => p.Id == request.ProductId, cancellationToken);
        var store = product is null ? null : await db.Stores.Open().FirstOrDefaultAsync(s => s.Id == product.StoreId, cancellationToken);
        if (product is null || store is null)
            return new SetAvailability.Unknown();
        if (request.Available)
            product.BackOnSale();
        else
            product.SoldOut(request.BackAt);
        store.CatalogueChanged();
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(product.TenantId, product.StoreId, "catalogue", product.Id));
        return new SetAvailability.Set(product.IsAvailable, product.BackAt);
    }
}
