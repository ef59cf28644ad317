using Kalliky.Application.Businesses;
using Kalliky.Domain.Scheduling;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Scheduling;

/// <summary>Names of free places: the moment, then who takes part with how many services each. Such as
/// 2026-11-28T10:00+01_5f1c9a2b7e60, or for two persons …_5f1c9a2b7e60.1_88d04c1e9a3f.2.</summary>
internal static class SlotNames
{
    private const int Tail = 12;

    private static readonly OffsetDateTimePattern Moment = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<g>");

    public static string Of(Visit visit, DateTimeZone zone) =>
        Begin(visit.StartsAt, zone) + (visit.Legs.Count == 1
            ? Short(visit.Legs[0].Place.ResourceId!.Value)
            : string.Join('_', visit.Legs.Select(leg => $"{Short(leg.Place.ResourceId!.Value)}.{leg.ServiceIds.Count}")));

    public static string Of(Instant at, Guid area, DateTimeZone zone) => Begin(at, zone) + Short(area);

    /// <summary>The moment and who takes part (0 services: all of them); null when it is no name of a place here.</summary>
    public static (Instant At, IReadOnlyList<(SheetResource Resource, int Services)> Parts)? Read(string name, StoreSheet sheet)
    {
        var words = name.Trim().Split('_');
        if (words.Length < 2 || Moment.Parse(words[0]) is not { Success: true, Value: var at })
            return null;
        List<(SheetResource, int)> parts = [];
        foreach (var word in words[1..])
        {
            var pair = word.Split('.');
            var found = sheet.Resources.FirstOrDefault(resource => Short(resource.Id) == pair[0]);
            var count = 0;
            if (found is null || (pair.Length > 1 && (!int.TryParse(pair[1], out count) || count is < 1 or > 20)))
                return null;
            parts.Add((found, count));
        }

        return (at.ToInstant(), parts);
    }

    /// <summary>One person for each service; who is named without a number does all that is left.</summary>
    public static List<Guid> People(IReadOnlyList<(SheetResource Resource, int Services)> parts, int services)
    {
        var people = parts.SelectMany(part => Enumerable.Repeat(part.Resource.Id, part.Services == 0 ? services : part.Services)).Take(services).ToList();
        while (people.Count < services)
            people.Add(people[^1]);
        return people;
    }

    private static string Begin(Instant at, DateTimeZone zone) => Moment.Format(at.InZone(zone).ToOffsetDateTime()) + "_";

    private static string Short(Guid id) => id.ToString("N")[^Tail..];
}
