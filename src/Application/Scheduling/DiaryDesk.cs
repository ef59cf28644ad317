using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Where the merchant's verbs meet the diary: whether a place is free is asked with the person or the area locked,
/// and the database has the last word.</summary>
internal sealed class DiaryDesk(IKallikyDb db, Places places, ILiveFeed live)
{
    private static readonly Duration Longest = Duration.FromHours(24);
    private static readonly BookingStatus[] Standing = [BookingStatus.Held, BookingStatus.Confirmed, BookingStatus.Arrived, BookingStatus.Done];

    /// <summary>Places what <paramref name="put"/> makes of the booking, unless something stands against it.</summary>
    /// <param name="put">Answers false when the booking is no longer in a state that allows it.</param>
    public Task<DiaryEntry> Put(Booking booking, Place place, Resource resource, bool force, Func<bool> put, CancellationToken ct) =>
        Put([new Placing(booking, place, resource)], force, put, ct);

    /// <summary>The same for a visit to several: all of it or nothing.</summary>
    /// <param name="visit">What was asked for comes first.</param>
    public async Task<DiaryEntry> Put(IReadOnlyList<Placing> visit, bool force, Func<bool> put, CancellationToken ct)
    {
        var booking = visit[0].Booking;
        var answer = await places.Alone<DiaryEntry>([.. visit.Select(part => part.Resource.Id).Distinct()], async () =>
        {
            foreach (var part in force ? [] : visit)
            {
                if (await Against(part, visit, ct) is { } clash)
                    return new DiaryEntry.Refused(clash) { With = part.Resource.Id == visit[0].Resource.Id ? null : part.Resource.Id };
            }

            if (!put())
                return new DiaryEntry.TooLate(booking.Status);
            return await places.Save(ct) ? new DiaryEntry.Written(booking.Id, booking.Status) : new DiaryEntry.Refused(Clash.Taken);
        }, ct);
        if (answer is DiaryEntry.Written && db.Database.CurrentTransaction is null)
            Tell(booking);
        return answer;
    }

    /// <summary>Does something to a booking that stays in its place.</summary>
    public async Task<DiaryEntry> Handle(Guid bookingId, Func<Booking, bool> verb, CancellationToken ct)
    {
        var booking = await Find(bookingId, ct);
        if (booking is null)
            return new DiaryEntry.Unknown();
        var parts = await db.Bookings.Where(part => part.PartOf == booking.Id).ToListAsync(ct);
        if (!verb(booking))
            return new DiaryEntry.TooLate(booking.Status);
        foreach (var part in parts)
            verb(part);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two people touched the same appointment; the first one won, and this one is told where it stands.
            return new DiaryEntry.TooLate(await db.Bookings.AsNoTracking().Where(row => row.Id == bookingId).Select(row => row.Status).FirstAsync(ct));
        }

        Tell(booking);
        return new DiaryEntry.Written(booking.Id, booking.Status);
    }

    /// <summary>A booking that stands; drafts belong to their callers.</summary>
    public Task<Booking?> Find(Guid id, CancellationToken ct) =>
        db.Bookings.FirstOrDefaultAsync(booking => booking.Id == id && booking.Status != BookingStatus.Held, ct);

    private async Task<Clash?> Against(Placing part, IReadOnlyList<Placing> visit, CancellationToken ct)
    {
        var (booking, place, resource) = part;
        var store = await db.Stores.AsNoTracking().Where(store => store.Id == booking.StoreId).Select(store => new { store.Hours, store.TimeZone }).SingleAsync(ct);
        if (booking.Kind != BookingKind.Block)
        {
            // A table is kept past closing; an appointment ends before it.
            var zone = DateTimeZoneProviders.Tzdb[store.TimeZone];
            var span = new Span(place.StartsAt, resource.Kind == ResourceKind.Area ? place.StartsAt : place.EndsAt);
            if (!Works(zone, store.Hours, null, span))
                return Clash.Closed;
            if (!Works(zone, store.Hours, resource.Hours, span))
                return Clash.Away;
        }

        if (booking.Kind == BookingKind.Reservation && booking.PartySize > (resource.Covers ?? 0))
            return Clash.TooMany;
        var others = await Others([.. visit.Select(other => other.Booking.Id)], place, resource.Id, ct);
        if (resource.Kind != ResourceKind.Area || booking.Kind == BookingKind.Block)
            return others.Count > 0 ? Clash.Taken : null;
        if (others.Exists(other => other.Kind == BookingKind.Block))
            return Clash.Taken;
        var seated = others.Select(other => new Seated(new Span(other.StartsAt, other.EndsAt), other.PartySize ?? 0)).ToList();
        return new Seating(resource.Id, resource.Covers ?? 0, [], seated).Fits(booking.PartySize ?? 1, new Span(place.StartsAt, place.EndsAt)) ? null : Clash.Full;
    }

    private static bool Works(DateTimeZone zone, OpeningHours store, OpeningHours? own, Span span) =>
        WorkingTime.Of(zone, store, own, span.From - Longest, span.To + Longest).Any(open => open.Holds(span) && span.From < open.To);

    private Task<List<Booking>> Others(Guid[] visit, Place place, Guid resource, CancellationToken ct) =>
        db.Bookings.AsNoTracking()
            .Where(other => other.ResourceId == resource && !visit.Contains(other.Id) && other.HasPlace && Standing.Contains(other.Status))
            .Between(place.StartsAt, place.BusyUntil).ToListAsync(ct);

    /// <summary>Tells the pages, once it is committed.</summary>
    public void Tell(Booking booking) => live.Publish(new LiveEvent(booking.TenantId, booking.StoreId, "booking", booking.Id));
}

/// <summary>A booking and the place that it is to take.</summary>
internal sealed record Placing(Booking Booking, Place Place, Resource Resource);
