using Kalliky.Application.Accounts;
using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using MediatR;

namespace Kalliky.Web.Api;

/// <summary>/bookings: what stands in the diary.</summary>
internal static class Bookings
{
    public static void MapBookings(this RouteGroupBuilder api)
    {
        var bookings = api.MapGroup("/bookings").WithTags("Bookings");
        bookings.MapGet("", List).RequireScope(Scopes.BookingsRead)
            .Describe("ListBookings", "List bookings", "Appointments, reservations and articles put aside, the latest start first.")
            .Takes(
                Filters.StoreId, Filters.Word<BookingKind>("kind", "Only of this kind."), Filters.Word<BookingStatus>("status", "Only bookings at this point."),
                Filters.Time("from", "Only those that start at or after this time."), Filters.Time("to", "Only those that start before this time."))
            .TakesPage().Answers<ListJson<BookingJson>>(Examples.Bookings);
        bookings.MapGet("/{id}", Show).RequireScope(Scopes.BookingsRead)
            .Describe("ShowBooking", "Show a booking", "One booking.")
            .Answers<BookingJson>(Examples.Booking).AnswersNotFound();
        bookings.MapBookingWrites();
    }

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListBookings(
            asked.Id("store_id", Ids.Store), asked.Word<BookingKind>("kind"), asked.Word<BookingStatus>("status"), asked.Time("from"), asked.Time("to"),
            null, asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<BookingJson>.Of(await mediator.Send(request, ct), BookingJson.Of));
    }

    private static Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Booking.TryRead(id, out var booking) ? Shown(booking, http, mediator, ct) : Task.FromResult(Missing(http));

    internal static async Task<BookingView?> Find(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListBookings(null, null, null, null, null, id, 1), ct)).Rows is [var booking] ? booking : null;

    internal static async Task<IResult> Shown(Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        await Find(id, mediator, ct) is { } booking ? TypedResults.Ok(BookingJson.Of(booking)) : Missing(http);

    internal static IResult Missing(HttpContext http) => Problems.NotFound(http, "booking");
}

/// <param name="PartySize">Of a reservation.</param>
/// <param name="Product">Of an article put aside, with its size and number; ends_at is until when.</param>
internal sealed record BookingJson(
    string Id,
    BookingKind Kind,
    string StoreId,
    string? CallId,
    BookingStatus Status,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    IReadOnlyList<NamedJson> Services,
    NamedJson? Resource,
    int? PartySize,
    NamedJson? Product,
    string? Size,
    int? Quantity,
    CustomerJson Customer,
    string? Note,
    DateTimeOffset CreatedAt,
    bool Test)
{
    public static BookingJson Of(BookingView booking) => new(
        Ids.Booking.Of(booking.Id),
        booking.Kind,
        Ids.Store.Of(booking.StoreId),
        Ids.Call.Of(booking.CallId),
        booking.Status,
        booking.StartsAt.At(booking.TimeZone),
        booking.EndsAt.At(booking.TimeZone),
        [.. booking.Services.Select(service => new NamedJson(Ids.Product.Of(service.Id), service.Name))],
        booking.ResourceId is { } resource ? new NamedJson(Ids.Resource.Of(resource), booking.Resource ?? "") : null,
        booking.PartySize,
        booking.Article is { } article ? new NamedJson(Ids.Product.Of(article.ProductId), article.Name) : null,
        booking.Article?.Size,
        booking.Article?.Quantity,
        new CustomerJson(Ids.Customer.Of(booking.CustomerId), booking.CustomerName, booking.CustomerPhone),
        booking.Note,
        booking.CreatedAt.At(booking.TimeZone),
        booking.IsTest);
}
