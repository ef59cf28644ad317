namespace Kalliky.Application.Calls.Analysis;

/// <summary>Dishes said against dishes recorded: how many of each, and what is taken out of them. Sizes and extras are in the
/// price, so the total tells.</summary>
internal static class LineComparison
{
    public static IEnumerable<Difference> Differ(IReadOnlyList<SaidLine> said, IReadOnlyList<CommittedLine> made)
    {
        var names = made.Select(line => line.Name).Distinct().ToList();
        var meant = said.ToLookup(line => Names.Meant(line.Name, names));
        foreach (var unknown in meant[null])
            yield return new Difference(DifferenceKind.Item, $"{unknown.Quantity} {unknown.Name}", null);
        foreach (var name in names)
        {
            var recorded = made.Where(line => line.Name == name).ToList();
            var (heard, count) = (meant[name].Sum(line => line.Quantity), recorded.Sum(line => line.Quantity));
            if (heard != count)
                yield return new Difference(DifferenceKind.Item, heard == 0 ? null : $"{heard} {name}", $"{count} {name}");
            foreach (var without in Missing(meant[name], recorded))
                yield return new Difference(DifferenceKind.Item, $"{name} sans {without}", name);
        }
    }

    private static IEnumerable<string> Missing(IEnumerable<SaidLine> said, List<CommittedLine> recorded) =>
        said.SelectMany(line => line.Without).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(without => !recorded.Exists(line => line.Removed.Any(removed => Names.AreClose(removed, without))));
}
