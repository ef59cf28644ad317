using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>Hears the 14 allergens, in the words that callers have for them.</summary>
internal static class AllergyReader
{
    private static readonly IReadOnlyList<(string Allergen, Regex Words)> All =
    [
        ("arachides", Pattern.Of("arachides?", "arrachides?", "cacahuetes?", "cacahouetes?", "beurre de cacahuetes?")),
        ("fruits à coque", Pattern.Of("fruits? a coques?", "fruits? secs?", "noix(?! de (?:coco|saint|muscade|st))", "noisettes?", "amandes?", "pistaches?", "cajou", "pecan", "macadamia")),
        ("gluten", Pattern.Of("gluten", "c?oeliaque", "celiaque", "coeliaques?", "ble", "farine")),
        ("lait", Pattern.Of("lait(?! de (?:coco|soja|amande))", "lactose", "produits? laitiers?", "laitages?")),
        ("œufs", Pattern.Of("oeufs?", "oeuf")),
        ("crustacés", Pattern.Of("crustaces?", "fruits de mer", "crevettes?", "gambas", "crabe", "homard", "langoustines?")),
        ("mollusques", Pattern.Of("mollusques?", "fruits de mer", "coquillages?", "moules", "huitres?", "calamars?", "poulpe")),
        ("poissons", Pattern.Of("poissons?")),
        ("soja", Pattern.Of("soja", "soya")),
        ("céleri", Pattern.Of("celeri", "celeris")),
        ("moutarde", Pattern.Of("moutarde")),
        ("sésame", Pattern.Of("sesames?", "sezame")),
        ("sulfites", Pattern.Of("sulfites?")),
        ("lupin", Pattern.Of("lupins?")),
    ];

    private static readonly Regex Allergic = Pattern.Of(@"allerg\w+", @"intoleran\w+", @"c?oeliaque", "celiaque", @"(?:ne )?(?:supporte|digere|tolere)(?:nt)? pas", @"(?:peux|peut|dois|doit|pouvons|peuvent) pas (?:en )?(?:manger|consommer|avaler)", @"(?:ai|a|avons|avez|ont) pas (?:le )?droit (?:a|au|aux|de|d)", @"interdite?s?", "regime sans", @"(?:me|le|la|nous|lui) rend(?:ent)? malades?", @"(?:fait|faire|fais) (?:des|un|une) (?:chocs?|reactions?|oedemes?|urticaires?)");

    private static readonly Regex Grave = Pattern.Of("graves?", "gravement", @"chocs?", "mortel\\w*", "severes?", @"oedemes?", @"anaphyla\w+", "hopital", "urgences?", "dangereu\\w+", "tres allergique", "a vie", "epipen", "stylo");

    /// <summary>Somebody is said to be allergic.</summary>
    public static bool Tells(Utterance said) => Allergic.Matches(said.Plain).Any(match => !Denied.IsMatch(said.Plain[..match.Index].TrimEnd()));

    // "je ne suis pas allergique", "ce n'est pas une allergie".
    private static readonly Regex Denied = Pattern.Of("(?:pas|plus|aucune?|jamais|sans)(?: (?:d|de|du|tout|une|vraiment|plus))*$");

    public static bool IsSevere(Utterance said) => Grave.IsMatch(said.Plain);

    /// <summary>The allergens named, in the order said.</summary>
    public static IReadOnlyList<string> Hear(Utterance said) =>
        [.. All.Select(row => (row.Allergen, row.Words.Match(said.Plain))).Where(row => row.Item2.Success).OrderBy(row => row.Item2.Index).Select(row => row.Allergen)];

    public static IEnumerable<(string Allergen, int First, int Next)> Spans(Utterance said) =>
        from row in All
        from Match match in row.Words.Matches(said.Plain)
        select (row.Allergen, said.WordAt(match.Index), said.WordAfter(match.Index + match.Length));
}
