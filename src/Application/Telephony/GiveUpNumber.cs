using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>A number that is not there yet is not wanted any more.</summary>
/// <returns>False when there is none on its way, or when it has just come.</returns>
[Needs(Permission.SettleNumbers)]
public sealed record GiveUpNumber(Guid OrderId) : IRequest<bool>;

internal sealed class GiveUpNumberHandler(IKallikyDb db, NumberLeaving leaving) : IRequestHandler<GiveUpNumber, bool>
{
    public async Task<bool> Handle(GiveUpNumber request, CancellationToken ct) =>
        await db.NumberOrders.AnyAsync(order => order.Id == request.OrderId && order.Status != NumberStatus.Active, ct) && await leaving.GiveBack(request.OrderId, unlessActive: true, ct);
}
