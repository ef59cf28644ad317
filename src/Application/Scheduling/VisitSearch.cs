using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Looks for free visits: the one that is wished, those in a window, else the nearest ones.</summary>
internal sealed class VisitSearch(OpenDiary diary, IMoment moment)
{
    private static readonly Duration Chunk = Duration.FromDays(28);
    private static readonly Duration Before = Duration.FromDays(7);
    private static readonly Duration Longest = Duration.FromHours(24);

    /// <summary>What is wished as steps, with who may do each; or why nobody can.</summary>
    public static (IReadOnlyList<Step>? Steps, SlotRefusal? Why) Steps(StoreSheet sheet, IReadOnlyList<SheetService> services, SheetResource? wished)
    {
        List<Step> steps = [];
        foreach (var service in services)
        {
            var able = Able(sheet, service);
            if (able.Count == 0)
                return (null, new SlotRefusal.NobodyDoesIt([service.Name], null));
            steps.Add(new Step(service.Id, service.Minutes, service.Buffer, wished is not null && able.Contains(wished.Id) ? [wished.Id] : able));
        }

        return wished is not null && services.All(service => !Able(sheet, service).Contains(wished.Id))
            ? (null, new SlotRefusal.NobodyDoesIt([.. services.Select(service => service.Name)], wished.Name))
            : (steps, null);
    }

    /// <summary>What is free of what was wished; empty when nothing is.</summary>
    public async Task<IReadOnlyList<FreeSlot>> Wished(StoreSheet sheet, IReadOnlyList<Step> steps, Wish wish, Booking? mine, CancellationToken ct)
    {
        if (wish.IsExact)
        {
            var pages = await Pages(sheet, steps, wish.From, wish.From, mine, ct);
            return Diary.At(wish.From, steps, pages.People) is { } visit ? [Slot(sheet, visit)] : [];
        }

        return [.. (await First(sheet, steps, wish.From, wish.To, mine, ct)).Select(visit => Slot(sheet, visit))];
    }

    /// <summary>What is free instead, the nearest first: at the wished time with somebody else, else with whom was wished at another time.</summary>
    /// <param name="anybody">The same steps without a wish for somebody.</param>
    public async Task<IReadOnlyList<FreeSlot>> Instead(
        StoreSheet sheet, IReadOnlyList<Step> steps, IReadOnlyList<Step>? anybody, Wish wish, Booking? mine, CancellationToken ct)
    {
        List<FreeSlot> others = anybody is null ? [] : [.. (await Wished(sheet, anybody, wish, mine, ct)).Take(1)];
        var (soonest, furthest) = Wish.Bookable(sheet, moment.Now);
        var (from, to) = (Instant.Max(soonest, wish.From - Before), Instant.Min(furthest, wish.To + Chunk));
        List<Visit> near = [];
        if (from <= to)
        {
            var pages = await Pages(sheet, steps, from, to, mine, ct);
            near = Nearest.Of(Diary.Between(from, to, Diary.Offered, steps, pages.People), wish, visit => visit.StartsAt, Nearest.Most - others.Count);
        }

        if (near.Count == 0)
            near = (await First(sheet, steps, Instant.Max(soonest, to), furthest, mine, ct)).Take(Nearest.Most - others.Count).ToList();
        return wish.IsExact ? [.. others, .. near.Select(visit => Slot(sheet, visit))] : [.. near.Select(visit => Slot(sheet, visit)), .. others];
    }

    /// <summary>Whether exactly this visit is still free. With somebody who takes no bookings any more it is not.</summary>
    public async Task<bool> IsFree(StoreSheet sheet, Visit visit, Booking? mine, CancellationToken ct)
    {
        var resources = visit.Legs.Select(leg => sheet.Resource(leg.Place.ResourceId!.Value)).OfType<SheetResource>().Distinct().ToList();
        var pages = await diary.Read(sheet, resources, visit.StartsAt - Longest, visit.Legs.Max(leg => leg.Place.BusyUntil), mine, ct);
        return visit.Legs.All(leg => pages.People.TryGetValue(leg.Place.ResourceId!.Value, out var person)
            && person.IsFree(leg.Place.StartsAt, leg.Place.EndsAt, leg.Place.BusyUntil));
    }

    /// <summary>Why nobody has time then: closed, away, or booked.</summary>
    public async Task<SlotRefusal> Why(StoreSheet sheet, IReadOnlyList<Step> steps, SheetResource? wished, Wish wish, CancellationToken ct)
    {
        var open = WorkingTime.Of(sheet.Zone, sheet.Hours, null, wish.From - Longest, wish.To + Longest);
        var day = wish.From.InZone(sheet.Zone).LocalDateTime;
        if (!open.Any(span => span.From <= wish.To && span.To > wish.From))
            return new SlotRefusal.Closed(day.Date, sheet.Hours.NextOpening(day));
        var pages = await Pages(sheet, steps, wish.From, wish.To, null, ct);
        var people = wished is null ? pages.People.Values : pages.People.Values.Where(person => person.ResourceId == wished.Id);
        return people.Any(person => person.Open.Any(span => span.From <= wish.To && span.To > wish.From))
            ? new SlotRefusal.Taken()
            : new SlotRefusal.StaffAway(wished?.Name ?? string.Join(" et ", pages.People.Keys.Select(id => sheet.Resource(id)!.Name).Take(2)));
    }

    public static FreeSlot Slot(StoreSheet sheet, Visit visit) => new(
        SlotNames.Of(visit, sheet.Zone),
        visit.StartsAt.InZone(sheet.Zone).LocalDateTime,
        visit.EndsAt.InZone(sheet.Zone).LocalDateTime,
        string.Join(" et ", visit.Legs.Select(leg => sheet.Resource(leg.Place.ResourceId!.Value)!.Name).Distinct()));

    // The first ones, piece by piece of the calendar, as far as need be.
    private async Task<List<Visit>> First(StoreSheet sheet, IReadOnlyList<Step> steps, Instant from, Instant to, Booking? mine, CancellationToken ct)
    {
        for (var at = from; at <= to; at += Chunk)
        {
            var until = Instant.Min(to, at + Chunk);
            var pages = await Pages(sheet, steps, at, until, mine, ct);
            var found = Nearest.Of(Diary.Between(at, until, Diary.Offered, steps, pages.People).Take(200), new Wish(at, at, false), visit => visit.StartsAt);
            if (found.Count == 0 && until - at <= Diary.Offered)
                found = Nearest.Of(Diary.Between(at, until, Diary.Finest, steps, pages.People), new Wish(at, at, false), visit => visit.StartsAt);
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    private Task<OpenPages> Pages(StoreSheet sheet, IReadOnlyList<Step> steps, Instant from, Instant to, Booking? mine, CancellationToken ct)
    {
        var people = steps.SelectMany(step => step.By).Distinct().Select(id => sheet.Resource(id)!).ToList();
        return diary.Read(sheet, people, from - Longest, to + Longest, mine, ct);
    }

    private static List<Guid> Able(StoreSheet sheet, SheetService service) =>
        [.. sheet.Resources.Where(resource => resource.Kind != ResourceKind.Area && resource.Does(service.Id)).Select(resource => resource.Id)];
}
