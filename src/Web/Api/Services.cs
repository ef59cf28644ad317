using Kalliky.Application.Scheduling;
using Kalliky.Domain.Shared;
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
    }

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListServices(asked.Id("store_id", Ids.Store), asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<ServiceJson>.Of(await mediator.Send(request, ct), ServiceJson.Of));
    }
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
