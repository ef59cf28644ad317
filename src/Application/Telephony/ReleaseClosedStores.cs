using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>Looks for what still rings for stores that were closed long ago: the message that ended it was lost, or could not be handled
/// to the last. Again does nothing.</summary>
/// <returns>How many numbers go back now.</returns>
public sealed record ReleaseClosedStores : IRequest<int>;

internal sealed class ReleaseClosedStoresHandler(IKallikyDb db, IMoment moment, NumberLeaving leaving) : IRequestHandler<ReleaseClosedStores, int>
{
    public Task<int> Handle(ReleaseClosedStores request, CancellationToken cancellationToken)
    {
        var before = moment.Now - Business.Grace;
        return leaving.GiveBack(db.NumberOrders.Where(order => db.Stores.Any(store => store.Id == order.StoreId && store.ClosedAt < before)), cancellationToken);
    }
}
