using Kalliky.Application.Businesses;
using Kalliky.Domain.Ordering;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>Whether a product may be ordered now. Pure.</summary>
internal static class OnSale
{
    /// <summary>Null when it may; otherwise why not.</summary>
    public static DishAnswer? Check(StoreSheet sheet, Guid productId, Order? draft, Instant now)
    {
        if (sheet.OrdersPausedUntil is { } until && until > now)
            return new DishAnswer.OrdersPaused(until);
        if (sheet.Product(productId) is not { } product)
            return new DishAnswer.UnknownProduct();
        if (!product.CanBeSold(now))
            return new DishAnswer.SoldOut(product.Name);
        return product.IsAlcohol && !SellsAlcohol(sheet, draft?.ReadyAt ?? now, draft?.ReadyAt is not null)
            ? new DishAnswer.AlcoholNotSold(product.Name)
            : null;
    }

    // The licence's hours are those of the handing over. As long as no time is agreed, they bind only while the store is
    // open: who calls in the morning may order wine for the evening.
    private static bool SellsAlcohol(StoreSheet sheet, Instant at, bool agreed)
    {
        if (sheet.Alcohol is not { } licence)
            return false;
        var local = at.InZone(sheet.Zone).LocalDateTime;
        var inHours = licence.From <= licence.To
            ? local.TimeOfDay >= licence.From && local.TimeOfDay <= licence.To
            : local.TimeOfDay >= licence.From || local.TimeOfDay <= licence.To;
        return inHours || !agreed && !sheet.Hours.IsOpenAt(local);
    }
}
