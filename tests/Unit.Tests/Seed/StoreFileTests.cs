using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Seed.Files;
using NodaTime;

namespace Kalliky.Unit.Tests.Seed;

public sealed class StoreFileTests
{
    private const string Small = """
        key: chez-lou
        name: Chez Lou
        trade: restaurant
        number: "+33199000150"
        categories:
          - name: Plats
            products: [{name: Soupe, price: 700}]
        """;

    [Fact]
    public void Reads_every_store_of_the_repository()
    {
        var stores = StoreFiles.ReadFolder(Path.Combine(Repository(), "seed", "stores"));

        stores.Select(store => store.Key).ShouldBe(["beauty-center", "cabinet-marchand", "librairie-du-parc", "pizza-mario"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("restaurant")]
    [InlineData("salon")]
    [InlineData("clinic")]
    [InlineData("retail")]
    public void Each_trade_has_a_template_that_is_nobodys_store(string trade)
    {
        var template = StoreFiles.ParseTemplate(trade, File.ReadAllText(Path.Combine(Repository(), "seed", "templates", $"{trade}.yaml")));

        (template.Trade, template.Name, template.Number).ShouldBe((trade, "", ""));
        template.Hours.Count.ShouldBeGreaterThan(4);
        template.Faq.ShouldNotBeEmpty();
        template.Categories.SelectMany(part => part.Products).Concat(template.ProductsInStock).ShouldAllBe(product => product.Allergens == null, "nobody has checked any");
    }

    [Fact]
    public void A_template_is_no_store() => Should.Throw<StoreFileException>(() => StoreFiles.Parse("x", "trade: salon")).Message.ShouldContain("number");

    [Fact]
    public void Makes_the_sheet_of_a_restaurant()
    {
        var sheet = Mario();

        sheet.Address.City.ShouldBe("Grenoble");
        sheet.ForwardTo.ShouldBe(PhoneNumber.Parse("+33639980100"));
        sheet.Hours.IsOpenAt(new LocalDateTime(2026, 11, 24, 19, 25)).ShouldBeTrue();
        sheet.Hours.On(new LocalDate(2026, 12, 25)).ShouldBeEmpty();
        sheet.Delivery!.Zones.ShouldContain(zone => zone.Postcodes.Contains("38100"));
        sheet.Alcohol!.To.ShouldBe(new LocalTime(22, 0));
        var margherita = sheet.Products.Single(product => product.Name == "Margherita");
        margherita.Price.ShouldBe(new Money(950));
        margherita.Ingredients.ShouldContain("olives");
        margherita.Allergens.ShouldBe(["gluten", "lait"]);
        margherita.OptionGroups.Single(group => group.Name == "Taille").Default.ShouldBe("Normale");
        sheet.Products.Single(product => product.Name == "Coca-Cola").ShouldSatisfyAllConditions(
            drink => drink.TakeAwayVat.ShouldBe(55), drink => drink.EatInVat.ShouldBe(100), drink => drink.Allergens.ShouldBeEmpty());
        sheet.Products.Single(product => product.Name == "Pizza du moment").Allergens.ShouldBeNull();
    }

    [Fact]
    public void Keeps_what_only_the_trade_understands() =>
        StoreRows.SheetOf(StoreFiles.Parse("f", Small + "\nlanes: [{name: un, pins: 10}]"), Guid.CreateVersion7(), Guid.CreateVersion7)
            .TradeData.ShouldNotBeNull().ShouldContain("\"pins\":10");

    [Fact]
    public void Makes_the_tables_of_a_restaurant()
    {
        var sheet = Mario();

        sheet.Reservations.ShouldBe(new ReservationRules(15, 90, 8, 60));
        sheet.Resources.Select(area => (area.Kind, area.Name, area.Covers)).ShouldBe([(ResourceKind.Area, "Salle", 40), (ResourceKind.Area, "Terrasse", 16)]);
        sheet.TradeData.ShouldBeNull();
    }

    [Fact]
    public void Makes_the_team_and_the_services_of_a_salon()
    {
        var sheet = SheetOf("beauty-center");

        var balayage = sheet.Services.Single(service => service.Name == "Balayage");
        (balayage.Minutes, balayage.Buffer, balayage.Price).ShouldBe((120, 10, new Money(10000)));
        sheet.Resources.Where(member => member.Does(balayage.Id)).Select(member => member.Name).ShouldBe(["Sophie"]);
        sheet.Resources.Single(member => member.Name == "Karim").Hours!.On(new LocalDate(2026, 11, 23)).ShouldBeEmpty();
    }

    [Fact]
    public void Makes_the_coded_reasons_of_a_practice()
    {
        var sheet = SheetOf("cabinet-marchand");

        var renewal = sheet.Services.Single(service => service.Code == "renouvellement");
        (renewal.Name, renewal.Minutes).ShouldBe(("Renouvellement d'ordonnance", 15));
        sheet.Resources.Where(member => member.Does(renewal.Id)).Select(member => member.Name).ShouldBe(["Dr Marchand"]);
    }

    [Fact]
    public void Makes_the_stock_of_a_shop()
    {
        var sheet = SheetOf("librairie-du-parc");

        sheet.Products.Single(article => article.Name == "Carnet à points").Sizes.ShouldBe([new("A6", 8), new("A5", 5), new("A4", 0)]);
        sheet.Products.Single(article => article.Name == "Les Jours sans neige").Sizes.ShouldBe([new(null, 5)]);
        sheet.Returns.ShouldBe(new ReturnRules(30, "avoir"));
    }

    [Theory]
    [InlineData("staff: [{name: Zoé, services: [Massage]}]", "staff[0].does[0]")]
    [InlineData("services: [{name: Massage}]", "services[0].minutes")]
    [InlineData("staff: [{name: Zoé}]\nbookings: [{staff: Léa, start: \"2026-11-28T10:00\"}]", "bookings[0]")]
    [InlineData("staff: [{name: Zoé}]\nbookings: [{staff: Zoé, start: demain}]", "bookings[0].start")]
    [InlineData("exceptional_days: {\"20 décembre\": [\"10:00-18:00\"]}", "exceptional_days")]
    [InlineData("products_in_stock: [{name: Sac, price: 1200, sizes: {unique: -1}}]", "products_in_stock[0].sizes")]
    public void Refuses_a_diary_that_nobody_could_keep(string line, string field) =>
        Should.Throw<StoreFileException>(() => StoreFiles.Parse("f", Small + "\n" + line)).Message.ShouldStartWith("f: " + field);

    [Fact]
    public void Knows_the_days_with_hours_of_their_own()
    {
        var store = StoreFiles.Parse("f", Small + "\nexceptional_days: {\"2026-12-20\": [\"10:00-18:00\"]}");
        var sheet = StoreRows.SheetOf(store, Guid.CreateVersion7(), Guid.CreateVersion7);

        sheet.Hours.IsOpenAt(new LocalDateTime(2026, 12, 20, 11, 0)).ShouldBeTrue();
        sheet.Hours.IsOpenAt(new LocalDateTime(2026, 12, 13, 11, 0)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("name: Soupe, price: sept euros", "categories[0].products[0].price")]
    [InlineData("name: Soupe, price: -1", "categories[0].products[0].price")]
    [InlineData("name: Soupe", "categories[0].products[0].price")]
    [InlineData("name: Soupe, price: 700, allergens: [noix]", "categories[0].products[0].allergens[0]")]
    [InlineData("price: 700", "categories[0].products[0].name")]
    [InlineData("name: [Soupe], price: 700", "categories[0].products[0].name")]
    public void Names_the_file_and_the_field_that_is_wrong(string product, string field)
    {
        var wrong = Should.Throw<StoreFileException>(() => StoreFiles.Parse("chez-lou.yaml", Small.Replace("name: Soupe, price: 700", product)));

        wrong.Message.ShouldStartWith("chez-lou.yaml: " + field + ": ");
    }

    [Theory]
    [InlineData("number: \"0199000150\"", "number")]
    [InlineData("number: \"+33199000150\"\nhours: {mardi: [\"11:30-14:00\"]}", "hours")]
    [InlineData("number: \"+33199000150\"\nhours: {tuesday: [\"25:30-14:00\"]}", "hours")]
    [InlineData("number: \"+33199000150\"\ntimezone: Europe/Grenoble", "timezone")]
    [InlineData("number: \"+33199000150\"\nclosures: [Noël]", "closures[0]")]
    public void Refuses_what_would_mislead_callers(string line, string field) =>
        Should.Throw<StoreFileException>(() => StoreFiles.Parse("f", Small.Replace("number: \"+33199000150\"", line))).Message.ShouldStartWith("f: " + field);

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("key: [unclosed")]
    [InlineData("a: &a [x]\nb: {? [complex] : key}")]
    public void Refuses_what_is_no_store(string text) =>
        Should.Throw<StoreFileException>(() => StoreFiles.Parse("f", text));

    [Fact]
    public void Refuses_aliases_that_unfold_without_end()
    {
        var layers = Enumerable.Range(1, 12).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]");

        Should.Throw<StoreFileException>(() => StoreFiles.Parse("f", "l0: &l0 [ha]\n" + string.Join('\n', layers))).Message.ShouldContain("too large");
    }

    [Fact]
    public void Takes_a_bare_number_where_words_are_needed()
    {
        var store = StoreFiles.Parse("f", Small.Replace("name: Soupe", "name: 1664, aliases: [16]"));

        store.Categories[0].Products[0].Name.ShouldBe("1664");
    }

    [Fact]
    public void Understands_hours_that_run_past_midnight()
    {
        var store = StoreFiles.Parse("f", Small + "\nhours: {friday: [\"18:00-24:00\"], saturday: [\"20:00-02:00\"]}");
        var sheet = StoreRows.SheetOf(store, Guid.CreateVersion7(), Guid.CreateVersion7);

        sheet.Hours.IsOpenAt(new LocalDateTime(2026, 11, 27, 23, 59)).ShouldBeTrue();
        sheet.Hours.IsOpenAt(new LocalDateTime(2026, 11, 28, 0, 0)).ShouldBeFalse();
        sheet.Hours.IsOpenAt(new LocalDateTime(2026, 11, 29, 1, 59)).ShouldBeTrue();
    }

    private static StoreSheet Mario() => SheetOf("pizza-mario");

    private static StoreSheet SheetOf(string key) =>
        StoreRows.SheetOf(StoreFiles.Read(Path.Combine(Repository(), "seed", "stores", key + ".yaml")), Guid.CreateVersion7(), Guid.CreateVersion7);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kalliky.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
