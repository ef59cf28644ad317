using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>Everybody whom a store that closes still expects, with names and telephone numbers, to be taken away: the journal says by whom.</summary>
/// <returns>The next first; null when the business has no such store.</returns>
[Needs(Permission.CloseStore)]
[JournalAlways]
public sealed record ExportComing(Guid Store) : IRequest<IReadOnlyList<ListComing.Row>?>;

internal sealed class ExportComingHandler(IKallikyDb db, ComingRows rows) : IRequestHandler<ExportComing, IReadOnlyList<ListComing.Row>?>
{
    public async Task<IReadOnlyList<ListComing.Row>?> Handle(ExportComing request, CancellationToken cancellationToken)
    {
        if (!await db.Stores.AnyAsync(store => store.Id == request.Store, cancellationToken))
            return null;
        var all = new List<ListComing.Row>();
        Position? after = null;
        do
        {
            var part = await rows.Of(request.Store, Slice.Most, after, cancellationToken);
            all.AddRange(part.Rows);
            after = part.Next;
        }
        while (after is not null);
        return all;
    }
}
