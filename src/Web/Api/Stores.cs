using System.Globalization;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/stores: the places that Kalliky answers for.</summary>
internal static class Stores
{
    public static void MapStores(this RouteGroupBuilder api)
    {
        var stores = api.MapGroup("/stores").WithTags("Stores");
        stores.MapGet("", List).RequireScope(Scopes.StoresRead)
            .Describe("ListStores", "List stores", "The stores of the business that are open, in the order in which they were made. One that is closed is not known here; its orders, bookings and calls still are.")
            .TakesPage().Answers<ListJson<StoreJson>>(Examples.Stores);
        stores.MapGet("/{id}", Show).RequireScope(Scopes.StoresRead)
            .Describe("ShowStore", "Show a store", "One store with its hours, means of payment and delivery.")
            .Answers<StoreJson>(Examples.Store).AnswersNotFound();
    }

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListStores(asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<StoreJson>.Of(await mediator.Send(request, ct), StoreJson.Of));
    }

    private static async Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Store.TryRead(id, out var known) && await mediator.Send(new ShowStore(known), ct) is { ClosedAt: null } store
            ? TypedResults.Ok(StoreJson.Of(store))
            : Problems.NotFound(http, "store");
}

internal sealed record StoreJson(
    string Id,
    string Key,
    string Name,
    string Trade,
    string? Number,
    string? ForwardTo,
    string Timezone,
    StoreAddressJson Address,
    IReadOnlyList<DayJson> Hours,
    IReadOnlyList<string> Closures,
    IReadOnlyList<string> Payment,
    int PrepMinutes,
    DeliveryJson? Delivery,
    DateTimeOffset? AnsweringPausedUntil,
    DateTimeOffset? OrdersPausedUntil)
{
    public static StoreJson Of(StoreView store) => new(
        Ids.Store.Of(store.Id),
        store.Key,
        store.Name,
        store.Trade,
        store.Number,
        store.ForwardTo,
        store.TimeZone,
        new StoreAddressJson(store.Address.Street, store.Address.Postcode, store.Address.City, store.Address.Access),
        [.. store.Hours.Days.Select(DayJson.Of)],
        [.. store.Hours.Closures.Select(date => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))],
        store.PaymentMeans,
        store.PrepMinutes,
        store.Delivery is { } delivery ? DeliveryJson.Of(delivery) : null,
        store.AnsweringPausedUntil.At(store.TimeZone),
        store.OrdersPausedUntil.At(store.TimeZone));
}

internal sealed record StoreAddressJson(string Street, string Postcode, string City, string? Access);

/// <summary>The hours of a weekday, local time; a span that ends at or before its start runs past midnight.</summary>
internal sealed record DayJson(string Day, IReadOnlyList<SpanJson> Spans)
{
    public static DayJson Of(DayHours hours) => new(Words.Of(hours.Day), [.. hours.Spans.Select(SpanJson.Of)]);
}

internal sealed record SpanJson(string From, string To)
{
    public static SpanJson Of(OpeningSpan span) => new(
        span.From.ToString("HH:mm", CultureInfo.InvariantCulture), span.To.ToString("HH:mm", CultureInfo.InvariantCulture));
}

internal sealed record DeliveryJson(MoneyJson Minimum, MoneyJson Fee, int Minutes, IReadOnlyList<ZoneJson> Zones)
{
    public static DeliveryJson Of(Delivery delivery) => new(
        MoneyJson.Of(delivery.Minimum), MoneyJson.Of(delivery.Fee), delivery.Minutes,
        [.. delivery.Zones.Select(zone => new ZoneJson(zone.City, zone.Postcodes))]);
}

internal sealed record ZoneJson(string City, IReadOnlyList<string> Postcodes);
