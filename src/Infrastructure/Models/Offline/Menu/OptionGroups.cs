using Kalliky.Application.Businesses;
using Kalliky.Domain.Catalogue;

namespace Kalliky.Infrastructure.Models.Offline.Menu;

/// <summary>What the option groups of a product allow.</summary>
internal static class OptionGroups
{
    /// <summary>Must be chosen, and nothing is taken where nobody chooses.</summary>
    public static bool MustAsk(this OptionGroup group) => group is { Min: > 0, Default: null };

    public static bool Has(this OptionGroup group, string choice) => group.Choices.Any(one => one.Name == choice);

    /// <summary>The group that this choice fills: one that still needs it, else one with room, else the first that has it.</summary>
    public static OptionGroup? GroupOf(this SheetProduct product, string choice, IReadOnlyCollection<string> chosen)
    {
        var room = product.Room(chosen);
        var groups = product.OptionGroups.Where(group => group.Has(choice)).ToList();
        return groups.Find(group => room[group] > group.Max - group.Min && group.Default is null)
            ?? groups.Find(group => room[group] > 0) ?? groups.FirstOrDefault();
    }

    /// <summary>A choice that somebody must still make, which this name would make.</summary>
    public static bool StillNeeds(this SheetProduct product, string choice, IReadOnlyCollection<string> chosen)
    {
        var room = product.Room(chosen);
        return product.OptionGroups.Any(group => group.MustAsk() && group.Has(choice) && room[group] > group.Max - group.Min);
    }

    /// <summary>No group that has this choice takes one more.</summary>
    public static bool IsFull(this SheetProduct product, string choice, IReadOnlyCollection<string> chosen)
    {
        var room = product.Room(chosen);
        return product.OptionGroups.Where(group => group.Has(choice)).All(group => room[group] <= 0);
    }

    /// <summary>The choices as they stand when some more are made: where there is no room, the oldest of the group goes.</summary>
    public static IReadOnlyList<string> Merge(this SheetProduct product, IReadOnlyList<string> chosen, IReadOnlyList<string> more, IReadOnlyCollection<string> without)
    {
        var all = chosen.Where(name => !without.Contains(name)).ToList();
        foreach (var choice in more)
        {
            if (product.GroupOf(choice, all) is not { } group || all.Contains(choice) && group.Max == 1 && product.OptionGroups.Count(one => one.Has(choice)) == 1)
                continue;
            if (product.Room(all)[group] <= 0 && all.Find(group.Has) is { } oldest)
                all.Remove(oldest);
            all.Add(choice);
        }

        return all;
    }

    // How many more choices each group takes, every name given to the first group that has room for it.
    private static Dictionary<OptionGroup, int> Room(this SheetProduct product, IReadOnlyCollection<string> chosen)
    {
        var room = product.OptionGroups.Distinct().ToDictionary(group => group, group => group.Max);
        foreach (var name in chosen)
        {
            if (product.OptionGroups.FirstOrDefault(group => group.Has(name) && room[group] > 0) is { } taker)
                room[taker]--;
        }

        return room;
    }
}
