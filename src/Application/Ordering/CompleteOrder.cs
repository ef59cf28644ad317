using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>Handed over.</summary>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record CompleteOrder(Guid OrderId, string By) : IRequest<HandledOrder>;

internal sealed class CompleteOrderHandler(OrderDesk desk, IMoment moment) : IRequestHandler<CompleteOrder, HandledOrder>
{
    public Task<HandledOrder> Handle(CompleteOrder request, CancellationToken cancellationToken) =>
        desk.Handle(request.OrderId, order => order.Complete(request.By, moment.Now), cancellationToken);
}
