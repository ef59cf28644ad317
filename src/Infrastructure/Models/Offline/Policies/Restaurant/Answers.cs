using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;

/// <summary>Answers that the store's sheet gives without a tool: prices, ingredients, what there is.</summary>
internal static class Answers
{
    private const int MostNamed = 6;

    public static IEnumerable<string> Of(Mind mind) => mind.Now.Questions.Select(question => Say(question, mind)).OfType<string>();

    private static string? Say(Question question, Mind mind) => question switch
    {
        Question.Price price => string.Join(' ', price.Of.Take(3).Select(product => Price(product, price.Option))),
        Question.Ingredients about => string.Join(' ', about.Of.Take(2).Select(Ingredients)),
        Question.Available about => Available(about, mind),
        Question.Choice choice => Choice(choice.Of, mind.Sheet),
        Question.Options options => Options(options),
        Question.Total when mind.Order is { Lines.Count: > 0 } order => $"Pour l'instant, le total est de {Amounts.Say(order.Total)}.",
        Question.Total => "Votre commande est encore vide.",
        Question.Delivery delivery => Delivery(delivery, mind.Sheet),
        Question.Wait => $"Il faut compter environ {Numbers.Say(mind.Sheet.PrepMinutes, feminine: true)} minutes.",
        _ => null,
    };

    private static string Price(SheetProduct product, string? option)
    {
        var extra = product.OptionGroups.SelectMany(group => group.Choices).FirstOrDefault(choice => choice.Name == option);
        return extra is { Price: > 0 }
            ? $"{Capital(Wording.The(product))} {extra.Name.ToLowerInvariant()} est à {Amounts.Say(product.Price.Cents + extra.Price)}."
            : $"{Capital(Wording.The(product))} est à {Amounts.Say(product.Price.Cents)}.";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Ingredients(SheetProduct product) => product.Ingredients.Count > 0
        ? $"Dans {Wording.The(product)}, il y a {Lists.Say(product.Ingredients)}."
        : $"Je n'ai pas le détail pour {Wording.The(product)}.";

    private static string Available(Question.Available about, Mind mind)
    {
        var sold = about.Of.Where(product => product.CanBeSold(mind.Situation.Now.ToInstant())).Take(MostNamed).ToList();
        return sold.Count == 0
            ? $"Malheureusement, il n'y a plus {Elision.De(about.Of[0].Name)} pour le moment."
            : $"Oui, nous avons {Lists.Say([.. Wording.Names(sold).Select((name, at) => $"{name} à {Amounts.Say(sold[at].Price.Cents)}")])}.";
    }

    private static string Choice(IReadOnlyList<SheetCategory> categories, StoreSheet sheet)
    {
        if (categories.Count == 0)
            return $"À la carte, nous avons {Lists.Say([.. sheet.Categories.Select(category => category.Name.ToLowerInvariant()).Take(MostNamed)])}.";
        var names = categories.SelectMany(category => category.Products).Select(product => product.Name).ToList();
        return names.Count > MostNamed
            ? $"Nous avons par exemple {Lists.Say([.. names.Take(MostNamed)])}."
            : $"Nous avons {Lists.Say(names)}.";
    }

    private static string Options(Question.Options about)
    {
        var group = about.Of.OptionGroups.First(option => option.Name == about.Group);
        return $"Pour {about.Of.Name}, {group.Name.ToLowerInvariant()} : {Lists.Say([.. group.Choices.Take(12).Select(choice => choice.Name)], "ou")}.";
    }

    private static string Delivery(Question.Delivery asked, StoreSheet sheet)
    {
        if (sheet.Delivery is not { } delivery)
            return "Nous ne livrons pas, mais vous pouvez venir chercher votre commande.";
        var fee = delivery.Fee > 0 ? $", avec {Amounts.Say(delivery.Fee)} de frais" : "";
        var minimum = delivery.Minimum > 0 ? $" à partir de {Amounts.Say(delivery.Minimum)}{fee}" : fee;
        if (asked.City is { } city)
            return delivery.Zones.Any(zone => string.Equals(Plain.Of(zone.City), Plain.Of(city), StringComparison.Ordinal))
                ? $"Oui, nous livrons à {city}{minimum}."
                : $"Malheureusement, nous ne livrons pas à {city}.";
        return $"Oui, nous livrons à {Lists.Say([.. delivery.Zones.Select(zone => zone.City).Distinct().Take(MostNamed)])}{minimum}.";
    }
}
