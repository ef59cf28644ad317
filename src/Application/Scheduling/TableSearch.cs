using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Looks for covers: at the time that is wished, in a window, else the nearest ones.</summary>
internal sealed class TableSearch(OpenDiary diary, IMoment moment)
{
    private static readonly Duration Days = Duration.FromDays(7);
    private static readonly Duration Longest = Duration.FromHours(24);

    /// <summary>Why such a party is not seated at all; null when it may be.</summary>
    public static SlotRefusal? Refusal(StoreSheet sheet, int party)
    {
        var most = sheet.Resources.Where(resource => resource.Kind == ResourceKind.Area).Max(resource => resource.Covers);
        if (sheet.Reservations is not { } rules || most is not { } covers)
            return new SlotRefusal.NoReservations();
        return party > Math.Min(rules.MaxParty, covers) ? new SlotRefusal.TooMany(Math.Min(rules.MaxParty, covers)) : null;
    }

    public async Task<IReadOnlyList<FreeSlot>> Wished(StoreSheet sheet, int party, SheetResource? area, Wish wish, Booking? mine, CancellationToken ct)
    {
        var areas = await Areas(sheet, area, wish.From, wish.To, mine, ct);
        if (!wish.IsExact)
            return [.. Nearest.Of(Between(sheet, party, wish.From, wish.To, areas).Take(400), new Wish(wish.From, wish.From, false), found => found.At).Select(found => Slot(sheet, found.At, found.Area))];
        return Seat(sheet, party, wish.From, areas) is { } free ? [Slot(sheet, wish.From, free)] : [];
    }

    public async Task<IReadOnlyList<FreeSlot>> Instead(StoreSheet sheet, int party, SheetResource? area, Wish wish, Booking? mine, CancellationToken ct)
    {
        var (soonest, furthest) = Wish.Bookable(sheet, moment.Now);
        var (from, to) = (Instant.Max(soonest, wish.From - Days), Instant.Min(furthest, wish.To + Days));
        if (from > to)
            return [];
        IReadOnlyList<FreeSlot> elsewhere = area is null ? [] : [.. (await Wished(sheet, party, null, wish, mine, ct)).Take(1)];
        var areas = await Areas(sheet, area, from, to, mine, ct);
        var near = Nearest.Of(Between(sheet, party, from, to, areas), wish, found => found.At, Nearest.Most - elsewhere.Count);
        return [.. elsewhere, .. near.Select(found => Slot(sheet, found.At, found.Area))];
    }

    /// <summary>Never in an area that takes no bookings any more.</summary>
    public async Task<bool> IsFree(StoreSheet sheet, int party, Place place, Booking? mine, CancellationToken ct) =>
        sheet.Resource(place.ResourceId!.Value) is { } area
        && Seat(sheet, party, place.StartsAt, await Areas(sheet, area, place.StartsAt, place.EndsAt, mine, ct)) is not null;

    /// <summary>Why there is no room then: nobody is received, or not any more, or all is taken.</summary>
    public static SlotRefusal Why(StoreSheet sheet, Wish wish)
    {
        var day = wish.From.InZone(sheet.Zone).LocalDateTime;
        var last = BeforeClose(sheet.Reservations!);
        var open = WorkingTime.Of(sheet.Zone, sheet.Hours, null, wish.From - Longest, wish.To + Longest).Where(span => span.From <= wish.To).ToList();
        if (open.Exists(span => wish.From <= span.To - last))
            return new SlotRefusal.Taken();
        var late = open.Where(span => wish.From < span.To && span.From <= span.To - last).ToList();
        return late.Count > 0
            ? new SlotRefusal.LastSeating((late[^1].To - last).InZone(sheet.Zone).LocalDateTime)
            : new SlotRefusal.Closed(day.Date, sheet.Hours.NextOpening(day));
    }

    public static Place PlaceOf(StoreSheet sheet, Instant at, Guid area) => new(area, at, at + Stay(sheet.Reservations!), at + Stay(sheet.Reservations!));

    private static FreeSlot Slot(StoreSheet sheet, Instant at, Guid area) => new(
        SlotNames.Of(at, area, sheet.Zone),
        at.InZone(sheet.Zone).LocalDateTime,
        (at + Stay(sheet.Reservations!)).InZone(sheet.Zone).LocalDateTime,
        sheet.Resource(area)!.Name);

    private static IEnumerable<(Instant At, Guid Area)> Between(StoreSheet sheet, int party, Instant from, Instant to, IReadOnlyList<Seating> areas)
    {
        var rules = sheet.Reservations!;
        return Diary.Between(from, to, Duration.FromMinutes(rules.SlotMinutes), party, Stay(rules), BeforeClose(rules), areas);
    }

    private static Guid? Seat(StoreSheet sheet, int party, Instant at, IReadOnlyList<Seating> areas) =>
        Diary.Seat(at, party, Stay(sheet.Reservations!), BeforeClose(sheet.Reservations!), areas);

    private async Task<IReadOnlyList<Seating>> Areas(StoreSheet sheet, SheetResource? area, Instant from, Instant to, Booking? mine, CancellationToken ct)
    {
        var wanted = sheet.Resources.Where(resource => resource.Kind == ResourceKind.Area && (area is null || resource.Id == area.Id)).ToList();
        var pages = await diary.Read(sheet, wanted, from - Longest, to + Longest, mine, ct);
        return [.. wanted.Where(resource => pages.Areas.ContainsKey(resource.Id)).Select(resource => pages.Areas[resource.Id])];
    }

    private static Duration Stay(ReservationRules rules) => Duration.FromMinutes(rules.DurationMinutes);

    private static Duration BeforeClose(ReservationRules rules) => Duration.FromMinutes(rules.LastSeatingBeforeCloseMinutes);
}
