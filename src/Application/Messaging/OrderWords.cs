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
            ? $"{store}: your order {order.Number} is confirmed, {EnglishMode(order)} {when}, total {total}. Thank you!"
            : $"{store} : votre commande {order.Number} est bien notée, {Mode(order)} {when}, total {total}. Merci !";
    }

    private static string Mode(Order order) => order.Fulfilment switch
    {
        Fulfilment.Delivery => "en livraison",
        Fulfilment.OnSite => "sur place",
        _ => "à emporter",
    };

    private static string EnglishMode(Order order) => order.Fulfilment switch
    {
        Fulfilment.Delivery => "to be delivered",
        Fulfilment.OnSite => "to eat in",
        _ => "to take away",
    };
}
