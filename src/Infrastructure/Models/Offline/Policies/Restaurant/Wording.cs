using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Application.Trades.Restaurant;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Infrastructure.Models.Offline.Acts;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;

/// <summary>The sentences of an order, spoken as one speaks behind a counter: short, one question at a time.</summary>
internal static class Wording
{
    private const int MostChoices = 8;

    public const string Start = "Qu'est-ce que je vous prépare ?";
    public const string More = "Et avec ceci ?";
    public const string When = "Pour quelle heure ?";
    public const string Name = "C'est à quel nom ?";
    public const string Address = "À quelle adresse, s'il vous plaît ?";
    public const string City = "Et l'adresse, c'est dans quelle ville ?";
    public const string Correct = "Qu'est-ce que je change ?";
    public const string Cancel = "Vous confirmez l'annulation de toute la commande ?";
    public const string Confirm = "C'est bien ça ?";
    public const string Add = "Qu'est-ce que je peux vous ajouter ?";

    /// <summary>Which of some dishes is meant. The text tells the question apart, so that the answer finds it again.</summary>
    public static string Which(Dish dish)
    {
        var names = Names(dish.Candidates);
        if (dish.Unheard is { } unheard)
            return $"Je n'ai pas {Elision.De(unheard)} à la carte. {(names.Count == 1 ? $"Vous voulez dire {names[0]} ?" : $"Vous préférez {Lists.Say(names, "ou")} ?")}";
        return names.Count == 1 ? $"Vous voulez dire {names[0]} ?" : $"Vous voulez {Lists.Say(names, "ou")} ?";
    }

    public static string Unknown(string named) => $"Je n'ai pas {Elision.De(named)} à la carte.";

    public static string Fulfilment(StoreSheet sheet) => sheet.Delivery is null ? "À emporter ou sur place ?" : "À emporter ou en livraison ?";

    public static string Minimum(Delivery delivery) => $"Pour une livraison, le minimum est de {Amounts.Say(delivery.Minimum)}.";

    public static string Option(SheetProduct product, OptionGroup group, string? mark)
    {
        var choices = group.Choices.Take(MostChoices).Select(choice => choice.Name).ToList();
        var many = group.Min > 1 ? $", {Numbers.Say(group.Min)} choix" : "";
        return $"Et comme {group.Name.ToLowerInvariant()}{many}, pour {The(product)}{(mark is null ? "" : $" avec {mark}")} : {Lists.Say(choices, "ou")} ?";
    }

    public static string AnyOf(SheetCategory category)
    {
        var sold = category.Products.Select(product => product.Name).ToList();
        return sold.Count <= 5 ? $"Nous avons {Lists.Say(sold)}. Que préférez-vous ?" : $"En {category.Name.ToLowerInvariant()}, qu'est-ce qui vous ferait plaisir ?";
    }

    /// <summary>"la Reine", "le Menu enfant".</summary>
    public static string The(SheetProduct product) => DishNames.The(product.Name, product.Category);

    /// <summary>Names side by side; of two that are called alike, the part of the menu tells which.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<SheetProduct> products) =>
        [.. products.Select(product => products.Count(other => other.Name == product.Name) > 1 ? $"{product.Name} en {product.Category.ToLowerInvariant()}" : The(product))];
}
