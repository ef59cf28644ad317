using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>How an order reaches its customer, for the ear.</summary>
internal static class FulfilmentSpeech
{
    public static ToolAnswer Of(SetFulfilment.Answer answer, StoreSheet sheet) => answer switch
    {
        SetFulfilment.Set set => Set(set, sheet),
        SetFulfilment.NoDelivery no => new ToolAnswer("Nous ne livrons pas, mais vous pouvez venir chercher la commande.", false, "no_delivery", no.Order),
        SetFulfilment.OutOfZone no => new ToolAnswer(
            $"Malheureusement nous ne livrons pas à {no.Where}. Nous livrons à {Lists.Say([.. no.Delivery.Zones.Select(zone => zone.City).Distinct().Take(8)])}. "
            + "Avez-vous une autre adresse, ou préférez-vous venir chercher la commande ?",
            false, "out_of_zone", no.Order),
        _ => throw new InvalidOperationException("Unknown answer."),
    };

    private static ToolAnswer Set(SetFulfilment.Set set, StoreSheet sheet)
    {
        var say = set.Order.Fulfilment switch
        {
            "delivery" when set.Order.Missing.Contains("address") => "D'accord, en livraison. À quelle adresse devons-nous livrer ?",
            "delivery" => $"D'accord, en livraison{Fee(set)}.",
            "on_site" => "D'accord, sur place.",
            _ => "D'accord, à emporter.",
        };
        // Asked only when something is ordered: an empty order is below every minimum.
        if (set.Order.Missing.Contains("minimum") && !set.Order.Missing.Contains("address"))
            say += " " + Refusals.Question(set.Order, "minimum", sheet);
        return new ToolAnswer(say, Order: set.Order, Claims: [Claims.Noted], Amounts: set.Delivery is { } delivery ? [delivery.Fee, delivery.Minimum] : null);
    }

    private static string Fee(SetFulfilment.Set set) =>
        set.Delivery is { Fee: > 0 } delivery ? $", les frais sont de {Amounts.Say(delivery.Fee)}" : "";
}
