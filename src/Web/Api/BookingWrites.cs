using Kalliky.Application.Accounts;
using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using MediatR;
using NodaTime;

namespace Kalliky.Web.Api;

/// <summary>/bookings: what integrations write into the diary. They never force: over something else and outside the hours
/// is the merchant's alone.</summary>
internal static class BookingWrites
{
    /// <summary>How a booking's history names what an integration did.</summary>
    private const string By = "api";

    public static void MapBookingWrites(this RouteGroupBuilder bookings)
    {
        bookings.MapPost("", Take).Writes(Scopes.BookingsWrite)
            .Describe(
                "TakeBooking", "Take a booking",
                "An appointment (service_ids), a table (party_size) or an article put aside (product_id). Without resource_id, whoever is free. "
                + "What is taken, or outside the hours, is refused with what is free instead.")
            .Accepts(Examples.NewBooking).AnswersCreated<BookingJson>(Examples.Booking).AnswersTaken()
            .Calls(nameof(TakeBooking.Party), "party_size");
        bookings.MapPost("/{id}/move", Move).Writes(Scopes.BookingsWrite)
            .Describe("MoveBooking", "Move a booking", "To another time; what is left out stays. An article put aside is not moved.")
            .Accepts(Examples.BookingMove).Answers<BookingJson>(Examples.Booking).AnswersNotFound().AnswersTaken()
            .Calls(nameof(MoveBooking.Party), "party_size");
        bookings.MapPost("/{id}/cancel", (string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
                Handle(id, booking => new CallOffBooking(booking, By), http, mediator, ct))
            .Writes(Scopes.BookingsWrite)
            .Describe("CancelBooking", "Cancel a booking", "Its place is free again. Whoever left a number is told.")
            .Answers<BookingJson>(Examples.Booking with { Status = BookingStatus.Cancelled }).AnswersNotFound().AnswersConflict();
        Mark(bookings, "arrived", "MarkArrived", "Somebody has arrived", "They are here.", BookingMark.Arrived, BookingStatus.Arrived);
        Mark(bookings, "done", "MarkDone", "It is done", "They were served, or collected what was put aside.", BookingMark.Done, BookingStatus.Done);
        Mark(bookings, "no_show", "MarkNoShow", "Nobody came", "They did not come.", BookingMark.NoShow, BookingStatus.NoShow);
    }

    private static void Mark(RouteGroupBuilder bookings, string verb, string name, string summary, string what, BookingMark mark, BookingStatus then) =>
        bookings.MapPost("/{id}/" + verb, (string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
                Handle(id, booking => new MarkBooking(booking, mark, By), http, mediator, ct))
            .Writes(Scopes.BookingsWrite).Describe(name, summary, what)
            .Answers<BookingJson>(Examples.Booking with { Status = then }).AnswersNotFound().AnswersConflict();

    private static async Task<IResult> Take(NewBookingJson body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var given = new Given(http);
        var store = given.Id("store_id", body.StoreId, Ids.Store);
        var kind = body.Kind ?? (body.ProductId is not null ? BookingKind.Hold : body.PartySize is not null ? BookingKind.Reservation : BookingKind.Appointment);
        if (kind == BookingKind.Block)
            given.Wants("kind", "One of appointment, reservation, hold.");
        return kind == BookingKind.Hold
            ? await HeldProducts.Take(body, store, given, http, mediator, ct)
            : await TakePlace(body, store, kind, given, http, mediator, ct);
    }

    private static async Task<IResult> TakePlace(
        NewBookingJson body, Guid store, BookingKind kind, Given given, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (services, resource) = (given.ManyIds("service_ids", body.ServiceIds, Ids.Product), given.MaybeId("resource_id", body.ResourceId, Ids.Resource));
        var start = Start(body.StartsAt, given);
        if (kind == BookingKind.Reservation && body.PartySize is null)
            given.Wants("party_size", "How many guests.");
        if (kind == BookingKind.Reservation && services.Count > 0)
            given.Wants("service_ids", "None for a table.");
        if (kind == BookingKind.Appointment && body.PartySize is not null)
            given.Wants("party_size", "Only for a table.");
        if (given.Refusal is { } refusal)
            return refusal;
        if (await StoreHours.Of(store, start, mediator, ct) is not { } local)
            return Problems.Unknown(http, nameof(TakeBooking.StoreId));
        var request = new TakeBooking(store, resource, local, services, body.PartySize, body.Name ?? "", body.Phone, body.Note, By, ToCome: true);
        return await mediator.Send(request, ct) switch
        {
            DiaryEntry.Written { BookingId: var booking } => await Created(booking, http, mediator, ct),
            DiaryEntry.Refused { Why: var why } => await Refused(
                why, new ListSlots(store, services, resource, body.PartySize, null, null, Alternatives, start), http, mediator, ct),
            DiaryEntry.Unknown { What: { } what } => Problems.Unknown(http, what),
            _ => Bookings.Missing(http),
        };
    }

    private static async Task<IResult> Move(string id, BookingMoveJson body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!Ids.Booking.TryRead(id, out var known) || await Bookings.Find(known, mediator, ct) is not { } booking)
            return Bookings.Missing(http);
        if (booking.Kind == BookingKind.Hold)
            return Problems.Conflict(http, "An article put aside is not moved. Cancel it and put it aside anew.");
        var given = new Given(http);
        var resource = given.MaybeId("resource_id", body.ResourceId, Ids.Resource);
        var start = Start(body.StartsAt, given);
        if (booking.Kind == BookingKind.Appointment && body.PartySize is not null)
            given.Wants("party_size", "Only for a table.");
        if (given.Refusal is { } refusal)
            return refusal;
        var local = start.InZone(DateTimeZoneProviders.Tzdb[booking.TimeZone]).LocalDateTime;
        return await mediator.Send(new MoveBooking(known, resource, local, body.PartySize, By, ToCome: true), ct) switch
        {
            DiaryEntry.Written => await Bookings.Shown(known, http, mediator, ct),
            DiaryEntry.TooLate { Status: var status } => Problems.Conflict(http, $"The booking is {Words.Of(status)}."),
            DiaryEntry.Refused { Why: var why } => await Refused(
                why,
                new ListSlots(
                    booking.StoreId, [.. booking.Services.Select(service => service.Id)], resource ?? booking.ResourceId, body.PartySize ?? booking.PartySize,
                    null, null, Alternatives, start),
                http, mediator, ct),
            DiaryEntry.Unknown { What: { } what } => Problems.Unknown(http, what),
            _ => Bookings.Missing(http),
        };
    }

    private static async Task<IResult> Handle(string id, Func<Guid, IRequest<DiaryEntry>> request, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        // What is blocked, and what a caller still dictates, is no booking to an integration.
        if (!Ids.Booking.TryRead(id, out var known) || await Bookings.Find(known, mediator, ct) is null)
            return Bookings.Missing(http);
        return await mediator.Send(request(known), ct) switch
        {
            DiaryEntry.Written => await Bookings.Shown(known, http, mediator, ct),
            DiaryEntry.TooLate { Status: var status } => Problems.Conflict(http, $"The booking is {Words.Of(status)}."),
            _ => Bookings.Missing(http),
        };
    }

    internal static async Task<IResult> Created(Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        await Bookings.Find(id, mediator, ct) is { } booking
            ? TypedResults.Created($"/api/v1/bookings/{Ids.Booking.Of(id)}", BookingJson.Of(booking))
            : Bookings.Missing(http);

    private static async Task<IResult> Refused(Clash why, ListSlots instead, HttpContext http, IMediator mediator, CancellationToken ct) => why switch
    {
        Clash.Past => Problems.Invalid(http, "starts_at", "A time that is still to come."),
        Clash.TooFar => Problems.Invalid(http, "starts_at", "The store does not book that far ahead."),
        Clash.TooMany => Problems.Invalid(http, "party_size", "More guests than there are seats."),
        Clash.NotTheirs => Problems.Invalid(http, "resource_id", "This person does not do all of this."),
        Clash.Nobodys => Problems.Invalid(http, "service_ids", "Nobody does all of this."),
        _ => Problems.Conflict(http, Sentence(why), await Instead(instead, mediator, ct)),
    };

    private static string Sentence(Clash why) => why switch
    {
        Clash.Closed => "The store is closed then.",
        Clash.Away => "Nobody who was asked for works then.",
        Clash.Full => "There are not so many free seats then.",
        _ => "The place is taken.",
    };

    private static async Task<IReadOnlyList<SlotJson>> Instead(ListSlots request, IMediator mediator, CancellationToken ct) =>
        await mediator.Send(request, ct) is ListSlots.Found found ? [.. found.Slots.Select(slot => SlotJson.Of(slot, found.TimeZone))] : [];

    private static Instant Start(string? text, Given given)
    {
        if (text is null)
            given.Wants("starts_at", "A time such as 2026-11-24T18:40:00+01:00.");
        var start = given.Time("starts_at", text) ?? default;
        if (start.ToUnixTimeTicks() % Diary.Finest.BclCompatibleTicks != 0)
            given.Wants("starts_at", "On five minutes of the clock.");
        return start;
    }

    /// <summary>So many free places are told where one was refused.</summary>
    private const int Alternatives = 5;
}

/// <param name="Kind">Where it is left out, what else is given tells.</param>
/// <param name="Size">Of an article put aside, with quantity; ends_at is until when.</param>
internal sealed record NewBookingJson(
    string? StoreId,
    BookingKind? Kind,
    string? StartsAt,
    IReadOnlyList<string>? ServiceIds,
    string? ResourceId,
    int? PartySize,
    string? ProductId,
    string? Size,
    int? Quantity,
    string? EndsAt,
    string? Name,
    string? Phone,
    string? Note) : IBody;

internal sealed record BookingMoveJson(string? StartsAt, string? ResourceId, int? PartySize) : IBody;
