using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>Its time has come: news are overdue, the carrier did not answer, or papers never came.</summary>
/// <returns>False when somebody else looks, or when it is not time any more.</returns>
public sealed record LookAtNumber(Guid OrderId) : IRequest<bool>;

internal sealed class LookAtNumberHandler(IKallikyDb db, IMoment moment, NumberProgress progress) : IRequestHandler<LookAtNumber, bool>
{
    public async Task<bool> Handle(LookAtNumber request, CancellationToken ct)
    {
        var now = moment.Now;
        return await db.NumberOrders.AnyAsync(order => order.Id == request.OrderId && order.LookAt <= now, ct) && await progress.Advance(request.OrderId, ct);
    }
}
