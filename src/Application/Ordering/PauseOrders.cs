using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>The kitchen is full: no new order until then. Null takes orders again.</summary>
[Needs(Permission.Serve)]
public sealed record PauseOrders(Guid StoreId, Instant? Until) : IRequest<PauseOrders.Answer>
{
    public abstract record Answer;

    public sealed record Paused(Instant Until) : Answer;

    public sealed record TakingOrders : Answer;

    public sealed record Unknown : Answer;
}

internal sealed class PauseOrdersHandler(IKallikyDb db, IMoment moment, ILiveFeed live) : IRequestHandler<PauseOrders, PauseOrders.Answer>
{
    public async Task<PauseOrders.Answer> Handle(PauseOrders request, CancellationToken cancellationToken)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(s => s.Id == request.StoreId, cancellationToken);
        if (store is null)
            return new PauseOrders.Unknown();
        store.OrdersPausedUntil = request.Until is { } until && until > moment.Now ? until : null;
        store.CatalogueChanged();
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return store.OrdersPausedUntil is { } paused ? new PauseOrders.Paused(paused) : new PauseOrders.TakingOrders();
    }
}
