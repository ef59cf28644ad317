using Kalliky.Application.Assistant;
using Kalliky.Domain.Ordering;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The caller no longer wants a line.</summary>
public sealed record RemoveItem(Situation Call, int Line) : IRequest<RemoveItem.Answer>
{
    public abstract record Answer;

    public sealed record Removed(OrderState Order, OrderLine Line) : Answer;

    public sealed record UnknownLine(OrderState? Order) : Answer;
}

internal sealed class RemoveItemHandler(Drafts drafts) : IRequestHandler<RemoveItem, RemoveItem.Answer>
{
    public async Task<RemoveItem.Answer> Handle(RemoveItem request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        var draft = await drafts.Find(request.Call, cancellationToken);
        if (draft?.Lines.FirstOrDefault(line => line.Number == request.Line) is not { } line)
            return new RemoveItem.UnknownLine(draft is null ? null : drafts.State(draft, sheet));
        draft.Remove(line.Number);
        return new RemoveItem.Removed(await drafts.Save(draft, sheet, cancellationToken), line);
    }
}
