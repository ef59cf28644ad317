using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The caller wants nothing after all: the draft is given up, or the confirmed order cancelled as long as the
/// kitchen has not begun.</summary>
public sealed record CancelOrder(Situation Call) : IRequest<CancelOrder.Answer>
{
    public abstract record Answer;

    /// <summary>The draft: nothing had been ordered.</summary>
    public sealed record GivenUp(OrderState Order) : Answer;

    public sealed record Cancelled(OrderState Order) : Answer;

    public sealed record TooLate(OrderState Order) : Answer;

    public sealed record Nothing : Answer;
}

internal sealed class CancelOrderHandler(Drafts drafts, CallersOrder orders, IMoment moment, LiveNews live)
    : IRequestHandler<CancelOrder, CancelOrder.Answer>
{
    public async Task<CancelOrder.Answer> Handle(CancelOrder request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        if (await drafts.Find(request.Call, cancellationToken) is { } draft)
        {
            draft.Abandon(moment.Now);
            return new CancelOrder.GivenUp(await drafts.Save(draft, sheet, cancellationToken));
        }

        if (await orders.Find(request.Call, cancellationToken) is not { } order)
            return new CancelOrder.Nothing();
        if (order.Status == OrderStatus.Cancelled)
            return new CancelOrder.Cancelled(drafts.State(order, sheet));
        if (!order.Cancel("caller", moment.Now))
            return new CancelOrder.TooLate(drafts.State(order, sheet));
        var state = await drafts.Save(order, sheet, cancellationToken);
        live.Publish(new LiveEvent(order.TenantId, order.StoreId, "order", order.Id));
        return new CancelOrder.Cancelled(state);
    }
}
