using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Domain.Ordering;
using NodaTime;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>Where an order stands, for the ear.</summary>
internal static class StatusSpeech
{
    public static ToolAnswer Of(AskOrder.Found found, StoreSheet sheet, LocalDate today)
    {
        var number = found.Order.Number is { } n ? $" numéro {Speech.French.Numbers.Say(n)}" : "";
        var when = found.ReadyAt is { } at ? $", prévue pour {OrderSpeech.Time(at, today)}" : "";
        var say = found.Status switch
        {
            OrderStatus.Draft when found.Lines.Count == 0 => "Votre commande est encore vide.",
            OrderStatus.Draft => $"Pour l'instant j'ai {OrderSpeech.Lines(found.Lines, sheet)}. Ce n'est pas encore validé.",
            OrderStatus.Confirmed => $"Votre commande{number} est bien enregistrée{when}.",
            OrderStatus.Accepted => $"Votre commande{number} est acceptée par le restaurant{when}.",
            OrderStatus.Preparing => $"Votre commande{number} est en préparation{when}.",
            OrderStatus.Ready => $"Votre commande{number} est prête.",
            OrderStatus.Completed => $"Votre commande{number} a été remise.",
            OrderStatus.Refused => $"Votre commande{number} a été refusée par le restaurant. Je peux vous passer quelqu'un.",
            _ => $"Votre commande{number} est annulée.",
        };
        return new ToolAnswer(say, Order: found.Order, Claims: ClaimsOf(found.Status));
    }

    private static IReadOnlyList<string>? ClaimsOf(OrderStatus status) => status switch
    {
        OrderStatus.Draft or OrderStatus.Refused => null,
        OrderStatus.Cancelled => [Claims.OrderCancelled],
        _ => [Claims.OrderConfirmed],
    };
}
