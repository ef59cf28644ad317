using System.Collections.Frozen;

namespace Kalliky.Infrastructure.Models.Offline.Menu;

/// <summary>Words of menus in general, whatever the store.</summary>
internal static class MenuWords
{
    /// <summary>Sizes and vessels: they may stand before a name and be left out of it.</summary>
    public static readonly FrozenSet<string> Vessels = FrozenSet.ToFrozenSet(
    [
        "portion", "barquette", "assiette", "part", "verre", "bouteille", "canette", "cannette", "pot", "bol", "boite", "cornet", "plat", "sachet", "paquet", "tasse",
        "pichet", "carafe", "tranche", "morceau", "piece", "petit", "petite", "grand", "grande", "gros", "grosse",
    ]);

    /// <summary>What dishes are called in general, and what is said of any dish: it adds nothing to a name.</summary>
    public static readonly FrozenSet<string> General = FrozenSet.ToFrozenSet(
    [
        "pizza", "burger", "hamburger", "sandwich", "sandwiche", "salade", "crepe", "galette", "wrap", "panini", "menu", "formule", "dessert", "boisson", "soupe", "pate",
        "tarte", "gateau", "glace", "sushi", "maki", "brochette", "bowl", "taco", "kebab", "naan", "curry", "nouille", "sauce", "jus", "vin", "biere", "the", "cafe",
        "plateau", "assortiment", "entree", "accompagnement", "bon", "bonne", "belle", "beau", "autre", "simple", "classique", "delicieuse", "fameuse", "petite",
        "supplement", "extra", "fois", "x", "vos", "votre", "notre",
    ]);

    /// <summary>Words of a category's name that name no dish.</summary>
    public static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
        ["no", "nos", "notre", "vos", "maison", "carte", "et", "chaud", "chaude", "froid", "froide", "emporter", "sur", "place", "partager",
         "classique", "special", "speciale", "specialite", "autre", "divers", "creation", "signature"]);

    /// <summary>Words that a plain dish carries in its name and that callers leave out.</summary>
    public static readonly FrozenSet<string> PlainKind = FrozenSet.ToFrozenSet(
        ["maison", "classique", "simple", "nature", "traditionnel", "traditionnelle", "original", "originale", "normal", "normale", "unite", "piece",
         "sauce", "supplement", "extra", "base", "garniture", "parfum", "boule", "taille", "format", "cuisson"]);

    /// <summary>Different words for one thing; the first of a row is what menus usually print.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> Same =
    [
        ["mayonnaise", "mayo"], ["bolognaise", "bolo"], ["carbonara", "carbo"], ["vegetarienne", "vege", "veggie"], ["vegetarien", "vege", "veggie"],
        ["the glace", "ice tea", "iced tea"], ["ice tea", "the glace"], ["gazeuse", "petillante"], ["petillante", "gazeuse"],
        ["pommes de terre", "patates"], ["barbecue", "bbq"], ["margherita", "margarita"], ["pain au chocolat", "chocolatine"],
        ["san pellegrino", "eau petillante"], ["evian", "eau plate"], ["coca cola", "coca"], ["cheeseburger", "cheese"], ["crudites", "salade tomate oignon"], ["parts", "personnes"],
        ["grande", "grand"], ["grand", "grande"], ["petite", "petit"], ["petit", "petite"], ["moyenne", "moyen"], ["moyen", "moyenne"], ["normale", "normal"], ["normal", "normale"],
        ["epice", "epicee"], ["doux", "douce"], ["fort", "forte"], ["geante", "geant"], ["entier", "entiere"], ["tranche", "tranchee"],
    ];

    /// <summary>Ingredients that one word names together.</summary>
    public static readonly FrozenDictionary<string, string[]> Kinds = new Dictionary<string, string[]>
    {
        ["fromage"] = ["mozzarella", "gorgonzola", "chevre", "parmesan", "emmental", "gruyere", "cheddar", "reblochon", "raclette", "feta", "comte", "brie",
            "ricotta", "burrata", "mascarpone", "roquefort", "bleu", "saint marcellin", "cantal", "halloumi", "provolone", "pecorino", "scamorza", "tomme"],
        ["crudite"] = ["salade", "tomate", "oignon", "concombre", "carotte", "chou", "laitue", "mais"],
        ["legume"] = ["aubergine", "courgette", "poivron", "tomate", "oignon", "champignon", "carotte", "artichaut", "epinard", "brocoli", "chou"],
        ["charcuterie"] = ["jambon", "chorizo", "lardon", "bacon", "pepperoni", "saucisse", "merguez", "spianata", "coppa", "salami"],
        ["noix"] = ["noix", "noisette", "amande", "pistache", "cajou", "pecan"],
        ["piment"] = ["piment", "jalapeno", "piquant"],
        ["poisson"] = ["thon", "saumon", "anchois", "cabillaud", "hareng"],
        ["herbe"] = ["basilic", "persil", "coriandre", "ciboulette", "origan", "menthe", "aneth"],
    }.ToFrozenDictionary();
}
