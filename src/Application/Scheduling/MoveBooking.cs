using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The merchant or an integration gives a booking another time, another person, or another number of guests.</summary>
/// <param name="ResourceId">Null for whom or where it is with now.</param>
/// <param name="At">Local time of the store.</param>
/// <param name="Party">Null where it stays.</param>
/// <param name="By">An account id, or "api".</param>
/// <param name="Force">Over something else, or outside the hours, on purpose.</param>
/// <param name="ToCome">Only to a time that may be booked: not over, and no further away than the store says.</param>
public sealed record MoveBooking(Guid BookingId, Guid? ResourceId, LocalDateTime At, int? Party, string By, bool Force = false, bool ToCome = false)
    : IRequest<DiaryEntry>;

internal sealed class MoveBookingValidator : AbstractValidator<MoveBooking>
{
    public MoveBookingValidator() => RuleFor(request => request.Party).InclusiveBetween(1, 200).WithMessage("De 1 à 200 couverts.");
}

internal sealed class MoveBookingHandler(IKallikyDb db, DiaryDesk desk, IMoment moment) : IRequestHandler<MoveBooking, DiaryEntry>
{
    public async Task<DiaryEntry> Handle(MoveBooking request, CancellationToken ct)
    {
        var booking = await desk.Find(request.BookingId, ct);
        if (booking is null)
            return new DiaryEntry.Unknown(nameof(request.BookingId));
        var wished = request.ResourceId ?? booking.ResourceId;
        var resource = await db.Resources.FirstOrDefaultAsync(row => row.Id == wished && (row.IsActive || request.ResourceId == null), ct);
        if (resource is null || resource.StoreId != booking.StoreId || resource.Kind == ResourceKind.Area != (booking.Kind == BookingKind.Reservation))
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
        return await desk.Put(booking, place, resource, request.Force, () => booking.Move(place, request.By, null, moment.Now, request.Force), ct);
    }
}
