using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Domain.Ordering;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Ordering;

/// <summary>An order as the assistant sees it, with what must still be asked. Pure.</summary>
internal static class OrderStates
{
    /// <param name="goesAlong">Brought with an order that is confirmed already: no minimum of its own.</param>
    public static OrderState Of(Order order, StoreSheet sheet, DeliveryAddress? address, Instant now, bool goesAlong = false) => new(
        order.Id,
        Word(order.Status.ToString()),
        order.Version,
        order.ReadBackVersion == order.Version,
        order.Number,
        order.Fulfilment is { } mode ? ModeWord(mode) : null,
        order.ReadyAt is { } at ? OffsetDateTimePattern.Rfc3339.Format(at.InZone(sheet.Zone).ToOffsetDateTime()) : null,
        order.AsSoonAsPossible,
        address is null ? null : OneLine(address),
        order.CustomerName,
        order.CustomerPhone is not null,
        [.. order.Lines.Select(Of)],
        order.Allergies,
        order.DeliveryFee.Cents,
        order.Total.Cents,
        order.Status == OrderStatus.Draft ? [.. Missing(order, sheet, address, now, goesAlong)] : []);

    /// <summary>What stands between this draft and an order, in the order in which it is best asked.</summary>
    public static IEnumerable<string> Missing(Order order, StoreSheet sheet, DeliveryAddress? address, Instant now, bool goesAlong = false)
    {
        if (order.Lines.Count == 0)
            yield return "lines";
        foreach (var line in order.Lines)
        {
            foreach (var group in sheet.Product(line.ProductId) is { } product ? Dish.Unanswered(product, line) : [])
                yield return $"option:{line.Number}:{group.Name}";
        }

        if (order.Fulfilment is null)
            yield return "fulfilment";
        if (order.Fulfilment == Fulfilment.Delivery && !Zones.IsComplete(address))
            yield return "address";
        if (!goesAlong && IsBelowMinimum(order, sheet))
            yield return "minimum";
        if (!ReadyTimes.Holds(sheet, order, now))
            yield return "when";
        if (string.IsNullOrWhiteSpace(order.CustomerName))
            yield return "name";
        if (order.CustomerPhone is null)
            yield return "phone";
    }

    public static bool IsBelowMinimum(Order order, StoreSheet sheet) =>
        order is { Fulfilment: Fulfilment.Delivery, Lines.Count: > 0 } && sheet.Delivery is { } delivery && order.Goods.Cents < delivery.Minimum;

    public static string ModeWord(Fulfilment mode) => mode switch
    {
        Fulfilment.Pickup => "pickup",
        Fulfilment.Delivery => "delivery",
        _ => "on_site",
    };

    public static string OneLine(DeliveryAddress address)
    {
        var city = $"{address.Postcode} {address.City}".Trim();
        return string.Join(", ", new[] { address.Street, city, address.Details }.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    private static OrderStateLine Of(OrderLine line) => new(
        line.Number, line.ProductId, line.Name, line.Quantity, [.. line.Options.Select(option => option.Name)], line.Removed, line.Note, line.UnitPrice.Cents);

    private static string Word(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
