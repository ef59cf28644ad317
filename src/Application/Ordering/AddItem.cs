using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using MediatR;

namespace Kalliky.Application.Ordering;

/// <summary>The caller asks for a dish. Equal dishes become one line.</summary>
/// <param name="Options">Names of choices in the product's option groups.</param>
/// <param name="Removed">Names of its ingredients.</param>
public sealed record AddItem(
    Situation Call, Guid ProductId, int Quantity, IReadOnlyList<string> Options, IReadOnlyList<string> Removed, string? Note)
    : IRequest<AddItem.Answer>
{
    public abstract record Answer;

    public sealed record Added(OrderState Order, OrderLine Line) : Answer;

    public sealed record NotAdded(DishAnswer Why, OrderState? Order) : Answer;
}

internal sealed class AddItemValidator : AbstractValidator<AddItem>
{
    public AddItemValidator()
    {
        RuleFor(request => request.Options).Must(Bounds.Words).WithMessage(Bounds.TooManyWords);
        RuleFor(request => request.Removed).Must(Bounds.Words).WithMessage(Bounds.TooManyWords);
        RuleFor(request => request.Note).MaximumLength(Bounds.Note).WithMessage(Bounds.NoteTooLong);
    }
}

internal sealed class AddItemHandler(Drafts drafts, IMoment moment) : IRequestHandler<AddItem, AddItem.Answer>
{
    public async Task<AddItem.Answer> Handle(AddItem request, CancellationToken cancellationToken)
    {
        var sheet = await drafts.Sheet(request.Call, cancellationToken);
        var draft = await drafts.Find(request.Call, cancellationToken);
        var dish = OnSale.Check(sheet, request.ProductId, draft, moment.Now)
            ?? Dish.Compose(sheet.Product(request.ProductId)!, request.Quantity, request.Options, request.Removed, request.Note, draft?.Fulfilment);
        if (dish is not DishAnswer.Line { Dish: var line })
            return new AddItem.NotAdded(dish, draft is null ? null : drafts.State(draft, sheet));
        draft ??= await drafts.Begin(request.Call, cancellationToken);
        if (Fits(draft, line) is { } full)
            return new AddItem.NotAdded(full, drafts.State(draft, sheet));
        var added = draft.Add(line);
        return new AddItem.Added(await drafts.Save(draft, sheet, cancellationToken), added);
    }

    private static DishAnswer? Fits(Order draft, OrderLine line)
    {
        var same = draft.Lines.FirstOrDefault(known => known.IsSameDishAs(line));
        if (same is not null)
            return same.Quantity + line.Quantity > Order.MostOfOneDish ? new DishAnswer.TooMany(Order.MostOfOneDish) : null;
        return draft.Lines.Count >= Order.MostLines ? new DishAnswer.OrderFull(Order.MostLines) : null;
    }
}
