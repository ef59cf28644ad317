using Kalliky.Application.Ordering;
using Kalliky.Application.Trades.Restaurant;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Unit.Tests.Ordering;
using NodaTime;

namespace Kalliky.Unit.Tests.Trades;

public sealed class OrderSpeechTests
{
    private static readonly LocalDate Today = new(2026, 11, 24);

    [Theory]
    [InlineData(1, new string[0], new string[0], "une Margherita")]
    [InlineData(2, new[] { "Grande" }, new string[0], "deux Margherita grande")]
    [InlineData(1, new[] { "Grande", "chorizo", "jambon" }, new[] { "olives", "basilic" }, "une Margherita grande avec chorizo et jambon sans olives ni basilic")]
    public void Says_a_line_without_what_goes_without_saying(int quantity, string[] options, string[] removed, string said) =>
        OrderSpeech.Line(Line(Menu.Margherita, quantity, options, removed), Menu.Sheet).ShouldBe(said);

    [Fact]
    public void Reads_back_an_order_to_collect() =>
        OrderSpeech.ReadBack(Reading(Fulfilment.Pickup, [Line(Menu.Margherita), Line(Menu.Margherita, 1, [], ["olives"])]), Menu.Sheet)
            .ShouldBe("Je récapitule : une Margherita et une Margherita sans olives, à emporter, pour dix-neuf heures vingt-cinq, au nom de Lefebvre. "
                + "Le total est de dix-neuf euros. C'est bien ça ?");

    [Fact]
    public void Reads_back_a_delivery_with_everything_that_matters()
    {
        var reading = Reading(Fulfilment.Delivery, [Line(Menu.Margherita), Line(Menu.Wine)]) with
        {
            Address = new DeliveryAddress("14 bis rue des Lilas", "38400", "Saint-Martin-d'Hères", "bâtiment C"),
            OtherPhone = PhoneNumber.Parse("+33639980122"),
            Allergies = ["arachides"],
            DeliveryFee = new Money(300),
            Total = new Money(2940),
            AsSoonAsPossible = true,
        };
        OrderSpeech.ReadBack(reading, Menu.Sheet).ShouldBe(
            "Je récapitule : une Margherita et une Bouteille de rosé, en livraison au 14 bis rue des Lilas à Saint-Martin-d'Hères, bâtiment C, "
            + "vers dix-neuf heures vingt-cinq, au nom de Lefebvre. Je vous joins au zéro six, trente-neuf, quatre-vingt-dix-huit, zéro un, vingt-deux. "
            + "Je signale à la cuisine l'allergie : arachides. L'alcool est réservé aux majeurs, une pièce d'identité pourra être demandée. "
            + "Le total est de vingt-neuf euros quarante, dont trois euros de livraison. C'est bien ça, et vous êtes majeur ?");
    }

    [Theory]
    [InlineData("Coca-Cola", "Boissons", "un Coca-Cola")]
    [InlineData("Reine", "Pizzas", "une Reine")]
    [InlineData("Tarte aux noix", "Desserts", "une Tarte aux noix")]
    [InlineData("Frites", "Accompagnements", "une fois Frites")]
    [InlineData("Pad thaï", "Plats", "un Pad thaï")]
    public void Says_one_with_its_article_or_with_none(string name, string category, string said) => DishNames.Count(1, name, category).ShouldBe(said);

    [Theory]
    [InlineData("asap", null)]
    [InlineData("ASAP", null)]
    [InlineData("2026-11-24T19:25", "2026-11-24T19:25:00")]
    [InlineData("2026-11-24T19:25:00", "2026-11-24T19:25:00")]
    [InlineData("2026-11-24 19:25", "2026-11-24T19:25:00")]
    [InlineData("2026-11-24T19:25:00+01:00", "2026-11-24T19:25:00")]
    [InlineData("2026-11-24T18:25:00Z", "2026-11-24T19:25:00")]
    [InlineData("19:25", "2026-11-24T19:25:00")]
    public void Reads_the_times_that_models_write(string written, string? read)
    {
        WishedTime.TryRead(written, Today, Menu.Sheet.Zone, out var wished).ShouldBeTrue();
        (wished is { } at ? NodaTime.Text.LocalDateTimePattern.GeneralIso.Format(at) : null).ShouldBe(read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tout à l'heure")]
    [InlineData("25:00")]
    public void Refuses_what_is_no_time(string written) => WishedTime.TryRead(written, Today, Menu.Sheet.Zone, out _).ShouldBeFalse();

    private static OrderLine Line(Application.Businesses.SheetProduct product, int quantity = 1, string[]? options = null, string[]? removed = null) =>
        Dish.Compose(product, quantity, options ?? [], removed ?? [], null, null).ShouldBeOfType<DishAnswer.Line>().Dish;

    private static Reading Reading(Fulfilment mode, IReadOnlyList<OrderLine> lines) => new(
        lines, mode, Today + new LocalTime(19, 25), Today, false, null, "Lefebvre", null, [], Money.Zero,
        lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total));
}
