using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The merchant takes a confirmed order on.</summary>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record AcceptOrder(Guid OrderId, string By) : IRequest<HandledOrder>;

internal sealed class AcceptOrderHandler(OrderDesk desk, IMoment moment) : IRequestHandler<AcceptOrder, HandledOrder>
{
    public Task<HandledOrder> Handle(AcceptOrder request, CancellationToken cancellationToken) =>
        desk.Handle(request.OrderId, order => order.Accept(request.By, moment.Now), cancellationToken);
}
