using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>One store, also one that is closed; null when there is none with this id in the business.</summary>
public sealed record ShowStore(Guid Id) : IRequest<StoreView?>;

internal sealed class ShowStoreHandler(IKallikyDb db, IVault vault) : IRequestHandler<ShowStore, StoreView?>
{
    public async Task<StoreView?> Handle(ShowStore request, CancellationToken ct)
    {
        var row = await StoreRow.All(db).SingleOrDefaultAsync(store => store.Id == request.Id, ct);
        return row?.Open(vault);
    }
}
