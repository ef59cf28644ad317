namespace Kalliky.Domain.Catalogue;

/// <summary>The 14 allergens that must be declared (Regulation (EU) No 1169/2011, annex II), in the words of the menu.</summary>
public static class Allergens
{
    public static readonly IReadOnlyList<string> All =
    [
        "gluten", "crustacés", "œufs", "poissons", "arachides", "soja", "lait", "fruits à coque",
        "céleri", "moutarde", "sésame", "sulfites", "lupin", "mollusques",
    ];
}
