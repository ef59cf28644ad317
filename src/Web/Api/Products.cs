using Kalliky.Application.Accounts;
using Kalliky.Application.Catalogue;
using Kalliky.Domain.Catalogue;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/products: what the stores sell.</summary>
internal static class Products
{
    public static void MapProducts(this RouteGroupBuilder api)
    {
        var products = api.MapGroup("/products").WithTags("Products");
        products.MapGet("", List).RequireScope(Scopes.ProductsRead)
            .Describe("ListProducts", "List products", "What the stores sell, in the order in which it came on the menu.")
            .Takes(Filters.StoreId, Filters.Flag("available", "Only what can be sold now, or only what cannot."))
            .TakesPage().Answers<ListJson<ProductJson>>(Examples.Products);
        products.MapGet("/{id}", Show).RequireScope(Scopes.ProductsRead)
            .Describe("ShowProduct", "Show a product", "One product.")
            .Answers<ProductJson>(Examples.Product).AnswersNotFound();
        products.MapProductWrites();
    }

    private static async Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Product.TryRead(id, out var known) && await ProductWrites.Find(known, mediator, ct) is { } product
            ? TypedResults.Ok(ProductJson.Of(product))
            : ProductWrites.Missing(http);

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListProducts(asked.Id("store_id", Ids.Store), asked.Flag("available"), asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<ProductJson>.Of(await mediator.Send(request, ct), ProductJson.Of));
    }
}

/// <param name="Sizes">What a shop has of each size, what is put aside included; null of what is not counted.</param>
internal sealed record ProductJson(
    string Id,
    string StoreId,
    NamedJson Category,
    string Name,
    IReadOnlyList<string> Aliases,
    MoneyJson Price,
    VatJson Vat,
    IReadOnlyList<string> Ingredients,
    IReadOnlyList<string>? Allergens,
    bool Alcohol,
    bool Available,
    DateTimeOffset? BackAt,
    IReadOnlyList<OptionGroupJson> Options,
    IReadOnlyList<SizeJson>? Sizes)
{
    public static ProductJson Of(ProductView product) => new(
        Ids.Product.Of(product.Id),
        Ids.Store.Of(product.StoreId),
        new NamedJson(Ids.Category.Of(product.CategoryId), product.Category),
        product.Name,
        product.Aliases,
        MoneyJson.Of(product.Price),
        new VatJson(product.TakeAwayVat / 10m, product.EatInVat / 10m),
        product.Ingredients,
        product.Allergens,
        product.IsAlcohol,
        product.Available,
        product.BackAt.At(product.TimeZone),
        [.. product.OptionGroups.Select(OptionGroupJson.Of)],
        product.Sizes?.Select(size => new SizeJson(size.Size, size.Count)).ToList());
}

internal sealed record NamedJson(string Id, string Name);

/// <summary>In per cent.</summary>
internal sealed record VatJson(decimal TakeAway, decimal EatIn);

internal sealed record OptionGroupJson(string Name, int Min, int Max, string? Default, IReadOnlyList<PricedJson> Choices)
{
    public static OptionGroupJson Of(OptionGroup group) => new(
        group.Name, group.Min, group.Max, group.Default,
        [.. group.Choices.Select(choice => new PricedJson(choice.Name, MoneyJson.Of(choice.Price)))]);
}
