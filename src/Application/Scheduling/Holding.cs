using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>What became of the wish to keep a place: the draft that has it now, or why not and what is free instead.</summary>
internal sealed record Kept(Booking? Draft, SlotRefusal? Why, IReadOnlyList<FreeSlot> Instead);

/// <summary>Brings a caller's draft to a place.</summary>
internal sealed class Holding(IKallikyDb db, BookingDrafts drafts, Places places, VisitSearch visits, TableSearch tables, IMoment moment)
{
    /// <param name="people">Who does each of the services.</param>
    public async Task<Kept> Visit(
        Situation call, StoreSheet sheet, Booking? draft, Instant at, IReadOnlyList<SheetService> services, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        List<Step> own = [.. services.Zip(people, (service, person) => new Step(service.Id, service.Minutes, service.Buffer, [person]))];
        if (services.Zip(people).Any(pair => !sheet.Resource(pair.Second)!.Does(pair.First.Id)))
            return new Kept(null, new SlotRefusal.NobodyDoesIt([.. services.Select(service => service.Name)], sheet.Resource(people[0])!.Name), []);
        var visit = Diary.With(at, own, people);
        var why = Untimely(sheet, at) ?? (await visits.IsFree(sheet, visit, draft, ct) ? null : new SlotRefusal.Taken());

        // It looks free: now nobody else may take it before we know.
        var held = why is not null ? null : await places.Alone([.. people.Distinct()], async () =>
            await visits.IsFree(sheet, visit, draft, ct) && await Put(call, draft, visit, services, ct) is var put && await places.Save(ct) ? put : null, ct);
        return held is null
            ? new Kept(null, why ?? new SlotRefusal.Taken(), await Instead(sheet, services, own, at, await drafts.Find(call, ct), ct))
            : new Kept(held, null, []);
    }

    /// <summary>What was booked without a service: so long with somebody.</summary>
    public async Task<Kept> Stretch(StoreSheet sheet, Booking draft, Instant at, SheetResource with, Duration length, CancellationToken ct)
    {
        var visit = new Visit([new Leg([], new Place(with.Id, at, at + length, at + length))]);
        return await places.Alone([with.Id], async () =>
        {
            if ((Untimely(sheet, at) ?? (await visits.IsFree(sheet, visit, draft, ct) ? null : new SlotRefusal.Taken())) is { } why)
                return new Kept(null, why, []);
            draft.Hold(visit.Legs[0].Place, places.Until);
            return await places.Save(ct) ? new Kept(draft, null, []) : new Kept(null, new SlotRefusal.Taken(), []);
        }, ct);
    }

    public async Task<Kept> Table(Situation call, StoreSheet sheet, Booking? draft, Instant at, SheetResource area, int? party, CancellationToken ct)
    {
        if (party is not { } guests)
            return new Kept(null, new SlotRefusal.TooMany(sheet.Reservations?.MaxParty ?? 0), []);
        if (TableSearch.Refusal(sheet, guests) is { } refusal)
            return new Kept(null, refusal, []);
        var place = TableSearch.PlaceOf(sheet, at, area.Id);
        var why = Untimely(sheet, at) ?? (await tables.IsFree(sheet, guests, place, draft, ct) ? null : TableSearch.Why(sheet, new Wish(at, at, true)));
        var held = why is not null ? null : await places.Alone([area.Id], async () =>
        {
            if (!await tables.IsFree(sheet, guests, place, draft, ct))
                return null;
            var put = draft is { Kind: BookingKind.Reservation } ? draft : await Anew(call, draft, BookingKind.Reservation, ct);
            put.Seats(guests);
            put.Hold(place, places.Until);
            await db.SaveChangesAsync(ct);
            return put;
        }, ct);
        return held is null
            ? new Kept(null, why ?? new SlotRefusal.Taken(), await tables.Instead(sheet, guests, area, new Wish(at, at, true), draft, ct))
            : new Kept(held, null, []);
    }

    private SlotRefusal? Untimely(StoreSheet sheet, Instant at)
    {
        var local = at.InZone(sheet.Zone).LocalDateTime;
        return Wish.Of(sheet, local, local, moment.Now).Why;
    }

    private Task<IReadOnlyList<FreeSlot>> Instead(
        StoreSheet sheet, IReadOnlyList<SheetService> services, IReadOnlyList<Step> own, Instant at, Booking? draft, CancellationToken ct) =>
        visits.Instead(sheet, own, VisitSearch.Steps(sheet, services, null).Steps, new Wish(at, at, true), draft, ct);

    // The draft keeps its id, its name and its number; what was part of it is made anew.
    private async Task<Booking> Put(Situation call, Booking? draft, Visit visit, IReadOnlyList<SheetService> services, CancellationToken ct)
    {
        var held = draft is { Kind: BookingKind.Appointment } ? draft : await Anew(call, draft, BookingKind.Appointment, ct);
        db.Bookings.RemoveRange(await drafts.Parts(held, ct));
        var left = services;
        foreach (var (leg, first) in visit.Legs.Select((leg, index) => (leg, index == 0)))
        {
            var part = first ? held : held.Then(moment.NewId());
            part.Wants([.. left.Take(leg.ServiceIds.Count).Select(service => new BookedService(service.Id, service.Name, service.Minutes, service.Price))]);
            part.Hold(leg.Place, places.Until);
            left = [.. left.Skip(leg.ServiceIds.Count)];
            if (!first)
                db.Bookings.Add(part);
        }

        return held;
    }

    // One draft a call: what was dictated before is given up.
    private async Task<Booking> Anew(Situation call, Booking? before, BookingKind kind, CancellationToken ct)
    {
        if (before is not null)
        {
            await drafts.Drop(before, ct);
            await db.SaveChangesAsync(ct);
        }

        return await drafts.Begin(call, kind, ct);
    }
}
