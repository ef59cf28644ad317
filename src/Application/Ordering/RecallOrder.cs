using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>Back to the kitchen: it was marked ready by mistake.</summary>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record RecallOrder(Guid OrderId, string By) : IRequest<HandledOrder>;

internal sealed class RecallOrderHandler(OrderDesk desk, IMoment moment) : IRequestHandler<RecallOrder, HandledOrder>
{
    public Task<HandledOrder> Handle(RecallOrder request, CancellationToken cancellationToken) =>
        desk.Handle(request.OrderId, order => order.Recall(request.By, moment.Now), cancellationToken);
}
