using Kalliky.Application.Assistant;
using Kalliky.Domain.Ordering;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>The caller asks where their order stands: the draft of this call, else their last order.</summary>
public sealed record AskOrder(Situation Call) : IRequest<AskOrder.Answer>
{
    public abstract record Answer;

    /// <param name="ReadyAt">Local.</param>
    public sealed record Found(OrderState Order, OrderStatus Status, LocalDateTime? ReadyAt, IReadOnlyList<OrderLine> Lines) : Answer;

    public sealed record Nothing : Answer;
}

internal sealed class AskOrderHandler(Drafts drafts, CallersOrder orders) : IRequestHandler<AskOrder, AskOrder.Answer>
{
    public async Task<AskOrder.Answer> Handle(AskOrder request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        var order = await drafts.Find(request.Call, cancellationToken) ?? await orders.Find(request.Call, cancellationToken);
        return order is null
            ? new AskOrder.Nothing()
            : new AskOrder.Found(drafts.State(order, sheet), order.Status, order.ReadyAt?.InZone(sheet.Zone).LocalDateTime, order.Lines);
    }
}
