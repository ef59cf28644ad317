using Kalliky.Application.Shared;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The kitchen begins.</summary>
/// <param name="By">An account id, or "api".</param>
public sealed record PrepareOrder(Guid OrderId, string By) : IRequest<HandledOrder>;

internal sealed class PrepareOrderHandler(OrderDesk desk, IMoment moment) : IRequestHandler<PrepareOrder, HandledOrder>
{
    public Task<HandledOrder> Handle(PrepareOrder request, CancellationToken cancellationToken) =>
        desk.Handle(request.OrderId, order => order.Prepare(request.By, moment.Now), cancellationToken);
}
