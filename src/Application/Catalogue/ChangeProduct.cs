using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue;

/// <summary>Changes what the menu says of a product; what is null stays as it is.</summary>
/// <param name="Price">In cents.</param>
/// <param name="Allergens">Which of the 14 it holds; empty means checked, none. To say that nobody knows, set
/// <paramref name="AllergensUnknown"/>.</param>
/// <param name="Sizes">What a shop has of each size, what is put aside included; empty where it is no longer counted.</param>
[Needs(Permission.EditCatalogue)]
public sealed record ChangeProduct(
    Guid ProductId,
    string? Name = null,
    long? Price = null,
    IReadOnlyList<string>? Aliases = null,
    IReadOnlyList<string>? Ingredients = null,
    IReadOnlyList<string>? Allergens = null,
    bool AllergensUnknown = false,
    bool? IsAlcohol = null,
    IReadOnlyList<StockSize>? Sizes = null) : IRequest<ChangeProduct.Answer>
{
    public abstract record Answer;

    public sealed record Changed : Answer;

    public sealed record Unknown : Answer;
}

internal sealed class ChangeProductValidator : AbstractValidator<ChangeProduct>
{
    public ChangeProductValidator()
    {
        RuleFor(request => request.Name).Length(1, 80).When(request => request.Name is not null)
            .WithMessage("Le nom a de 1 à 80 caractères.");
        RuleFor(request => request.Price).InclusiveBetween(0, 100_000).WithMessage("Le prix va de 0 à 1 000 €.");
        RuleFor(request => request.Aliases).Must(ProductRules.Short).WithMessage(ProductRules.TooManyAliases);
        RuleFor(request => request.Ingredients).Must(ProductRules.Short).WithMessage(ProductRules.TooManyIngredients);
        RuleForEach(request => request.Allergens).Must(Allergens.All.Contains).WithMessage(ProductRules.NoAllergen);
        RuleFor(request => request.Sizes).Must(ProductRules.Countable).WithMessage(ProductRules.NotCountable);
    }
}

internal sealed class ChangeProductHandler(IKallikyDb db, ILiveFeed live) : IRequestHandler<ChangeProduct, ChangeProduct.Answer>
{
    public async Task<ChangeProduct.Answer> Handle(ChangeProduct request, CancellationToken cancellationToken)
    {
        var product = await db.Products.FirstOrDefaultAsync(p => p.Id == request.ProductId, cancellationToken);
        var store = product is null ? null : await db.Stores.Open().FirstOrDefaultAsync(s => s.Id == product.StoreId, cancellationToken);
        if (product is null || store is null)
            return new ChangeProduct.Unknown();
        product.IsExample = false;
        product.Name = request.Name?.Trim() ?? product.Name;
        product.Price = request.Price is { } cents ? new Money(cents) : product.Price;
        product.Aliases = request.Aliases ?? product.Aliases;
        product.Ingredients = request.Ingredients ?? product.Ingredients;
        product.Allergens = request.AllergensUnknown ? null : request.Allergens ?? product.Allergens;
        product.IsAlcohol = request.IsAlcohol ?? product.IsAlcohol;
        product.Sizes = request.Sizes is { Count: 0 } ? null : request.Sizes ?? product.Sizes;
        store.CatalogueChanged();
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(product.TenantId, product.StoreId, "catalogue", product.Id));
        return new ChangeProduct.Changed();
    }
}
