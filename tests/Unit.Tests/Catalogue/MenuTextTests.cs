using Kalliky.Application.Catalogue.Imports;

namespace Kalliky.Unit.Tests.Catalogue;

public sealed class MenuTextTests
{
    [Theory]
    [InlineData("Reine 11,80", "Reine", 1180)]
    [InlineData("Reine ........ 11,80 €", "Reine", 1180)]
    [InlineData("Reine 11€80", "Reine", 1180)]
    [InlineData("Reine    12", "Reine", 1200)]
    [InlineData("Reine – 12 euros", "Reine", 1200)]
    [InlineData("Menu 2 12,50", "Menu 2", 1250)]
    [InlineData("4 fromages : 13.5", "4 fromages", 1350)]
    [InlineData("Truffe blanche 1 000 000 €", "Truffe blanche", 100_000_000)]
    public void A_price_at_the_end_is_one_however_it_is_written(string line, string name, long cents)
    {
        var read = MenuText.Read([line]).ShouldHaveSingleItem();

        (read.Name, read.Price, read.HasSeveralPrices).ShouldBe((name, cents, false));
    }

    [Theory]
    [InlineData("Château Margaux 2015")]
    [InlineData("Ouvert depuis 1987")]
    public void A_year_is_no_price(string line) => WrittenPrice.Cut(line).Prices.ShouldBeEmpty();

    [Fact]
    public void Several_prices_are_told_and_the_first_is_taken()
    {
        var read = MenuText.Read(["Reine 11,50 14,50"]).ShouldHaveSingleItem();

        (read.Name, read.Price, read.HasSeveralPrices).ShouldBe(("Reine", 1150, true));
    }

    [Fact]
    public void What_stands_alone_above_names_the_part_and_what_follows_in_commas_is_what_it_is_made_of()
    {
        var read = MenuText.Read(
        [
            "CHEZ LOU", "", "NOS PIZZAS", "Margherita 9,80", "sauce tomate, mozzarella, basilic", "Reine (tomate, jambon, champignons) 11,80", "", "Desserts", "Tiramisu", "6,50", "Page 1/2", "Tél. 01 99 00 01 01",
        ]);

        read.Select(line => (line.Category, line.Name, line.Price)).ShouldBe([("Nos pizzas", "Margherita", 980), ("Nos pizzas", "Reine", 1180), ("Desserts", "Tiramisu", 650)]);
        read[0].Ingredients.ShouldBe(["sauce tomate", "mozzarella", "basilic"]);
        read[1].Ingredients.ShouldBe(["tomate", "jambon", "champignons"]);
    }

    [Fact]
    public void A_service_says_how_long_it_takes()
    {
        var read = MenuText.Read(["Coupe femme 45 min 38,00", "Balayage (1h30) 95,00"]);

        read.Select(line => (line.Name, line.Minutes, line.Price)).ShouldBe([("Coupe femme", 45, 3800), ("Balayage", 90, 9500)]);
    }

    [Theory]
    [InlineData("45", 45)]
    [InlineData("45 min", 45)]
    [InlineData("1h", 60)]
    [InlineData("1 h 30", 90)]
    [InlineData("99h", null)]
    [InlineData("longtemps", null)]
    public void Durations_are_read_as_people_write_them(string text, int? minutes) => MenuTable.Minutes(text).ShouldBe(minutes);

    [Fact]
    public void A_table_without_a_head_is_read_by_what_stands_in_it()
    {
        var table = MenuTable.Of([["Pizzas", "Margherita", "9,80"], ["Pizzas", "Reine", "11,80"], ["Desserts", "Tiramisu", "6,50"], ["Desserts", "Sorbet", "5"]])!;
        var read = table.Rows.Select(row => table.Line(row)!).ToList();

        read.Select(line => (line.Category, line.Name, line.Price)).ShouldBe([("Pizzas", "Margherita", 980), ("Pizzas", "Reine", 1180), ("Desserts", "Tiramisu", 650), ("Desserts", "Sorbet", 500)]);
    }
}
