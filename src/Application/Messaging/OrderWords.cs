using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>What a caller reads about an order.</summary>
internal static class OrderWords
{
    public static string Confirmed(string store, Order order, DateTimeZone zone, Instant now, Language language)
    {
        var when = order.ReadyAt is { } at ? WrittenMoment.Of(at, zone, now, language) : "";
        var total = WrittenMoment.Of(order.Total, language);
        return language == Language.English
            ? $"{store}: your order {order.Number} is confirmed, {Mode(order, language)} {when}, total {total}. Thank you!"
            : $"{store} : votre commande {order.Number} est bien notée, {Mode(order, language)} {when}, total {total}. Merci !";
    }

    public static string Mode(Order order, Language language) => (order.Fulfilment, language) switch
    {
        (Fulfilment.Delivery, Language.English) => "to be delivered",
        (Fulfilment.OnSite, Language.English) => "to eat in",
        (_, Language.English) => "to take away",
        (Fulfilment.Delivery, _) => "en livraison",
        (Fulfilment.OnSite, _) => "sur place",
        _ => "à emporter",
    };
}
