using Kalliky.Domain.Catalogue;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>The lines of an import as people review them, each with what is doubtful about it.</summary>
/// <param name="AreServices">They take time: the store gives appointments.</param>
public sealed record Review(bool AreServices, IReadOnlyList<Review.Line> Lines)
{
    public int Kept => Lines.Count(line => line.IsKept);

    /// <summary>Lines that somebody should look at.</summary>
    public int Doubtful => Lines.Count(line => line.IsDoubtful);

    /// <summary>Lines that cannot be published as they are.</summary>
    public int Blocked => Lines.Count(line => line.IsBlocked);

    public int Unchecked => Lines.Count(line => line is { IsKept: true, Allergens: null });

    public sealed record Line(
        Guid Id, string Category, string Name, long? Price, int? Minutes, IReadOnlyList<string> Ingredients, IReadOnlyList<string>? Allergens,
        bool IsAlcohol, bool IsKept, Likeness Likeness, Guid? KnownId, string? KnownName, long? KnownPrice, IReadOnlyList<Doubt> Doubts)
    {
        public bool IsDoubtful => IsKept && Doubts.Count > 0;

        public bool IsBlocked => IsKept && Doubts.Any(Stops);

        private static bool Stops(Doubt doubt) => doubt is Doubt.NameMissing or Doubt.NameTooLong or Doubt.NameTwice or Doubt.NameTaken or Doubt.PriceMissing or Doubt.PriceTooHigh or Doubt.MinutesMissing;
    }

    /// <summary>Whether the store has it already.</summary>
    public enum Likeness
    {
        New,
        Same,
        Changed,
    }

    public enum Doubt
    {
        NameMissing,
        NameTooLong,

        /// <summary>Another kept line is called so.</summary>
        NameTwice,

        /// <summary>It is to be new, and the store has one of this name.</summary>
        NameTaken,
        PriceMissing,

        /// <summary>More than anything may cost.</summary>
        PriceTooHigh,

        /// <summary>Far from what its neighbours cost.</summary>
        PriceFar,
        SeveralPrices,
        CategoryGuessed,
        MinutesMissing,
    }

    /// <summary>Pure.</summary>
    internal static Review Of(IReadOnlyList<ImportLine> lines, KnownOffers known)
    {
        var names = lines.Where(line => line.IsKept).GroupBy(line => NameMatch.Stem(line.Name)).ToDictionary(same => same.Key, same => same.Count());
        var usual = lines.Where(line => line is { IsKept: true, Price: > 0 }).GroupBy(line => line.Category, StringComparer.OrdinalIgnoreCase)
            .Where(part => part.Count() >= 4).ToDictionary(part => part.Key, part => Middle(part.Select(line => line.Price!.Value)), StringComparer.OrdinalIgnoreCase);
        return new Review(known.AreServices, [.. lines.OrderBy(line => line.Position).Select(line =>
        {
            var offer = known.Of(line.KnownId);
            return new Line(
                line.Id, line.Category, line.Name, line.Price, line.Minutes, line.Ingredients, line.Allergens, line.IsAlcohol, line.IsKept,
                LikenessOf(line, offer), offer?.Id, offer?.Name, offer?.Price, [.. DoubtsOf(line, offer, known, names, usual)]);
        })]);
    }

    private static Likeness LikenessOf(ImportLine line, KnownOffer? offer) =>
        offer is null ? Likeness.New
        : offer.Name == line.Name && (line.Price is null || offer.Price == line.Price) && (line.Minutes is null || offer.Minutes is null || offer.Minutes == line.Minutes) ? Likeness.Same
        : Likeness.Changed;

    private static IEnumerable<Doubt> DoubtsOf(ImportLine line, KnownOffer? offer, KnownOffers known, Dictionary<string, int> names, Dictionary<string, long> usual)
    {
        if (string.IsNullOrWhiteSpace(line.Name))
            yield return Doubt.NameMissing;
        if (line.Name.Length > ImportBounds.LongestName)
            yield return Doubt.NameTooLong;
        if (names.GetValueOrDefault(NameMatch.Stem(line.Name)) > 1)
            yield return Doubt.NameTwice;
        if (offer is null && known.Has(line.Name))
            yield return Doubt.NameTaken;
        if (line.Price is null && offer is null && !known.AreServices)
            yield return Doubt.PriceMissing;
        if (line.Price > ImportBounds.Dearest)
            yield return Doubt.PriceTooHigh;
        else if (line.Price is { } price && usual.TryGetValue(line.Category, out var middle) && (price > middle * 4 || price * 5 < middle))
            yield return Doubt.PriceFar;
        if (line.HasSeveralPrices)
            yield return Doubt.SeveralPrices;
        if (line.IsCategoryGuessed && !known.AreServices)
            yield return Doubt.CategoryGuessed;
        if (known.AreServices && line.Minutes is null && offer is null)
            yield return Doubt.MinutesMissing;
    }

    private static long Middle(IEnumerable<long> prices) => prices.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
