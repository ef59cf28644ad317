using Kalliky.Domain.Catalogue;

namespace Kalliky.Application.Catalogue;

/// <summary>Which of the 14 allergens a caller's word means.</summary>
internal static class AllergenWords
{
    private static readonly Dictionary<string, string> Means = new(StringComparer.Ordinal)
    {
        ["ble"] = "gluten", ["farine"] = "gluten", ["seigle"] = "gluten", ["orge"] = "gluten", ["coeliaque"] = "gluten", ["coeliaquie"] = "gluten",
        ["crevette"] = "crustacés", ["crabe"] = "crustacés", ["homard"] = "crustacés", ["langoustine"] = "crustacés", ["gamba"] = "crustacés",
        ["poisson"] = "poissons", ["thon"] = "poissons", ["saumon"] = "poissons", ["anchoi"] = "poissons",
        ["cacahuete"] = "arachides", ["cacahouete"] = "arachides", ["arachide"] = "arachides",
        ["lactose"] = "lait", ["laitage"] = "lait", ["fromage"] = "lait", ["beurre"] = "lait", ["creme"] = "lait", ["caseine"] = "lait",
        ["noix"] = "fruits à coque", ["noisette"] = "fruits à coque", ["amande"] = "fruits à coque", ["pistache"] = "fruits à coque",
        ["cajou"] = "fruits à coque", ["pecan"] = "fruits à coque", ["macadamia"] = "fruits à coque", ["coque"] = "fruits à coque",
        ["sulfite"] = "sulfites", ["moule"] = "mollusques", ["huitre"] = "mollusques", ["calamar"] = "mollusques", ["poulpe"] = "mollusques",
        ["coquillage"] = "mollusques", ["oeuf"] = "œufs", ["sesame"] = "sésame",
    };

    /// <summary>The allergen in the menu's word; null when the word is none of the 14.</summary>
    public static string? Find(string said)
    {
        if (NameMatch.Closest(said, Allergens.All) is { } allergen)
            return allergen;
        var means = NameMatch.Stem(said).Split(' ').Select(word => Means.GetValueOrDefault(word) ?? Means.GetValueOrDefault(word + "x")).OfType<string>().Distinct().ToList();
        return means.Count == 1 ? means[0] : null;
    }
}
