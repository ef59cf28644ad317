using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Reads what is booked. Never cached: a place is free now or it is not.</summary>
internal sealed class OpenDiary(IKallikyDb db, IMoment moment)
{
    /// <param name="mine">The draft that asks: its own places, and those that it moves, are free to it.</param>
    public async Task<OpenPages> Read(
        StoreSheet sheet, IReadOnlyCollection<SheetResource> resources, Instant from, Instant to, Booking? mine, CancellationToken ct)
    {
        var booked = (await Rows(resources, from, to, mine, ct)).ToLookup(row => row.ResourceId!.Value);
        Dictionary<Guid, Timetable> people = [];
        Dictionary<Guid, Seating> areas = [];
        foreach (var resource in resources)
        {
            var rows = booked[resource.Id].ToList();
            var away = rows.Where(row => row.Kind == BookingKind.Block).Select(row => row.Span).ToList();
            var open = WorkingTime.Less(WorkingTime.Of(sheet.Zone, sheet.Hours, resource.Hours, from, to), away);
            var taken = rows.Where(row => row.Kind != BookingKind.Block).OrderBy(row => row.Span.From).ToList();
            // Guests sit on past the hour at which nobody is received any more, but not into a block: it takes every cover.
            if (resource is { Kind: ResourceKind.Area, Covers: { } covers })
                areas[resource.Id] = new Seating(resource.Id, covers, open, [.. taken.Select(row => new Seated(row.Span, row.Party ?? 1)), .. away.Select(gone => new Seated(gone, covers))]);
            else
                people[resource.Id] = new Timetable(resource.Id, open, [.. taken.Select(row => row.Span)]);
        }

        return new OpenPages(people, areas);
    }

    private Task<List<Row>> Rows(IReadOnlyCollection<SheetResource> resources, Instant from, Instant to, Booking? mine, CancellationToken ct)
    {
        var (ids, now) = (resources.Select(resource => resource.Id).ToArray(), moment.Now);
        Guid[] own = mine is null ? [] : [.. new[] { mine.Id, mine.Moves, mine.PartOf }.OfType<Guid>()];
        return db.Bookings.AsNoTracking()
            .Where(row => ids.Contains(row.ResourceId!.Value) && row.HasPlace
                && (row.Status == BookingStatus.Confirmed || row.Status == BookingStatus.Arrived || row.Status == BookingStatus.Done
                    || (row.Status == BookingStatus.Held && row.HeldUntil > now))
                && !own.Contains(row.Id) && (row.PartOf == null || !own.Contains(row.PartOf.Value)))
            .Between(from, to)
            .Select(row => new Row(row.ResourceId, row.Kind, new Span(row.StartsAt, row.BusyUntil), row.PartySize))
            .ToListAsync(ct);
    }

    private sealed record Row(Guid? ResourceId, BookingKind Kind, Span Span, int? Party);
}

/// <summary>The pages of a diary between two moments.</summary>
internal sealed record OpenPages(IReadOnlyDictionary<Guid, Timetable> People, IReadOnlyDictionary<Guid, Seating> Areas);
