using System.Globalization;
using Kalliky.Application.Ordering;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Kalliky.Web.Pages.Billing;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Ordering;

/// <summary>The board at one moment: what the counter reads off a card besides the order itself.</summary>
public sealed record BoardView(ShowBoard.Board Board, OpenStore Here, Instant Now)
{
    private static readonly Duration Soon = Duration.FromMinutes(15);

    /// <summary>Late when its hour has come or is minutes away and it is not ready; warn when it is close.</summary>
    public string? Age(ShowBoard.Card card)
    {
        if (card.Order.Status is not (OrderStatus.Accepted or OrderStatus.Preparing) || card.Order.ReadyAt is not { } due)
            return null;
        var left = due - Now;
        return left < Duration.FromMinutes(3) ? "late" : left < Soon ? "warn" : null;
    }

    public string Time(Instant at) => Written.Time(at, Here.Zone);

    /// <summary>The hour, with the day where it is not today's.</summary>
    public string Due(ShowBoard.Card card)
    {
        if (card.Order.ReadyAt is not { } due)
            return "—";
        return due.InZone(Here.Zone).Date == Now.InZone(Here.Zone).Date ? Time(due) : $"{Written.Date(due.InZone(Here.Zone).Date)} {Time(due)}";
    }

    public string Machine(Instant at) => Written.Machine(at, Here.Zone);

    public static string Mode(OrderView order) => order.Fulfilment switch
    {
        Fulfilment.Delivery => "Livraison",
        Fulfilment.OnSite => "Sur place",
        _ => "À emporter",
    };

    /// <summary>What the counter must know of its payment by link; null where it is paid as usual.</summary>
    public static Mark? Payment(OrderView order) => order.Payment is OrderPaymentStatus.Paid or OrderPaymentStatus.Refunded or OrderPaymentStatus.Open
        ? BillingWords.Of(order.Payment.Value)
        : null;

    public static string ModeIcon(OrderView order) => order.Fulfilment switch
    {
        Fulfilment.Delivery => Icons.Bike,
        Fulfilment.OnSite => Icons.Utensils,
        _ => Icons.ShoppingBag,
    };

    /// <summary>The dish with the choices that make it: Reine, grande.</summary>
    public static string Name(KitchenLine dish) => string.Join(", ", dish.Variant.Select(choice => choice.ToLower(CultureInfo.CurrentCulture)).Prepend(dish.Name));

    public static string Brief(IEnumerable<KitchenLine> dishes) => string.Join(", ", dishes.Select(dish => $"{dish.Quantity}\u00a0×\u00a0{Name(dish)}"));

    /// <summary>For how many minutes orders may be paused; with the hour where that is the end of the service.</summary>
    public IEnumerable<(int Minutes, string? End)> Pauses()
    {
        yield return (15, null);
        yield return (30, null);
        yield return (60, null);
        var local = Now.InZone(Here.Zone).LocalDateTime;
        if (Board.Hours.ClosingAfter(local) is { } closing)
            yield return ((int)Math.Ceiling(Period.Between(local, closing, PeriodUnits.Minutes).Minutes + 1.0), Written.SpokenTime(closing.TimeOfDay));
    }

    /// <summary>What the kitchen sees: accepted or ringing, the soonest due first.</summary>
    public IEnumerable<ShowBoard.Card> Cooking() => Board.InKitchen.Concat(Board.Fresh).OrderBy(card => card.Order.ReadyAt).ThenBy(card => card.Order.Number);

    /// <summary>The one bumped last, in case it was by mistake.</summary>
    public ShowBoard.Card? LastReady => Board.Ready.MaxBy(card => card.Since);

    /// <summary>How many of each dish the kitchen still has to make, the most first; what changes a dish does not count.</summary>
    public IEnumerable<(int Quantity, string Name)> ToMake() =>
        Cooking().SelectMany(card => card.Lines)
            .GroupBy(Name, (name, dishes) => (Quantity: dishes.Sum(dish => dish.Quantity), name))
            .OrderByDescending(dish => dish.Quantity).ThenBy(dish => dish.name, StringComparer.CurrentCulture);
}
