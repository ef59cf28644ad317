using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Ordering;

/// <summary>One confirmed order; null when there is none with this id in the business.</summary>
public sealed record ShowOrder(Guid Id) : IRequest<OrderView?>;

internal sealed class ShowOrderHandler(IKallikyDb db, IVault vault) : IRequestHandler<ShowOrder, OrderView?>
{
    public async Task<OrderView?> Handle(ShowOrder request, CancellationToken ct)
    {
        var row = await OrderRow.Confirmed(db).SingleOrDefaultAsync(order => order.Id == request.Id, ct);
        return row?.Open(vault);
    }
}
