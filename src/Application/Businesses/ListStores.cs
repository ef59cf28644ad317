using FluentValidation;
using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>The open stores of the business, in the order in which they were made.</summary>
public sealed record ListStores(int Limit = Slice.Most, Position? After = null) : IRequest<Slice<StoreView>>;

internal sealed class ListStoresValidator : AbstractValidator<ListStores>
{
    public ListStoresValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListStoresHandler(IKallikyDb db, IVault vault) : IRequestHandler<ListStores, Slice<StoreView>>
{
    public async Task<Slice<StoreView>> Handle(ListStores request, CancellationToken ct)
    {
        var rows = StoreRow.All(db).Where(row => row.ClosedAt == null);
        if (request.After is { Id: var id })
            rows = rows.Where(row => row.Id > id);
        var read = await rows.OrderBy(row => row.Id).Take(request.Limit + 1).ToListAsync(ct);

        // Ids grow with time, so the id alone is the place; the instant only fills the cursor.
        return Slice.Cut(read, request.Limit, row => new Position(default, row.Id), row => row.Open(vault));
    }
}
