using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue;

/// <summary>Something new on the menu. The next turn of a live call offers it.</summary>
/// <param name="CategoryId">Null where <paramref name="Category"/> names it.</param>
/// <param name="Category">By its name; a new one is made, with the usual VAT.</param>
/// <param name="Price">In cents.</param>
/// <param name="Allergens">Which of the 14 it holds; empty means checked, none; null that nobody knows.</param>
/// <param name="Sizes">What a shop has of each size; null of what is not counted.</param>
[Needs(Permission.EditCatalogue)]
public sealed record AddProduct(
    Guid StoreId,
    Guid? CategoryId,
    string? Category,
    string Name,
    long Price,
    IReadOnlyList<string>? Aliases = null,
    IReadOnlyList<string>? Ingredients = null,
    IReadOnlyList<string>? Allergens = null,
    bool IsAlcohol = false,
    IReadOnlyList<StockSize>? Sizes = null) : IRequest<AddProduct.Answer>
{
    public abstract record Answer;

    public sealed record Added(Guid ProductId) : Answer;

    /// <summary>No such store or category in this business.</summary>
    /// <param name="What">The field that names it.</param>
    public sealed record Unknown(string What) : Answer;

    /// <summary>Another one of this store has this name: callers could not tell them apart.</summary>
    public sealed record NameTaken : Answer;
}

internal sealed class AddProductValidator : AbstractValidator<AddProduct>
{
    public AddProductValidator()
    {
        RuleFor(request => request.Name).NotEmpty().WithMessage("Donnez un nom.").MaximumLength(80).WithMessage("Le nom a de 1 à 80 caractères.");
        RuleFor(request => request.Category).NotEmpty().When(request => request.CategoryId is null).WithMessage("Dans quelle catégorie ?")
            .MaximumLength(80).WithMessage("Le nom tient en 80 caractères.");
        RuleFor(request => request.Price).InclusiveBetween(0, 100_000).WithMessage("Le prix va de 0 à 1 000 €.");
        RuleFor(request => request.Aliases).Must(ProductRules.Short).WithMessage(ProductRules.TooManyAliases);
        RuleFor(request => request.Ingredients).Must(ProductRules.Short).WithMessage(ProductRules.TooManyIngredients);
        RuleForEach(request => request.Allergens).Must(Allergens.All.Contains).WithMessage(ProductRules.NoAllergen);
        RuleFor(request => request.Sizes).Must(ProductRules.Countable).WithMessage(ProductRules.NotCountable);
    }
}

internal sealed class AddProductHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, ILiveFeed live) : IRequestHandler<AddProduct, AddProduct.Answer>
{
    public async Task<AddProduct.Answer> Handle(AddProduct request, CancellationToken ct)
    {
        if (await db.Stores.Open().FirstOrDefaultAsync(row => row.Id == request.StoreId, ct) is not { } store)
            return new AddProduct.Unknown(nameof(request.StoreId));
        if (await CategoryOf(request, store, ct) is not { } category)
            return new AddProduct.Unknown(nameof(request.CategoryId));
        var there = await db.Products.Where(row => row.StoreId == store.Id).Select(row => new { row.Name, row.Position, row.CategoryId }).ToListAsync(ct);
        var name = request.Name.Trim();
        if (there.Exists(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)))
            return new AddProduct.NameTaken();

        var last = there.Where(row => row.CategoryId == category.Id).Max(row => (int?)row.Position) ?? 0;
        var product = new Product(moment.NewId(), tenant.Required(), store.Id, category.Id, name, new Money(request.Price), last + 1)
        {
            Aliases = request.Aliases ?? [],
            Ingredients = request.Ingredients ?? [],
            Allergens = request.Allergens,
            IsAlcohol = request.IsAlcohol,
            Sizes = request.Sizes is { Count: > 0 } counted ? counted : null,
        };
        db.Products.Add(product);
        store.CatalogueChanged();
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "catalogue", product.Id));
        return new AddProduct.Added(product.Id);
    }

    private async Task<Category?> CategoryOf(AddProduct request, Store store, CancellationToken ct)
    {
        var there = await db.Categories.Where(row => row.StoreId == store.Id).ToListAsync(ct);
        if (request.CategoryId is { } id)
            return there.Find(row => row.Id == id);
        var name = request.Category!.Trim();
        if (there.Find(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        var made = new Category(moment.NewId(), tenant.Required(), store.Id, name, (there.Max(row => (int?)row.Position) ?? 0) + 1);
        db.Categories.Add(made);
        return made;
    }
}
