using Kalliky.Application.Accounts;
using Kalliky.Application.Ordering;
using Kalliky.Domain.Ordering;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/orders: what callers ordered, and what the merchant does with it.</summary>
internal static class Orders
{
    public static void MapOrders(this RouteGroupBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders");
        orders.MapGet("", List).RequireScope(Scopes.OrdersRead)
            .Describe("ListOrders", "List orders", "Confirmed orders, the latest first.")
            .Takes(Filters.StoreId, Filters.Word<OrderStatus>("status", "Only orders at this point."), Filters.Since("confirmed"))
            .TakesPage().Answers<ListJson<OrderJson>>(Examples.Orders);
        orders.MapGet("/{id}", Show).RequireScope(Scopes.OrdersRead)
            .Describe("ShowOrder", "Show an order", "One confirmed order.")
            .Answers<OrderJson>(Examples.Order).AnswersNotFound();

        Verb(orders, "accept", "The merchant takes the order on.", (id, by) => new AcceptOrder(id, by), Examples.Order);
        Verb(orders, "ready", "The order waits to be collected or delivered.", (id, by) => new MarkReady(id, by), Examples.Order);
        Verb(orders, "complete", "The customer has it.", (id, by) => new CompleteOrder(id, by), Examples.Order);
        orders.MapPost("/{id}/delay", Delay).Writes(Scopes.OrdersWrite)
            .Describe("DelayOrder", "Delay an order", "It will be ready so many minutes later.")
            .Accepts(Examples.Delay).Answers<OrderJson>(Examples.Order).AnswersNotFound().AnswersConflict();
        orders.MapPost("/{id}/refuse", Refuse).Writes(Scopes.OrdersWrite)
            .Describe("RefuseOrder", "Refuse an order", "The kitchen cannot make it, and says why.")
            .Accepts(Examples.Refusal).Answers<OrderJson>(Examples.Order).AnswersNotFound().AnswersConflict();
    }

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListOrders(
            asked.Id("store_id", Ids.Store), asked.Word<OrderStatus>("status"), asked.Time("since"), asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<OrderJson>.Of(await mediator.Send(request, ct), OrderJson.Of));
    }

    private static Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Order.TryRead(id, out var order) ? Shown(order, http, mediator, ct) : Task.FromResult(Missing(http));

    private static Task<IResult> Delay(string id, DelayJson body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Handle(id, order => new DelayOrder(order, body.Minutes, By), http, mediator, ct);

    private static Task<IResult> Refuse(string id, RefusalJson body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Handle(id, order => new RefuseOrder(order, body.Reason, By), http, mediator, ct);

    private static void Verb(
        RouteGroupBuilder orders, string verb, string what, Func<Guid, string, IRequest<HandledOrder>> request, object example) =>
        orders.MapPost("/{id}/" + verb, (string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
                Handle(id, order => request(order, By), http, mediator, ct))
            .Writes(Scopes.OrdersWrite)
            .Describe(char.ToUpperInvariant(verb[0]) + verb[1..] + "Order", char.ToUpperInvariant(verb[0]) + verb[1..] + " an order", what)
            .Answers<OrderJson>(example).AnswersNotFound().AnswersConflict();

    private static async Task<IResult> Handle(
        string id, Func<Guid, IRequest<HandledOrder>> request, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!Ids.Order.TryRead(id, out var order))
            return Missing(http);
        return await mediator.Send(request(order), ct) switch
        {
            HandledOrder.Moved => await Shown(order, http, mediator, ct),
            HandledOrder.TooLate { Status: var status } => Problems.Conflict(http, $"The order is {Words.Of(status)}."),
            _ => Missing(http),
        };
    }

    private static async Task<IResult> Shown(Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        await mediator.Send(new ShowOrder(id), ct) is { } order ? TypedResults.Ok(OrderJson.Of(order)) : Missing(http);

    private static IResult Missing(HttpContext http) => Problems.NotFound(http, "order");

    /// <summary>How an order's history names what an integration did.</summary>
    private const string By = "api";
}

internal sealed record DelayJson(int Minutes) : IBody;

internal sealed record RefusalJson(string Reason) : IBody;

internal sealed record OrderJson(
    string Id,
    int Number,
    string StoreId,
    string? CallId,
    OrderStatus Status,
    Fulfilment? Fulfilment,
    DateTimeOffset? ReadyAt,
    CustomerJson Customer,
    AddressJson? Address,
    IReadOnlyList<LineJson> Lines,
    IReadOnlyList<string> Allergies,
    MoneyJson Total,
    DateTimeOffset CreatedAt,
    bool AsSoonAsPossible,
    MoneyJson DeliveryFee,
    string? Note,
    bool Test)
{
    public static OrderJson Of(OrderView order) => new(
        Ids.Order.Of(order.Id),
        order.Number,
        Ids.Store.Of(order.StoreId),
        Ids.Call.Of(order.CallId),
        order.Status,
        order.Fulfilment,
        order.ReadyAt.At(order.TimeZone),
        new CustomerJson(Ids.Customer.Of(order.CustomerId), order.CustomerName, order.CustomerPhone),
        order.Address is { } to ? new AddressJson(to.Street, to.Postcode, to.City, to.Details) : null,
        [.. order.Lines.Select(LineJson.Of)],
        order.Allergies,
        MoneyJson.Of(order.Total),
        order.ConfirmedAt.At(order.TimeZone),
        order.AsSoonAsPossible,
        MoneyJson.Of(order.DeliveryFee),
        order.Note,
        order.IsTest);
}

internal sealed record AddressJson(string Street, string Postcode, string City, string? Details);

internal sealed record LineJson(
    string ProductId,
    string Name,
    int Quantity,
    IReadOnlyList<PricedJson> Options,
    IReadOnlyList<string> Removed,
    string? Note,
    MoneyJson UnitPrice,
    MoneyJson Total)
{
    public static LineJson Of(OrderLine line) => new(
        Ids.Product.Of(line.ProductId), line.Name, line.Quantity,
        [.. line.Options.Select(option => new PricedJson(option.Name, MoneyJson.Of(option.Price)))],
        line.Removed, line.Note, MoneyJson.Of(line.UnitPrice), MoneyJson.Of(line.Total));
}

/// <summary>A choice and what it adds to the price.</summary>
internal sealed record PricedJson(string Name, MoneyJson Price);
