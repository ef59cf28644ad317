using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The order waits to be collected or delivered.</summary>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record MarkReady(Guid OrderId, string By) : IRequest<HandledOrder>;

internal sealed class MarkReadyHandler(OrderDesk desk, IMoment moment) : IRequestHandler<MarkReady, HandledOrder>
{
    public Task<HandledOrder> Handle(MarkReady request, CancellationToken cancellationToken) =>
        desk.Handle(request.OrderId, order => order.MarkReady(request.By, moment.Now), cancellationToken);
}
