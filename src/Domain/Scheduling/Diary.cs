using NodaTime;

namespace Kalliky.Domain.Scheduling;

/// <summary>A service that is wished, and who may do it, whom one would rather have first.</summary>
public sealed record Step(Guid ServiceId, int Minutes, int Buffer, IReadOnlyList<Guid> By);

/// <summary>What one person does of a visit.</summary>
public sealed record Leg(IReadOnlyList<Guid> ServiceIds, Place Place);

/// <summary>A visit that is possible: one service after the other, without a wait.</summary>
public sealed record Visit(IReadOnlyList<Leg> Legs)
{
    public Instant StartsAt => Legs[0].Place.StartsAt;

    public Instant EndsAt => Legs[^1].Place.EndsAt;
}

/// <summary>The free places of a diary: pure arithmetic on hours, people and what is booked.</summary>
public static class Diary
{
    /// <summary>Times that somebody names may stand on these minutes of the clock.</summary>
    public static readonly Duration Finest = Duration.FromMinutes(5);

    /// <summary>Times that are offered.</summary>
    public static readonly Duration Offered = Duration.FromMinutes(15);

    /// <summary>The visit that begins then; null when it does not fit. One person for all of it where possible.</summary>
    public static Visit? At(Instant start, IReadOnlyList<Step> steps, IReadOnlyDictionary<Guid, Timetable> people)
    {
        foreach (var person in steps[0].By.Where(person => steps.All(step => step.By.Contains(person))))
        {
            if (Legs(start, steps, [.. steps.Select(_ => person)]) is [var leg] && IsFree(leg.Place, people))
                return new Visit([leg]);
        }

        return steps.Count == 1 ? null : Shared(start, steps, people);
    }

    /// <summary>The visit that begins then with these people, one for each service.</summary>
    public static Visit With(Instant start, IReadOnlyList<Step> steps, IReadOnlyList<Guid> people) => new(Legs(start, steps, people));

    /// <summary>All visits that begin in the window, on the given minutes of the clock, in order.</summary>
    public static IEnumerable<Visit> Between(
        Instant from, Instant to, Duration grid, IReadOnlyList<Step> steps, IReadOnlyDictionary<Guid, Timetable> people)
    {
        var open = steps[0].By.Where(people.ContainsKey).SelectMany(person => people[person].Open);
        return Moments(from, to, grid, open).Select(start => At(start, steps, people)).OfType<Visit>();
    }

    /// <summary>All times in the window at which a party can be seated for so long, in order; of several areas the first that fits.</summary>
    public static IEnumerable<(Instant At, Guid Area)> Between(
        Instant from, Instant to, Duration grid, int party, Duration stay, Duration beforeClose, IReadOnlyList<Seating> areas) =>
        Moments(from, to, grid, areas.SelectMany(area => area.Open))
            .Select(at => (at, Seat(at, party, stay, beforeClose, areas)))
            .Where(found => found.Item2 is not null)
            .Select(found => (found.at, found.Item2!.Value));

    /// <summary>The first of the areas where the party fits then; null when there is none.</summary>
    public static Guid? Seat(Instant at, int party, Duration stay, Duration beforeClose, IReadOnlyList<Seating> areas) =>
        areas.FirstOrDefault(area => area.Receives(at, beforeClose) && area.Fits(party, new Span(at, at + stay)))?.ResourceId;

    /// <summary>The same moment, or the next one on these minutes of the clock.</summary>
    public static Instant Up(Instant moment, Duration grid)
    {
        var over = moment.ToUnixTimeTicks() % grid.BclCompatibleTicks;
        return over == 0 ? moment : moment.PlusTicks(grid.BclCompatibleTicks - over);
    }

    private static IEnumerable<Instant> Moments(Instant from, Instant to, Duration grid, IEnumerable<Span> open)
    {
        var next = from;
        foreach (var span in open.Where(span => span.To > from && span.From <= to).OrderBy(span => span.From))
        {
            for (var at = Up(Instant.Max(next, span.From), grid); at < span.To && at <= to; at += grid)
            {
                yield return at;
                next = at + grid;
            }
        }
    }

    // Several people in a row: whoever is at work goes on as long as they can.
    private static Visit? Shared(Instant start, IReadOnlyList<Step> steps, IReadOnlyDictionary<Guid, Timetable> people)
    {
        var chosen = new Guid[steps.Count];
        return Choose(0, start) ? new Visit(Legs(start, steps, chosen)) : null;

        bool Choose(int at, Instant from)
        {
            if (at == steps.Count)
                return Legs(start, steps, chosen).TrueForAll(leg => IsFree(leg.Place, people));
            var to = from + Duration.FromMinutes(steps[at].Minutes);
            var before = at == 0 ? (Guid?)null : chosen[at - 1];
            foreach (var person in steps[at].By.OrderByDescending(person => person == before))
            {
                chosen[at] = person;
                if (people.TryGetValue(person, out var timetable) && timetable.IsFree(from, to, to) && Choose(at + 1, to))
                    return true;
            }

            return false;
        }
    }

    private static List<Leg> Legs(Instant start, IReadOnlyList<Step> steps, IReadOnlyList<Guid> people)
    {
        List<Leg> legs = [];
        var (at, from) = (start, start);
        List<Guid> services = [];
        for (var i = 0; i < steps.Count; i++)
        {
            services.Add(steps[i].ServiceId);
            at += Duration.FromMinutes(steps[i].Minutes);
            if (i + 1 < steps.Count && people[i + 1] == people[i])
                continue;
            legs.Add(new Leg(services, new Place(people[i], from, at, at + Duration.FromMinutes(steps[i].Buffer))));
            (from, services) = (at, []);
        }

        return legs;
    }

    private static bool IsFree(Place place, IReadOnlyDictionary<Guid, Timetable> people) =>
        people.TryGetValue(place.ResourceId!.Value, out var timetable) && timetable.IsFree(place.StartsAt, place.EndsAt, place.BusyUntil);
}
