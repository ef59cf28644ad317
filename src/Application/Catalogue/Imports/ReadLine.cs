namespace Kalliky.Application.Catalogue.Imports;

/// <summary>What a reader, a model or rules, found on one line of a menu.</summary>
/// <param name="Category">Null where nothing stood over it.</param>
/// <param name="Price">In cents.</param>
internal sealed record ReadLine(string? Category, string Name, long? Price)
{
    public int? Minutes { get; init; }

    public IReadOnlyList<string> Ingredients { get; init; } = [];

    /// <summary>Null where it says nothing of them.</summary>
    public IReadOnlyList<string>? Allergens { get; init; }

    public bool IsAlcohol { get; init; }

    public bool IsCategoryGuessed { get; init; }

    public bool HasSeveralPrices { get; init; }
}
