using Kalliky.Application.Accounts;
using Kalliky.Application.Scheduling;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/services: what can be booked.</summary>
internal static class Services
{
    public static void MapServices(this RouteGroupBuilder api)
    {
        var services = api.MapGroup("/services").WithTags("Services");
        services.MapGet("", List).RequireScope(Scopes.ServicesRead)
            .Describe("ListServices", "List services", "What can be booked; in a practice, the coded reasons.")
            .Takes(Filters.StoreId).TakesPage().Answers<ListJson<ServiceJson>>(Examples.Services);
        services.MapGet("/{id}", Show).RequireScope(Scopes.ServicesRead)
            .Describe("ShowService", "Show a service", "One service.")
            .Answers<ServiceJson>(Examples.Service).AnswersNotFound();
        Named(services.MapPost("", Add).Writes(Scopes.ServicesWrite)
            .Describe("AddService", "Add a service", "Something new that can be booked, and who does it. The next turn of a live call offers it.")
            .Accepts(Examples.NewService).AnswersCreated<ServiceJson>(Examples.Service).AnswersConflict());
        Named(services.MapPatch("/{id}", Change).Writes(Scopes.ServicesWrite)
            .Describe("ChangeService", "Change a service", "What is left out stays as it is; active tells whether it can be booked. What is booked stays as it was booked.")
            .Accepts(Examples.ServiceChange).Answers<ServiceJson>(Examples.Service).AnswersNotFound().AnswersConflict());
    }

    private static void Named(RouteHandlerBuilder endpoint) =>
        endpoint.Calls(nameof(KeepService.By), "resource_ids").Calls(nameof(KeepService.IsActive), "active");

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListServices(asked.Id("store_id", Ids.Store), asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<ServiceJson>.Of(await mediator.Send(request, ct), ServiceJson.Of));
    }

    private static async Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        await Find(id, mediator, ct) is { } service ? TypedResults.Ok(ServiceJson.Of(service)) : Missing(http);

    private static async Task<IResult> Add(NewServiceJson body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var given = new Given(http);
        var (store, price) = (given.Id("store_id", body.StoreId, Ids.Store), given.Cents("price", body.Price));
        var by = body.ResourceIds is null ? null : given.ManyIds("resource_ids", body.ResourceIds, Ids.Resource);
        var request = new KeepService(
            store, null, body.Code, body.Name ?? "", body.Minutes ?? 0, body.Buffer ?? 0, price, body.Aliases ?? [], by, body.Active ?? true);
        return given.Refusal ?? await Keep(request, http, mediator, ct);
    }

    private static async Task<IResult> Change(string id, ServiceChangeJson body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (await Find(id, mediator, ct) is not { } known)
            return Missing(http);
        var given = new Given(http);
        var price = given.Cents("price", body.Price) ?? (body.PriceUntold == true ? null : known.Price?.Cents);
        var by = body.ResourceIds is null ? null : given.ManyIds("resource_ids", body.ResourceIds, Ids.Resource);
        var request = new KeepService(
            known.StoreId, known.Id, null, body.Name ?? known.Name, body.Minutes ?? known.Minutes, body.Buffer ?? known.Buffer, price,
            body.Aliases ?? known.Aliases, by, body.Active ?? known.IsActive);
        return given.Refusal ?? await Keep(request, http, mediator, ct);
    }

    private static async Task<IResult> Keep(KeepService request, HttpContext http, IMediator mediator, CancellationToken ct) =>
        await mediator.Send(request, ct) switch
        {
            KeepService.Kept { ServiceId: var id } when (await mediator.Send(new ListServices(null, 1, null, id), ct)).Rows is [var kept] => request.ServiceId is null
                ? TypedResults.Created($"/api/v1/services/{Ids.Product.Of(id)}", ServiceJson.Of(kept))
                : TypedResults.Ok(ServiceJson.Of(kept)),
            KeepService.NameTaken => Problems.Conflict(http, "Another service has this name."),
            KeepService.Unknown { What: not nameof(KeepService.ServiceId) and var what } => Problems.Unknown(http, what),
            _ => Missing(http),
        };

    private static async Task<BookableView?> Find(string id, IMediator mediator, CancellationToken ct) =>
        Ids.Product.TryRead(id, out var known) && (await mediator.Send(new ListServices(null, 1, null, known), ct)).Rows is [var service] ? service : null;

    private static IResult Missing(HttpContext http) => Problems.NotFound(http, "service");
}

/// <param name="Code">The coded reason, in a practice.</param>
/// <param name="Buffer">Minutes that are kept free after it.</param>
internal sealed record ServiceJson(
    string Id, string StoreId, string? Code, string Name, IReadOnlyList<string> Aliases, int Minutes, int Buffer, MoneyJson? Price, bool Active)
{
    public static ServiceJson Of(BookableView service) => new(
        Ids.Product.Of(service.Id), Ids.Store.Of(service.StoreId), service.Code, service.Name, service.Aliases, service.Minutes, service.Buffer,
        service.Price is { } price ? MoneyJson.Of(price) : null, service.IsActive);
}

/// <param name="ResourceIds">Who does it, of those who cannot do everything.</param>
internal sealed record NewServiceJson(
    string? StoreId, string? Code, string? Name, IReadOnlyList<string>? Aliases, int? Minutes, int? Buffer, MoneyJson? Price, bool? Active,
    IReadOnlyList<string>? ResourceIds) : IBody;

/// <param name="PriceUntold">True where no price is told any more.</param>
internal sealed record ServiceChangeJson(
    string? Name, IReadOnlyList<string>? Aliases, int? Minutes, int? Buffer, MoneyJson? Price, bool? PriceUntold, bool? Active,
    IReadOnlyList<string>? ResourceIds) : IBody;
