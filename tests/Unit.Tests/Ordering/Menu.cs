using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Ordering;

/// <summary>A small restaurant: open Tuesday to Sunday at noon and in the evening, Friday past midnight.</summary>
internal static class Menu
{
    public static readonly OptionGroup Size = new("Taille", 1, 1, "Normale", [new("Normale", 0), new("Grande", 300)]);
    public static readonly OptionGroup Extras = new("Suppléments", 0, 3, null, [new("chorizo", 150), new("jambon", 150), new("jambon cru", 250), new("mozzarella", 150)]);
    public static readonly OptionGroup Scoops = new("Parfums", 2, 2, null, [new("vanille", 0), new("chocolat", 0), new("fraise", 0)]);

    public static readonly SheetProduct Margherita = Product("Margherita", 950, "Pizzas", [Size, Extras], ["sauce tomate", "mozzarella", "olives", "basilic"], ["gluten", "lait"]);
    public static readonly SheetProduct Kebab = Product("Kebab", 1290, "Pizzas", [Size, Extras], ["sauce tomate", "oignons"], null);
    public static readonly SheetProduct Ice = Product("Glace deux boules", 480, "Glaces", [Scoops], [], ["lait"]);
    public static readonly SheetProduct Tiramisu = Product("Tiramisu", 550, "Desserts", [], [], ["gluten", "lait", "œufs"]) with { IsAvailable = false };
    public static readonly SheetProduct Coke = Product("Coca-Cola", 250, "Boissons", [], [], []) with { TakeAwayVat = 55, EatInVat = 100, Aliases = ["coca"] };
    public static readonly SheetProduct Wine = Product("Bouteille de rosé", 1690, "Vins", [], [], ["sulfites"]) with { IsAlcohol = true, TakeAwayVat = 200, EatInVat = 200 };

    public static readonly StoreSheet Sheet = new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), 1, "Chez Testeur", "Pizza Test", Trade.Restaurant, DateTimeZoneProviders.Tzdb["Europe/Paris"],
        PhoneNumber.Parse("+33639980100"), new StoreAddress("12 rue Condorcet", "38000", "Grenoble", null), Hours(), ["carte", "espèces"],
        [new Faq("apporter son gâteau", "Oui, vous pouvez apporter votre gâteau."), new Faq("chien, animaux", "Les chiens sont les bienvenus en terrasse.")],
        25,
        new Delivery(1500, 300, 45, [new("Grenoble", ["38000", "38100"]), new("Saint-Martin-d'Hères", ["38400"])]),
        new AlcoholLicence(new LocalTime(10, 0), new LocalTime(22, 0)), AssistantSettings.Default, null,
        [.. new[] { Margherita, Kebab, Ice, Tiramisu, Coke, Wine }.GroupBy(product => product.Category).Select(group =>
            new SheetCategory(Guid.CreateVersion7(), group.Key, 100, 100, group.First().OptionGroups, [.. group]))],
        null);

    /// <summary>An instant in the store's time, such as 2026-11-24T18:40 (a Tuesday).</summary>
    public static Instant At(string local) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(local).Value.InZoneLeniently(Sheet.Zone).ToInstant();

    private static OpeningHours Hours()
    {
        OpeningSpan noon = new(new LocalTime(11, 30), new LocalTime(14, 0));
        OpeningSpan evening = new(new LocalTime(18, 30), new LocalTime(22, 30));
        OpeningSpan late = new(new LocalTime(18, 30), new LocalTime(0, 30));
        return new OpeningHours(
            [
                new(IsoDayOfWeek.Tuesday, [noon, evening]), new(IsoDayOfWeek.Wednesday, [noon, evening]), new(IsoDayOfWeek.Thursday, [noon, evening]),
                new(IsoDayOfWeek.Friday, [noon, late]), new(IsoDayOfWeek.Saturday, [noon, evening]),
            ],
            [new LocalDate(2026, 12, 25)]);
    }

    private static SheetProduct Product(
        string name, long price, string category, IReadOnlyList<OptionGroup> groups, IReadOnlyList<string> ingredients, IReadOnlyList<string>? allergens) =>
        new(Guid.CreateVersion7(), name, [], new Money(price), ingredients, allergens, false, true, null, category, 100, 100, groups);
}
