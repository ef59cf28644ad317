using System.Globalization;
using Kalliky.Application.Catalogue;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Catalogue;

/// <summary>What one fills in about a product, as one writes it.</summary>
public sealed class ProductForm
{
    public string? Name { get; set; }

    /// <summary>In euros, with a comma or a point.</summary>
    public string? Price { get; set; }

    public string? Aliases { get; set; }

    public string? Ingredients { get; set; }

    /// <summary>"inconnus" or "verifies".</summary>
    public string? AllergensState { get; set; }

    /// <summary>Null when none is ticked: a list that is there already would not be filled by a posted form.</summary>
    public IReadOnlyList<string>? Allergens { get; set; }

    public bool IsAlcohol { get; set; }

    public static ProductForm Of(ShowMenu.Item product) => new()
    {
        Name = product.Name,
        Price = (product.Price.Cents / 100m).ToString("0.00", CultureInfo.GetCultureInfo("fr-FR")),
        Aliases = string.Join(", ", product.Aliases),
        Ingredients = string.Join(", ", product.Ingredients),
        AllergensState = product.Allergens is null ? "inconnus" : "verifies",
        Allergens = product.Allergens ?? [],
        IsAlcohol = product.IsAlcohol,
    };

    /// <summary>Null when the price is not one.</summary>
    public ChangeProduct? ToRequest(Guid product)
    {
        if (WrittenAmount.Read(Price) is not { } cents)
            return null;
        var isKnown = AllergensState == "verifies";
        return new ChangeProduct(
            product, Name?.Trim() ?? "", cents, Words(Aliases), Words(Ingredients), isKnown ? Allergens ?? [] : null, AllergensUnknown: !isKnown, IsAlcohol);
    }

    private static List<string> Words(string? text) =>
        [.. (text ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
