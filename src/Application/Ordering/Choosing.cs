using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Ordering;

namespace Kalliky.Application.Ordering;

/// <summary>What is chosen in the option groups of one product, as it is being chosen.</summary>
internal sealed class Choosing(SheetProduct product)
{
    private readonly Dictionary<OptionGroup, List<OptionChoice>> chosen =
        product.OptionGroups.ToDictionary(group => group, _ => new List<OptionChoice>());

    /// <summary>Null when the choice is made; otherwise why not.</summary>
    public DishAnswer? Choose(string said)
    {
        var (groups, choice) = Aim(said);
        var candidates = groups
            .Select(group => (Group: group, Choice: NameMatch.Closest(choice, group.Choices, c => [c.Name])))
            .Where(found => found.Choice is not null)
            .ToList();
        if (candidates.Count == 0)
            return new DishAnswer.UnknownOption(said, product.Name, product.OptionGroups);
        // An exact name in one group wins over a near one in another.
        var exact = candidates.Where(found => NameMatch.Stem(found.Choice!.Name) == NameMatch.Stem(choice)).ToList();
        var ranked = exact.Count > 0 ? exact : candidates;
        foreach (var (group, found) in ranked.Where(c => !(c.Group.Max == 1 && chosen[c.Group].Contains(c.Choice!))))
        {
            if (chosen[group].Count >= group.Max)
                continue;
            chosen[group].Add(found!);
            return null;
        }

        // Said twice where one can be had once: nothing to add.
        return ranked.Exists(c => c.Group.Max == 1 && chosen[c.Group].Contains(c.Choice!))
            ? null
            : new DishAnswer.TooManyChoices(ranked[0].Group, product.Name);
    }

    /// <summary>Choices made before hold in the groups where nothing new was chosen.</summary>
    public void Keep(IReadOnlyList<ChosenOption> before)
    {
        foreach (var (group, choices) in chosen.Where(entry => entry.Value.Count == 0))
        {
            choices.AddRange(before.Where(option => option.Group == group.Name)
                .Select(option => group.Choices.FirstOrDefault(choice => choice.Name == option.Name)).OfType<OptionChoice>().Take(group.Max));
        }
    }

    public void TakeDefaults()
    {
        foreach (var (group, choices) in chosen)
        {
            if (choices.Count == 0 && group.Default is { } name && group.Choices.FirstOrDefault(choice => choice.Name == name) is { } usual)
                choices.Add(usual);
        }
    }

    /// <summary>Always in the order of the menu, so that two equal dishes look equal.</summary>
    public IReadOnlyList<ChosenOption> InMenuOrder() =>
        [.. product.OptionGroups.SelectMany(group => chosen[group]
            .OrderBy(choice => group.Choices.ToList().IndexOf(choice))
            .Select(choice => new ChosenOption(group.Name, choice.Name, choice.Price)))];

    // "Taille: Grande" aims at one group; a bare name at any.
    private (IReadOnlyList<OptionGroup> Groups, string Choice) Aim(string said)
    {
        var colon = said.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && NameMatch.Closest(said[..colon], product.OptionGroups, group => [group.Name]) is { } aimed)
            return ([aimed], said[(colon + 1)..]);
        return (product.OptionGroups, said);
    }
}
