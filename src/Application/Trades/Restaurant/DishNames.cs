using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>Names of dishes with their article. French has no rule for gender, so where the name does not tell, a turn of
/// phrase that needs none is taken: "une fois Frites".</summary>
public static class DishNames
{
    private static readonly HashSet<string> Masculine = new(
        [
            "bagel", "bo", "bol", "brownie", "burger", "cafe", "cappuccino", "cheeseburger", "chocolat", "cidre", "coca", "cocktail", "cookie",
            "couscous", "croque", "curry", "dessert", "donut", "double", "expresso", "fondant", "gateau", "hamburger", "hot", "houmous", "jambon",
            "jus", "kebab", "lait", "maki", "menu", "milkshake", "mojito", "muffin", "naan", "pad", "pain", "panini", "pave", "plat", "plateau",
            "poke", "poulet", "pudding", "ramen", "riz", "rouleau", "sandwich", "saumon", "smoothie", "soda", "steak", "sundae", "tacos", "tajine",
            "tartare", "the", "tiramisu", "tonic", "vin", "wok", "wrap", "yaourt", "supplement", "pichet", "verre", "quart", "demi", "litre", "spritz", "bobun",
        ], StringComparer.Ordinal);

    private static readonly HashSet<string> Feminine = new(
        [
            "pizza", "eau", "boisson", "boule", "part", "portion", "moitie", "brochette", "focaccia", "bruschetta", "panna", "harissa", "mozzarella",
            "burrata", "caipirinha", "sangria", "vodka", "pinta", "canette", "bouteille", "foret",
        ], StringComparer.Ordinal);

    /// <summary>"une Margherita", "deux Margherita", "une fois Frites".</summary>
    public static string Count(int quantity, string name, string category) =>
        quantity > 1 ? $"{Numbers.Say(quantity)} {name}" : $"{One(name, category)} {name}";

    /// <summary>"la Margherita", "le Coca-Cola", "l'Orientale".</summary>
    public static string The(string name, string category) => Gender(name, category) switch
    {
        'f' => Elision.The("la", name),
        'm' => Elision.The("le", name),
        _ => name,
    };

    private static string One(string name, string category) => Gender(name, category) switch
    {
        'f' => "une",
        'm' => "un",
        _ => "une fois",
    };

    private static char Gender(string name, string category)
    {
        var first = Words.Of(name).At(0);
        if (Masculine.Contains(first))
            return 'm';
        if (Feminine.Contains(first) || Words.Of(category).At(0) is "pizza" or "pizzas" or "salade" or "salades" or "crepe" or "crepes" or "galette" or "galettes")
            return 'f';
        if (first.Length < 3 || first[^1] is 's' or 'x' || char.IsAsciiDigit(first[0]))
            return '?';
        return first[^1] is 'e' ? 'f' : '?';
    }
}
