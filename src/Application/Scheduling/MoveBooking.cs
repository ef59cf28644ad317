using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The merchant or an integration gives a booking another time, another person, or another number of guests. The other
/// parts of a visit to several persons go with it, by as much, each where it was.</summary>
/// <param name="ResourceId">Null for whom or where it is with now.</param>
/// <param name="At">Local time of the store.</param>
/// <param name="Party">Null where it stays.</param>
/// <param name="By">An account id, or "api".</param>
/// <param name="Force">Over something else, or outside the hours, on purpose.</param>
/// <param name="ToCome">Only to a time that may be booked: not over, and no further away than the store says.</param>
[Needs(Permission.Serve)]
public sealed record MoveBooking(Guid BookingId, Guid? ResourceId, LocalDateTime At, int? Party, string By, bool Force = false, bool ToCome = false)
    : IRequest<DiaryEntry>;

internal sealed class MoveBookingValidator : AbstractValidator<MoveBooking>
{
    public MoveBookingValidator() => RuleFor(request => request.Party).InclusiveBetween(1, 200).WithMessage("De 1 à 200 couverts.");
}

internal sealed class MoveBookingHandler(IKallikyDb db, DiaryDesk desk, Places places, IMoment moment) : IRequestHandler<MoveBooking, DiaryEntry>
{
    public async Task<DiaryEntry> Handle(MoveBooking request, CancellationToken ct)
    {
        // Read with its people locked: of two who move it, the second moves what the first has made of it.
        var whom = await db.Bookings.Where(row => row.Id == request.BookingId || row.PartOf == request.BookingId)
            .Where(row => row.ResourceId != null).Select(row => row.ResourceId!.Value).ToListAsync(ct);
        if (request.ResourceId is { } wished)
            whom.Add(wished);
        var answer = await places.Alone([.. whom.Distinct()], () => Move(request, ct), ct);
        if (answer is DiaryEntry.Written)
            desk.Tell((await desk.Find(request.BookingId, ct))!);
        return answer;
    }

    private async Task<DiaryEntry> Move(MoveBooking request, CancellationToken ct)
    {
        var booking = await desk.Find(request.BookingId, ct);
        if (booking is null)
            return new DiaryEntry.Unknown(nameof(request.BookingId));
        var wished = request.ResourceId ?? booking.ResourceId;
        var resource = await db.Resources.FirstOrDefaultAsync(row => row.Id == wished && (row.IsActive || request.ResourceId == null), ct);
        if (resource is null || resource.StoreId != booking.StoreId || !Suits(resource, booking))
            return new DiaryEntry.Unknown(nameof(request.ResourceId));
        if (!request.Force && booking.Services.Any(service => !resource.Does(service.Id)))
            return new DiaryEntry.Refused(Clash.NotTheirs);

        var store = await db.Stores.AsNoTracking().Where(row => row.Id == booking.StoreId).Select(row => new { row.TimeZone, row.Bookings }).SingleAsync(ct);
        var start = DateTimeZoneProviders.Tzdb[store.TimeZone].AtLeniently(request.At).ToInstant();
        if (request.ToCome && BookableTime.Against(store.Bookings, start, moment.Now) is { } untimely)
            return new DiaryEntry.Refused(untimely);
        var place = new Place(resource.Id, start, start + (booking.EndsAt - booking.StartsAt), start + (booking.BusyUntil - booking.StartsAt));
        if (booking.IsComing && booking.Kind == BookingKind.Reservation && request.Party is { } party && party != booking.PartySize)
            booking.Seats(party);
        var visit = await Visit(new Placing(booking, place, resource), ct);
        return await desk.Put(visit, request.Force, () => Move(visit, request), ct);
    }

    // Guests sit in an area, appointments are with somebody; time is blocked of either.
    private static bool Suits(Resource resource, Booking booking) =>
        booking.Kind == BookingKind.Block || resource.Kind == ResourceKind.Area == (booking.Kind == BookingKind.Reservation);

    private bool Move(IReadOnlyList<Placing> visit, MoveBooking request) =>
        visit[0].Booking.IsComing && visit.All(part => part.Booking.Move(part.Place, request.By, null, moment.Now, request.Force));

    // What is done or was called off stays where it was.
    private async Task<IReadOnlyList<Placing>> Visit(Placing moved, CancellationToken ct)
    {
        var (leader, by) = (moved.Booking.PartOf ?? moved.Booking.Id, moved.Place.StartsAt - moved.Booking.StartsAt);
        if (by == Duration.Zero || moved.Booking.Kind != BookingKind.Appointment)
            return [moved];
        var others = (await db.Bookings.Where(part => (part.Id == leader || part.PartOf == leader) && part.Id != moved.Booking.Id && part.ResourceId != null).ToListAsync(ct))
            .Where(part => part.IsComing).OrderBy(part => part.StartsAt).ToList();
        var ids = others.ConvertAll(part => part.ResourceId!.Value);
        var with = await db.Resources.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        return
        [
            moved,
            .. others.Select(part => new Placing(
                part, new Place(part.ResourceId, part.StartsAt + by, part.EndsAt + by, part.BusyUntil + by), with[part.ResourceId!.Value])),
        ];
    }
}
