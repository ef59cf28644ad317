using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using MediatR;
using NodaTime;

namespace Kalliky.Web.Api;

/// <summary>/bookings of the kind hold: an article that a shop puts aside.</summary>
internal static class HeldProducts
{
    public static async Task<IResult> Take(NewBookingJson body, Guid store, Given given, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (product, until) = (given.Id("product_id", body.ProductId, Ids.Product), given.Time("ends_at", body.EndsAt));
        if (body.StartsAt is not null)
            given.Wants("starts_at", "An article is put aside from now on.");
        if (given.Refusal is { } refusal)
            return refusal;
        var local = until is { } end ? await StoreHours.Of(store, end, mediator, ct) : null;
        var request = new KeepAside(store, product, body.Size, body.Quantity ?? 1, local, body.Name ?? "", body.Phone, body.Note, "api");
        return await mediator.Send(request, ct) switch
        {
            KeepAside.Kept { BookingId: var booking } => await BookingWrites.Created(booking, http, mediator, ct),
            KeepAside.NotKept { Why: var why } => Refused(why, http),
            KeepAside.Unknown { What: var what } => Problems.Unknown(http, what),
            _ => Bookings.Missing(http),
        };
    }

    private static IResult Refused(ProductRefusal why, HttpContext http) => why switch
    {
        ProductRefusal.SizeNeeded needed => Problems.Invalid(http, "size", Sizes(needed.Sizes)),
        ProductRefusal.UnknownSize unknown => Problems.Invalid(http, "size", Sizes(unknown.Sizes)),
        ProductRefusal.Past => Problems.Invalid(http, "ends_at", "A time that is still to come."),
        ProductRefusal.TooFar far => Problems.Invalid(http, "ends_at", $"At most {far.MostDays} days from now."),
        ProductRefusal.Closed => Problems.Conflict(http, "The store is closed that day."),
        ProductRefusal.TooMany many => Problems.Conflict(http, $"There are {many.Left} left."),
        _ => Problems.Conflict(http, "There is none left."),
    };

    private static string Sizes(IEnumerable<Application.Assistant.FoundSize> sizes) => "One of " + string.Join(", ", sizes.Select(size => size.Size)) + ".";
}

/// <summary>A moment as the store's own clock shows it.</summary>
internal static class StoreHours
{
    /// <summary>Null when there is no such store in this business.</summary>
    public static async Task<LocalDateTime?> Of(Guid store, Instant at, IMediator mediator, CancellationToken ct) =>
        await mediator.Send(new ShowStore(store), ct) is { ClosedAt: null } shown ? at.InZone(DateTimeZoneProviders.Tzdb[shown.TimeZone]).LocalDateTime : null;
}
