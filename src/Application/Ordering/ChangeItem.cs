using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The caller changes a line: how many, which dish, how. What is null stays as it is.</summary>
/// <param name="Options">New choices; groups that are not named keep theirs, an empty list goes back to the usual ones.</param>
/// <param name="Removed">The whole list of ingredients to leave out; empty puts all back.</param>
public sealed record ChangeItem(
    Situation Call, int Line, int? Quantity, Guid? ProductId, IReadOnlyList<string>? Options, IReadOnlyList<string>? Removed, string? Note)
    : IRequest<ChangeItem.Answer>
{
    public abstract record Answer;

    public sealed record Changed(OrderState Order, OrderLine Line) : Answer;

    public sealed record NotChanged(DishAnswer Why, OrderState? Order) : Answer;
}

internal sealed class ChangeItemValidator : AbstractValidator<ChangeItem>
{
    public ChangeItemValidator()
    {
        RuleFor(request => request.Options).Must(Bounds.Words).WithMessage(Bounds.TooManyWords);
        RuleFor(request => request.Removed).Must(Bounds.Words).WithMessage(Bounds.TooManyWords);
        RuleFor(request => request.Note).MaximumLength(Bounds.Note).WithMessage(Bounds.NoteTooLong);
    }
}

internal sealed class ChangeItemHandler(Drafts drafts, IMoment moment) : IRequestHandler<ChangeItem, ChangeItem.Answer>
{
    public async Task<ChangeItem.Answer> Handle(ChangeItem request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        var draft = await drafts.Find(request.Call, cancellationToken);
        if (draft?.Lines.FirstOrDefault(line => line.Number == request.Line) is not { } old)
            return new ChangeItem.NotChanged(new DishAnswer.UnknownLine(request.Line), draft is null ? null : drafts.State(draft, sheet));
        var dish = Renew(request, old, draft, sheet);
        if (dish is not DishAnswer.Line { Dish: var line })
            return new ChangeItem.NotChanged(dish, drafts.State(draft, sheet));
        var changed = Put(draft, old, line);
        return new ChangeItem.Changed(await drafts.Save(draft, sheet, cancellationToken), changed);
    }

    private DishAnswer Renew(ChangeItem request, OrderLine old, Order draft, StoreSheet sheet)
    {
        var productId = request.ProductId ?? old.ProductId;
        var moved = productId != old.ProductId;
        // Fewer of a dish that has just sold out is still fewer; more of it is not possible.
        var more = moved || (request.Quantity ?? old.Quantity) > old.Quantity;
        if (more && OnSale.Check(sheet, productId, draft, moment.Now) is { } refused)
            return refused;
        if (sheet.Product(productId) is not { } product)
            return new DishAnswer.UnknownProduct();
        return Dish.Compose(
            product, request.Quantity ?? old.Quantity,
            request.Options ?? [],
            request.Removed ?? [.. old.Removed.Where(product.Ingredients.Contains)],
            request.Note ?? (moved ? null : old.Note),
            draft.Fulfilment,
            request.Options is { Count: 0 } ? null : old.Options);
    }

    // A line that became equal to another one joins it.
    private static OrderLine Put(Order draft, OrderLine old, OrderLine line)
    {
        var twin = draft.Lines.FirstOrDefault(other => other.Number != old.Number && other.IsSameDishAs(line));
        if (twin is null || twin.Quantity + line.Quantity > Order.MostOfOneDish)
            return draft.Replace(old.Number, line);
        draft.Remove(old.Number);
        return draft.Add(line);
    }
}
