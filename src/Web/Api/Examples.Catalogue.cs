using Kalliky.Domain.Scheduling;

namespace Kalliky.Web.Api;

/// <summary>What that evening's stores sell and book, and how it is written.</summary>
internal static partial class Examples
{
    private const string PizzasId = "cat_019ab5c0-1bf0-7b18-a2d4-7710f3c6d906";

    public static readonly ProductJson Product = new(
        MargheritaId, StoreId, new NamedJson(PizzasId, "Pizzas"), "Margherita", ["margarita"], MoneyJson.Of(950), new VatJson(10, 10),
        ["sauce tomate", "mozzarella", "olives", "basilic"], ["gluten", "lait"], false, true, null,
        [new OptionGroupJson("Taille", 1, 1, "Normale", [new PricedJson("Normale", MoneyJson.Of(0)), new PricedJson("Grande", MoneyJson.Of(300))])], null);

    public static readonly ProductJson SoldOut = Product with { Available = false, BackAt = On("11:30:00") };

    public static readonly ListJson<ProductJson> Products = new([Product], null);

    public static readonly NewProductJson NewProduct = new(
        StoreId, PizzasId, null, "Margherita", ["margarita"], MoneyJson.Of(950), ["sauce tomate", "mozzarella", "olives", "basilic"], ["gluten", "lait"], false, null);

    public static readonly ProductChangeJson ProductChange = new(null, null, MoneyJson.Of(950), null, ["gluten", "lait"], null, null, null);

    public static readonly StockJson Stock = new(false, "2026-11-28T11:30:00+01:00");

    public static readonly ServiceJson Service = new(BalayageId, SalonId, null, "Balayage", ["ombré"], 120, 10, MoneyJson.Of(10000), true);

    public static readonly ListJson<ServiceJson> Services = new([Service], null);

    public static readonly NewServiceJson NewService = new(SalonId, null, "Balayage", ["ombré"], 120, 10, MoneyJson.Of(10000), true, [SophieId]);

    public static readonly ServiceChangeJson ServiceChange = new(null, null, null, null, MoneyJson.Of(10000), null, true, null);

    public static readonly NewBookingJson NewBooking = new(
        SalonId, BookingKind.Appointment, "2026-11-28T10:00:00+01:00", [BalayageId], SophieId, null, null, null, null, null, "Durand", "06 39 98 01 55", null);

    public static readonly BookingMoveJson BookingMove = new("2026-11-28T14:00:00+01:00", SophieId, null);
}
