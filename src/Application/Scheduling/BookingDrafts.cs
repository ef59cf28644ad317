using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Scheduling;

/// <summary>The booking that a call dictates: found by its call, made by the first place that is held.</summary>
internal sealed class BookingDrafts(IKallikyDb db, IVault vault, IMoment moment, LiveNews live)
{
    public async Task<Booking?> Find(Situation call, CancellationToken ct) =>
        db.Bookings.Local.FirstOrDefault(booking => booking.CallId == call.CallId && booking is { Status: BookingStatus.Held, PartOf: null })
        ?? await db.Bookings.FirstOrDefaultAsync(booking => booking.CallId == call.CallId && booking.Status == BookingStatus.Held && booking.PartOf == null, ct);

    /// <summary>A new draft for whoever calls, where <see cref="Find"/> has found none.</summary>
    public async Task<Booking> Begin(Situation call, BookingKind kind, CancellationToken ct)
    {
        var draft = new Booking(moment.NewId(), call.TenantId, call.StoreId, kind, call.CallId, call.IsTest, moment.Now);
        if (await Card(call, ct) is { } card)
        {
            if (!string.IsNullOrWhiteSpace(card.Name) && !(kind == BookingKind.Appointment && await IsForAnother(call, ct)))
                draft.For(card.Name);
            draft.CallBackOn(card.Phone);
        }

        db.Bookings.Add(draft);
        return draft;
    }

    /// <summary>Removes a draft, and what was part of it.</summary>
    public async Task Drop(Booking draft, CancellationToken ct)
    {
        db.Bookings.RemoveRange(await Parts(draft, ct));
        db.Bookings.Remove(draft);
    }

    /// <summary>The other bookings of the same visit, in order.</summary>
    public async Task<List<Booking>> Parts(Booking first, CancellationToken ct) =>
        first.Kind == BookingKind.Appointment
            ? await db.Bookings.Where(part => part.PartOf == first.Id).OrderBy(part => part.StartsAt).ToListAsync(ct)
            : [];

    public async Task<BookingStates> States(Booking booking, StoreSheet sheet, Situation call, CancellationToken ct)
    {
        var needs = sheet.Trade == Trade.Clinic && booking is { Status: BookingStatus.Held, Kind: BookingKind.Appointment, BirthdateKey: null, Moves: null }
            && !await IsKnown(booking, call, ct);
        return new BookingStates([booking, .. await Parts(booking, ct)], sheet, needs);
    }

    public async Task<KnownBooking> Known(Booking booking, StoreSheet sheet, Situation call, CancellationToken ct)
    {
        var states = await States(booking, sheet, call, ct);
        return new KnownBooking(states.State(), states.Reading(vault, call.Caller, moment.Now));
    }

    /// <summary>Tells those who watch the call, and the agenda where it has changed.</summary>
    public void Publish(Booking booking)
    {
        if (booking is { Status: BookingStatus.Held, CallId: { } call })
            live.Publish(new LiveEvent(booking.TenantId, booking.StoreId, "draft", call));
        live.Publish(new LiveEvent(booking.TenantId, booking.StoreId, "booking", booking.Id));
    }

    /// <summary>The card of the number that calls; of another one when the caller gave it.</summary>
    private async Task<Customer?> Card(Situation call, CancellationToken ct)
    {
        var id = await db.Calls.Where(c => c.Id == call.CallId).Select(c => c.CustomerId).FirstOrDefaultAsync(ct) ?? call.CustomerId;
        return id is null ? null : await db.Customers.AsNoTracking().FirstOrDefaultAsync(card => card.Id == id, ct);
    }

    // A practice's second appointment in a call is for another patient, as a mother's for two children: whose is asked.
    private Task<bool> IsForAnother(Situation call, CancellationToken ct) =>
        db.Bookings.AnyAsync(booking => booking.CallId == call.CallId && booking.ConfirmedAt != null && booking.Kind == BookingKind.Appointment
            && db.Stores.Any(store => store.Id == call.StoreId && store.Trade == Trade.Clinic), ct);

    // Somebody who has been here before under this name and this number.
    private async Task<bool> IsKnown(Booking draft, Situation call, CancellationToken ct)
    {
        if (call.Caller is not { } caller || draft.CustomerName is not { } name)
            return false;
        var key = vault.KeyOf(caller);
        var cards = await db.Customers.AsNoTracking()
            .Where(card => card.PhoneKey == key && (card.Birthdate != null || db.Bookings.Any(booking => booking.CustomerId == card.Id && booking.ConfirmedAt != null)))
            .Select(card => card.Name).ToListAsync(ct);
        return cards.Exists(known => NameMatch.Same(known, name));
    }
}
