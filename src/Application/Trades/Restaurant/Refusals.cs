using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Catalogue;
using NodaTime;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>What a caller hears when something is not possible, with what is.</summary>
internal static class Refusals
{
    public static ToolAnswer Of(DishAnswer why, OrderState? order, StoreSheet sheet) => why switch
    {
        DishAnswer.UnknownProduct => No("unknown_product", "Je ne trouve pas ce plat à la carte."),
        DishAnswer.UnknownLine => No("unknown_line", "Je ne trouve pas ce plat dans la commande."),
        DishAnswer.SoldOut soldOut => No("sold_out", $"Malheureusement, il n'y a plus {Elision.De(soldOut.Product)} pour le moment."),
        DishAnswer.AlcoholNotSold no => No("alcohol_not_sold", sheet.Alcohol is { } licence
            ? $"Nous vendons de l'alcool de {Times.Say(licence.From)} à {Times.Say(licence.To)} seulement, je ne peux donc pas ajouter {no.Product}."
            : $"Nous ne vendons pas d'alcool par téléphone, je ne peux donc pas ajouter {no.Product}."),
        DishAnswer.UnknownOption no => No("unknown_option", Choices(no)),
        DishAnswer.TooManyChoices no => No("too_many_choices", $"Pour {no.Product}, {no.Group.Name} : {Numbers.Say(no.Group.Max)} choix au plus."),
        DishAnswer.UnknownIngredient no => No("unknown_ingredient",
            $"Il n'y a pas {Elision.De(no.Said)} dans {no.Product}. Il y a {Lists.Say(no.Ingredients)}."),
        DishAnswer.TooMany no => No("too_many", $"Je peux noter de un à {Numbers.Say(no.Most)} pour un même plat. Au-delà, je vous passe quelqu'un."),
        DishAnswer.OrderFull => No("order_full", "Cette commande est trop longue pour le téléphone, je préfère vous passer quelqu'un."),
        DishAnswer.OrdersPaused paused => No("orders_paused",
            $"Nous ne prenons plus de commande pour le moment, jusqu'à {Times.Say(paused.Until.InZone(sheet.Zone).TimeOfDay)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why.GetType().Name, "No sentence for this refusal."),
    } with { Order = order };

    public static ToolAnswer Of(TimeAnswer why, OrderState? order, LocalDate today) => why switch
    {
        TimeAnswer.TooEarly no => No("too_early", $"C'est un peu trop tôt pour la cuisine. Le plus tôt, c'est {OrderSpeech.Time(no.First, today)}. Cela vous convient ?"),
        TimeAnswer.Closed { First: { } first } => No("closed", $"Nous sommes fermés à ce moment-là. Le plus tôt ensuite, c'est {OrderSpeech.Time(first, today)}. Cela vous convient ?"),
        TimeAnswer.Closed => No("closed", "Nous sommes fermés à ce moment-là, et je n'ai pas de prochaine ouverture."),
        TimeAnswer.TooFar no => No("too_far", $"Je ne prends pas de commande plus de {Numbers.Say(no.MostDays)} jours à l'avance."),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why.GetType().Name, "No sentence for this refusal."),
    } with { Order = order };

    /// <summary>Why the order cannot be read back or confirmed yet: the next question.</summary>
    public static ToolAnswer Incomplete(OrderState order, string missing, StoreSheet sheet)
    {
        var reason = missing == "minimum" ? "below_minimum" : "incomplete";
        var answer = No(reason, Question(order, missing, sheet)) with { Order = order };
        return missing == "minimum" && sheet.Delivery is { } delivery ? answer with { Amounts = [delivery.Minimum] } : answer;
    }

    /// <summary>The question that asks for what is missing.</summary>
    public static string Question(OrderState order, string missing, StoreSheet sheet) => missing switch
    {
        "lines" => "Que désirez-vous commander ?",
        "fulfilment" => sheet.Delivery is null ? "C'est à emporter ou sur place ?" : "C'est à emporter ou en livraison ?",
        "address" => "À quelle adresse devons-nous livrer ?",
        "minimum" => $"Pour une livraison, le minimum est de {Amounts.Say(sheet.Delivery!.Minimum)}. Souhaitez-vous ajouter quelque chose ?",
        "when" => order.Fulfilment == "delivery" ? "Pour quelle heure, la livraison ?" : "Pour quelle heure ?",
        "name" => "C'est à quel nom ?",
        "phone" => "À quel numéro peut-on vous joindre, celui avec lequel vous appelez ?",
        _ => OptionQuestion(order, missing, sheet),
    };

    private static string OptionQuestion(OrderState order, string missing, StoreSheet sheet)
    {
        var parts = missing.Split(':', 3);
        var line = order.Lines.First(l => l.Line == int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        var group = sheet.Product(line.ProductId)!.OptionGroups.First(g => g.Name == parts[2]);
        return $"Pour {line.Name}, {Ask(group)} ?";
    }

    private static string Ask(OptionGroup group)
    {
        var many = group.Min > 1 ? $"{Numbers.Say(group.Min)} choix : " : "";
        return $"{group.Name.ToLowerInvariant()}, {many}{Lists.Say([.. group.Choices.Take(8).Select(choice => choice.Name)], "ou")}";
    }

    private static string Choices(DishAnswer.UnknownOption no) => no.Groups.Count == 0
        ? $"Il n'y a pas d'option « {no.Said} » pour {no.Product}."
        : $"« {no.Said} » n'est pas proposé pour {no.Product}. {string.Join(" ", no.Groups.Select(group => $"{group.Name} : {Lists.Say([.. group.Choices.Take(8).Select(c => c.Name)], "ou")}."))}";

    private static ToolAnswer No(string reason, string say) => new(say, false, reason);
}
