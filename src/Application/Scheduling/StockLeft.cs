using Kalliky.Application.Assistant;
using MediatR;

namespace Kalliky.Application.Scheduling;

/// <summary>What is left of each article that a store counts, size by size.</summary>
public sealed record StockLeft(Guid StoreId) : IRequest<IReadOnlyDictionary<Guid, IReadOnlyList<FoundSize>>>;

internal sealed class StockLeftHandler(Shelf shelf) : IRequestHandler<StockLeft, IReadOnlyDictionary<Guid, IReadOnlyList<FoundSize>>>
{
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<FoundSize>>> Handle(StockLeft request, CancellationToken ct) => shelf.LeftIn(request.StoreId, ct);
}
