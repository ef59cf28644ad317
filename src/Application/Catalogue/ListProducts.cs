using FluentValidation;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Catalogue;

/// <summary>What the stores of the business sell, in the order in which it came on the menu.</summary>
/// <param name="Available">Only what can be sold now, or only what cannot.</param>
/// <param name="Id">Only this one.</param>
public sealed record ListProducts(Guid? StoreId, bool? Available, int Limit = Slice.Usual, Position? After = null, Guid? Id = null)
    : IRequest<Slice<ProductView>>;

/// <param name="Allergens">Among the fourteen; empty when checked and none, null when nobody has checked.</param>
/// <param name="TakeAwayVat">In per mille.</param>
/// <param name="Sizes">What a shop has of each size; null of what is not counted.</param>
public sealed record ProductView(
    Guid Id,
    Guid StoreId,
    string TimeZone,
    Guid CategoryId,
    string Category,
    string Name,
    IReadOnlyList<string> Aliases,
    Money Price,
    int TakeAwayVat,
    int EatInVat,
    IReadOnlyList<string> Ingredients,
    IReadOnlyList<string>? Allergens,
    bool IsAlcohol,
    bool Available,
    Instant? BackAt,
    IReadOnlyList<OptionGroup> OptionGroups,
    IReadOnlyList<StockSize>? Sizes);

internal sealed class ListProductsValidator : AbstractValidator<ListProducts>
{
    public ListProductsValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListProductsHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ListProducts, Slice<ProductView>>
{
    public async Task<Slice<ProductView>> Handle(ListProducts request, CancellationToken ct)
    {
        var now = moment.Now;
        var products = db.Products.AsNoTracking();
        if (request.StoreId is { } store)
            products = products.Where(product => product.StoreId == store);
        if (request.Available is { } wanted)
            products = products.Where(product => (product.IsAvailable || product.BackAt <= now) == wanted);
        if (request.Id is { } only)
            products = products.Where(product => product.Id == only);
        if (request.After is { Id: var id })
            products = products.Where(product => product.Id > id);
        var read = await (
            from product in products
            join category in db.Categories on product.CategoryId equals category.Id
            join shop in db.Stores.Open() on product.StoreId equals shop.Id
            orderby product.Id
            select new ProductView(
                product.Id, product.StoreId, shop.TimeZone, category.Id, category.Name, product.Name, product.Aliases, product.Price,
                category.TakeAwayVat, category.EatInVat, product.Ingredients, product.Allergens, product.IsAlcohol,
                product.IsAvailable || product.BackAt <= now, product.BackAt, category.OptionGroups, product.Sizes))
            .Take(request.Limit + 1).ToListAsync(ct);
        return Slice.Cut(read, request.Limit, product => new Position(default, product.Id), product => product);
    }
}
