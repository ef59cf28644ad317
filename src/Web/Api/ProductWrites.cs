using Kalliky.Application.Accounts;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Shared;
using Kalliky.Domain.Catalogue;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/products: what integrations write on the menu.</summary>
internal static class ProductWrites
{
    public static void MapProductWrites(this RouteGroupBuilder products)
    {
        Named(products.MapPost("", Add).Writes(Scopes.ProductsWrite)
            .Describe("AddProduct", "Add a product", "Something new on the menu, in a category that is there (category_id) or that is named (category). The next turn of a live call offers it.")
            .Accepts(Examples.NewProduct).AnswersCreated<ProductJson>(Examples.Product).AnswersConflict());
        Named(products.MapPatch("/{id}", Change).Writes(Scopes.ProductsWrite)
            .Describe("ChangeProduct", "Change a product", "What is left out stays as it is. An empty list of allergens means checked, none; allergens_unknown that nobody knows.")
            .Accepts(Examples.ProductChange).Answers<ProductJson>(Examples.Product).AnswersNotFound());
        products.MapPost("/{id}/stock", Stock).Writes(Scopes.ProductsWrite)
            .Describe("SetStock", "Stock on or off", "Sold out, or back on sale; with back_at it comes back by itself. The next turn of a live call obeys it.")
            .Accepts(Examples.Stock).Answers<ProductJson>(Examples.SoldOut).AnswersNotFound();
    }

    private static void Named(RouteHandlerBuilder endpoint) => endpoint.Calls(nameof(AddProduct.IsAlcohol), "alcohol");

    private static async Task<IResult> Add(NewProductJson body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var given = new Given(http);
        var (store, category) = (given.Id("store_id", body.StoreId, Ids.Store), given.MaybeId("category_id", body.CategoryId, Ids.Category));
        if (given.Cents("price", body.Price) is not { } price)
        {
            given.Wants("price", "An amount in cents.");
            price = 0;
        }

        var request = new AddProduct(
            store, category, body.Category, body.Name ?? "", price, body.Aliases, body.Ingredients, body.Allergens, body.Alcohol ?? false, Sizes(body.Sizes));
        return given.Refusal ?? await mediator.Send(request, ct) switch
        {
            AddProduct.Added { ProductId: var id } when await Find(id, mediator, ct) is { } added =>
                TypedResults.Created($"/api/v1/products/{Ids.Product.Of(id)}", ProductJson.Of(added)),
            AddProduct.NameTaken => Problems.Conflict(http, "Another product has this name."),
            AddProduct.Unknown { What: var what } => Problems.Unknown(http, what),
            _ => Missing(http),
        };
    }

    private static async Task<IResult> Change(string id, ProductChangeJson body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!Ids.Product.TryRead(id, out var known))
            return Missing(http);
        var given = new Given(http);
        var request = new ChangeProduct(
            known, body.Name, given.Cents("price", body.Price), body.Aliases, body.Ingredients, body.Allergens, body.AllergensUnknown ?? false, body.Alcohol,
            Sizes(body.Sizes));
        return given.Refusal ?? (await mediator.Send(request, ct) is ChangeProduct.Changed ? await Shown(known, http, mediator, ct) : Missing(http));
    }

    private static async Task<IResult> Stock(string id, StockJson body, HttpContext http, IMediator mediator, IMoment moment, CancellationToken ct)
    {
        if (!Ids.Product.TryRead(id, out var known) || await Find(known, mediator, ct) is null)
            return Missing(http);
        var given = new Given(http);
        var back = given.Time("back_at", body.BackAt);
        if (body.Available is null)
            given.Wants("available", "true or false.");
        if (body.Available == true && back is not null || back <= moment.Now)
            given.Wants("back_at", "A time that is still to come, of what is sold out.");
        return given.Refusal ?? (await mediator.Send(new SetAvailability(known, body.Available!.Value, back), ct) is SetAvailability.Set
            ? await Shown(known, http, mediator, ct)
            : Missing(http));
    }

    private static async Task<IResult> Shown(Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        await Find(id, mediator, ct) is { } product ? TypedResults.Ok(ProductJson.Of(product)) : Missing(http);

    internal static async Task<ProductView?> Find(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListProducts(null, null, 1, null, id), ct)).Rows is [var product] ? product : null;

    private static IReadOnlyList<StockSize>? Sizes(IReadOnlyList<SizeJson>? sizes) =>
        sizes is null ? null : [.. sizes.Select(size => new StockSize(string.IsNullOrWhiteSpace(size.Size) ? null : size.Size.Trim(), size.Count))];

    internal static IResult Missing(HttpContext http) => Problems.NotFound(http, "product");
}

/// <summary>How many a shop has of a size, what is put aside included; null where there is one size only.</summary>
internal sealed record SizeJson(string? Size, int Count);

internal sealed record NewProductJson(
    string? StoreId, string? CategoryId, string? Category, string? Name, IReadOnlyList<string>? Aliases, MoneyJson? Price, IReadOnlyList<string>? Ingredients,
    IReadOnlyList<string>? Allergens, bool? Alcohol, IReadOnlyList<SizeJson>? Sizes) : IBody;

internal sealed record ProductChangeJson(
    string? Name, IReadOnlyList<string>? Aliases, MoneyJson? Price, IReadOnlyList<string>? Ingredients, IReadOnlyList<string>? Allergens,
    bool? AllergensUnknown, bool? Alcohol, IReadOnlyList<SizeJson>? Sizes) : IBody;

/// <param name="BackAt">When what is sold out comes back by itself.</param>
internal sealed record StockJson(bool? Available, string? BackAt) : IBody;
