using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Ordering;
using NodaTime;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>Orders in French for the ear: what stands on a line, what is read back.</summary>
internal static class OrderSpeech
{
    /// <summary>"deux Margherita sans olives ni basilic", "une Reine grande avec chorizo".</summary>
    public static string Line(OrderLine line, StoreSheet sheet)
    {
        var product = sheet.Product(line.ProductId);
        var groups = product?.OptionGroups ?? [];
        var said = line.Options.Where(option => groups.FirstOrDefault(group => group.Name == option.Group)?.Default != option.Name).ToList();
        var chosen = said.Where(option => IsChoice(option)).Select(option => option.Name).ToList();
        var extra = said.Where(option => !IsChoice(option)).Select(option => option.Name).ToList();
        return DishNames.Count(line.Quantity, line.Name, product?.Category ?? "")
            + (chosen.Count > 0 ? " " + Lists.Say([.. chosen.Select(Lower)]) : "")
            + (extra.Count > 0 ? " avec " + Lists.Say(extra) : "")
            + (line.Removed.Count > 0 ? " sans " + Lists.Say(line.Removed, "ni") : "")
            + (line.Note is { } note ? $", {note}" : "");

        bool IsChoice(ChosenOption option) => groups.FirstOrDefault(group => group.Name == option.Group) is { Min: > 0 };

        // "Grande" is an adjective here; "Reine" stays a name when it is one of the menu's.
        string Lower(string name) => sheet.Products.Any(known => known.Name == name) ? name : name.ToLowerInvariant();
    }

    public static string Lines(IEnumerable<OrderLine> lines, StoreSheet sheet) =>
        Lists.Say([.. lines.Select(line => Line(line, sheet))]);

    /// <summary>The whole order, its total, and the question that a yes confirms.</summary>
    public static string ReadBack(Reading order, StoreSheet sheet)
    {
        var said = $"Je récapitule : {Lines(order.Lines, sheet)}, {How(order)}, au nom de {order.Name}.";
        if (order.OtherPhone is { } phone)
            said += $" Je vous joins au {PhoneNumbers.Say(phone.Value)}.";
        if (order.Allergies.Count > 0)
            said += $" Je signale à la cuisine l'allergie : {Lists.Say(order.Allergies)}.";
        if (order.HasAlcohol)
            said += " L'alcool est réservé aux majeurs, une pièce d'identité pourra être demandée.";
        var fee = order.DeliveryFee.Cents > 0 ? $", dont {Amounts.Say(order.DeliveryFee.Cents)} de livraison" : "";
        // One question for both: a yes says the age too.
        return $"{said} Le total est de {Amounts.Say(order.Total.Cents)}{fee}. {(order.HasAlcohol ? "C'est bien ça, et vous êtes majeur ?" : "C'est bien ça ?")}";
    }

    /// <summary>"dix-neuf heures trente", "demain à midi", "samedi 28 novembre à vingt heures".</summary>
    public static string Time(LocalDateTime at, LocalDate today) =>
        at.Date == today ? Times.Say(at.TimeOfDay) : $"{Dates.Say(at.Date, today)} à {Times.Say(at.TimeOfDay)}";

    private static string How(Reading order)
    {
        var time = Time(order.ReadyAt, order.Today);
        var when = order.AsSoonAsPossible ? $"vers {time}" : order.ReadyAt.Date == order.Today ? $"pour {time}" : time;
        return order.Fulfilment switch
        {
            Fulfilment.Delivery => $"en livraison {At(order.Address!)}, {when}",
            Fulfilment.OnSite => $"sur place, {when}",
            _ => $"à emporter, {when}",
        };
    }

    private static string At(DeliveryAddress address)
    {
        var street = char.IsAsciiDigit(address.Street[0]) ? $"au {address.Street}" : address.Street;
        var city = address.City.Length > 0 ? $" à {address.City}" : "";
        return street + city + (string.IsNullOrWhiteSpace(address.Details) ? "" : $", {address.Details}");
    }
}
