using System.Text;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Integration.Tests.Menus;

/// <summary>A menu on its way to the store, without any model: read, reviewed, published, all of it or nothing.</summary>
public sealed class ImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Pasted = "Pizzas\nMargherita (sauce tomate, mozzarella) 9,80 €\nReine 11,80\nCalzone 12,50\n\nDesserts\nTiramisu 6,50";

    [Fact]
    public async Task Pasted_words_become_lines_and_what_was_handed_over_is_not_kept()
    {
        await using var lou = await Importing.Open(database);

        var id = await lou.Started(null, Pasted);
        (await lou.Show(id)).Status.ShouldBe(ImportStatus.Reading);
        var sealedBytes = (await lou.Work(db => db.MenuImports.Where(row => row.Id == id).Select(row => row.Content).SingleAsync()))!.Bytes;
        Encoding.UTF8.GetString(sealedBytes).ShouldNotContain("Margherita");
        await lou.Read(id);

        var shown = await lou.Show(id);
        (shown.Status, shown.Source).ShouldBe((ImportStatus.Review, ImportSource.Text));
        shown.Review!.Lines.Select(line => (line.Category, line.Name, line.Price)).ShouldBe(
            [("Pizzas", "Margherita", 980), ("Pizzas", "Reine", 1180), ("Pizzas", "Calzone", 1250), ("Desserts", "Tiramisu", 650)]);
        shown.Review.Lines[0].Ingredients.ShouldBe(["sauce tomate", "mozzarella"]);
        (await lou.Work(db => db.MenuImports.Where(row => row.Id == id).Select(row => row.Content).SingleAsync())).ShouldBeNull();
        (await lou.Work(db => db.Products.CountAsync())).ShouldBe(0, "nothing is on sale before it was reviewed");
    }

    [Fact]
    public async Task Told_twice_it_is_read_once()
    {
        await using var lou = await Importing.Open(database);
        var id = await lou.Started(null, Pasted);

        await lou.Read(id);
        await lou.Read(id);

        (await lou.Show(id)).Review!.Lines.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_is_published_takes_the_place_of_the_example_and_is_sold_at_once()
    {
        await using var lou = await Importing.Open(database);
        await lou.Sells("Pizza d’exemple", 100, isExample: true);
        var version = await lou.Work(db => db.Stores.Select(store => store.CatalogueVersion).SingleAsync());

        var import = await lou.Import(Pasted);
        import.HasExample.ShouldBeTrue();
        (await lou.Publish(import)).ShouldBe(new PublishImport.Published(4, 0));

        var menu = await lou.Send(new ShowMenu(lou.Store));
        menu.Sections.Select(section => section.Name).ShouldBe(["Pizzas", "Desserts"]);
        menu.Products.Select(product => product.Name).ShouldBe(["Margherita", "Reine", "Calzone", "Tiramisu"]);
        menu.Products.ShouldAllBe(product => product.Allergens == null, "nobody has checked any");
        (await lou.Work(db => db.Stores.Select(store => store.CatalogueVersion).SingleAsync())).ShouldBe(version + 1);
        (await lou.Publish(import)).ShouldBeOfType<PublishImport.Over>();
        (await lou.Work(db => db.Products.CountAsync())).ShouldBe(4);
    }

    [Fact]
    public async Task Three_hundred_products_go_on_sale_in_one_go()
    {
        await using var lou = await Importing.Open(database);
        var csv = "Catégorie;Nom;Prix\n" + string.Join('\n', Enumerable.Range(1, 300).Select(at => $"Rubrique {at % 12};Plat numéro {Letters(at)};{at % 20 + 5},50"));

        var import = await lou.Import(csv);
        import.Source.ShouldBe(ImportSource.Table);
        (import.Parts, import.PartsRead).ShouldBe((6, 6), "it told how far it was");
        (await lou.Publish(import)).ShouldBe(new PublishImport.Published(300, 0));

        (await lou.Work(db => db.Products.CountAsync())).ShouldBe(300);
        (await lou.Work(db => db.Categories.CountAsync())).ShouldBe(12);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_does()
    {
        await using var lou = await Importing.Open(database);
        var import = await lou.Import(Pasted);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => lou.Publish(import)));

        answers.Count(answer => answer is PublishImport.Published).ShouldBe(1);
        answers.ShouldAllBe(answer => answer is PublishImport.Published || answer is PublishImport.Over || answer is PublishImport.Unseen);
        (await lou.Work(db => db.Products.CountAsync())).ShouldBe(4);
    }

    [Fact]
    public async Task Nothing_is_published_that_nobody_has_seen()
    {
        await using var lou = await Importing.Open(database);
        var import = await lou.Import(Pasted);
        var line = import.Review!.Lines[0];

        (await lou.Send(new ChangeImportLine(import.Id, line.Id, true, "Margherita XXL", "Pizzas", 1_980, null))).ShouldBe(ChangeImportLine.Answer.Changed);

        (await lou.Publish(import)).ShouldBeOfType<PublishImport.Unseen>();
        (await lou.Work(db => db.Products.CountAsync())).ShouldBe(0);
        (await lou.Publish(await lou.Show(import.Id))).ShouldBe(new PublishImport.Published(4, 0));
    }

    [Fact]
    public async Task Each_doubt_is_marked_and_what_cannot_be_published_stops_it_until_it_is_changed_or_left()
    {
        await using var lou = await Importing.Open(database);
        var import = await lou.Import("Pizzas\nReine 11,80\nMargherita 9,80\nCalzone 12,50\nNapolitaine 11,00\nreine 12,00\nTruffe blanche 1 000 000,00\nOrientale 110,00\nKebab 9,50 12,50\n");

        var lines = import.Review!.Lines.ToDictionary(line => line.Name);
        lines["Reine"].Doubts.ShouldBe([Review.Doubt.NameTwice]);
        lines["Truffe blanche"].Doubts.ShouldBe([Review.Doubt.PriceTooHigh]);
        lines["Orientale"].Doubts.ShouldBe([Review.Doubt.PriceFar]);
        lines["Kebab"].Doubts.ShouldBe([Review.Doubt.SeveralPrices]);
        lines["Margherita"].Doubts.ShouldBeEmpty();
        import.Review.Blocked.ShouldBe(3);
        (await lou.Publish(import)).ShouldBe(new PublishImport.Blocked(3));
        (await lou.Work(db => db.Products.CountAsync())).ShouldBe(0, "nothing is half-done");

        await lou.Send(new ChangeImportLine(import.Id, lines["reine"].Id, false, "", "", null, null));
        await lou.Send(new ChangeImportLine(import.Id, lines["Truffe blanche"].Id, false, "", "", null, null));
        (await lou.Publish(await lou.Show(import.Id))).ShouldBe(new PublishImport.Published(6, 0));
    }

    [Fact]
    public async Task What_the_store_has_already_is_the_same_changed_or_after_all_something_new()
    {
        await using var lou = await Importing.Open(database);
        await lou.Sells("Margherita", 980);
        await lou.Sells("Reine", 1_100);
        await lou.Sells("Tiramisu", 600);

        var import = await lou.Import(Pasted);
        import.Review!.Lines.Select(line => line.Likeness).ShouldBe([Review.Likeness.Same, Review.Likeness.Changed, Review.Likeness.New, Review.Likeness.Changed]);
        var tiramisu = import.Review.Lines[3];
        await lou.Send(new ChangeImportLine(import.Id, tiramisu.Id, true, "Tiramisu", "Desserts", 650, null, IsNew: true));
        (await lou.Show(import.Id)).Review!.Lines[3].Doubts.ShouldBe([Review.Doubt.NameTaken]);
        await lou.Send(new ChangeImportLine(import.Id, tiramisu.Id, true, "Tiramisu fraise", "Desserts", 650, null));

        (await lou.Publish(await lou.Show(import.Id))).ShouldBe(new PublishImport.Published(2, 1));
        var menu = (await lou.Send(new ShowMenu(lou.Store))).Products.ToDictionary(product => product.Name, product => product.Price.Cents);
        menu.ShouldBe(new Dictionary<string, long> { ["Margherita"] = 980, ["Reine"] = 1_180, ["Calzone"] = 1_250, ["Tiramisu"] = 600, ["Tiramisu fraise"] = 650 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_salon_imports_what_it_does_with_how_long_it_takes()
    {
        await using var salon = await Importing.Open(database, Trade.Salon);

        var import = await salon.Import("Prestation;Durée;Prix\nCoupe femme;45 min;38\nBalayage;1h30;95,00\nBrushing;;25");
        var brushing = import.Review!.Lines.Single(line => line.Name == "Brushing");
        brushing.Doubts.ShouldBe([Review.Doubt.MinutesMissing]);
        (await salon.Publish(import)).ShouldBe(new PublishImport.Blocked(1));
        await salon.Send(new ChangeImportLine(import.Id, brushing.Id, true, "Brushing", "Articles", 2_500, 30));

        (await salon.Publish(await salon.Show(import.Id))).ShouldBe(new PublishImport.Published(3, 0));
        (await salon.Work(db => db.Services.OrderBy(row => row.Position).Select(row => new { row.Name, row.Minutes }).ToListAsync()))
            .Select(row => (row.Name, row.Minutes)).ShouldBe([("Coupe femme", 45), ("Balayage", 90), ("Brushing", 30)]);
    }

    [Fact]
    public async Task A_dropped_one_leaves_nothing_and_takes_nothing_off_the_menu()
    {
        await using var lou = await Importing.Open(database);
        var import = await lou.Import(Pasted);
        await lou.Publish(import);

        (await lou.Send(new DropImport(lou.Store, import.Id))).ShouldBeTrue();

        (await lou.Work(db => db.ImportLines.CountAsync())).ShouldBe(0);
        (await lou.Work(db => db.Products.CountAsync())).ShouldBe(4);
    }

    [Fact]
    public async Task What_nobody_finishes_is_forgotten_after_a_month()
    {
        await using var lou = await Importing.Open(database);
        var (old, recent) = (await lou.Import(Pasted), await lou.Import(Pasted));
        var before = SystemClock.Instance.GetCurrentInstant() - MenuImport.KeptFor - Duration.FromHours(1);
        await lou.Work(db => db.MenuImports.Where(row => row.Id == old.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CreatedAt, before)));

        (await lou.Send(new ForgetImports())).ShouldBe(1);

        (await lou.Work(db => db.MenuImports.Select(row => row.Id).ToListAsync())).ShouldBe([recent.Id]);
    }

    [Fact]
    public async Task Enough_at_a_time_is_enough()
    {
        await using var lou = await Importing.Open(database);
        for (var open = 0; open < ImportBounds.MostOpen; open++)
            await lou.Started(null, Pasted);

        (await lou.Start(null, Pasted)).ShouldBe(new StartImport.Refused(StartImport.Reason.TooMany));
    }

    [Fact]
    public async Task Another_business_neither_sees_nor_touches_nor_publishes_it()
    {
        await using var lou = await Importing.Open(database);
        await using var other = await Importing.Open(database);
        var import = await lou.Import(Pasted);
        var line = import.Review!.Lines[0].Id;

        (await other.Send(new ShowImport(lou.Store, import.Id))).ShouldBeNull();
        (await other.Send(new ChangeImportLine(import.Id, line, false, "", "", null, null))).ShouldBe(ChangeImportLine.Answer.Over);
        (await other.Send(new PublishImport(lou.Store, import.Id, import.Revision))).ShouldBeOfType<PublishImport.Unknown>();
        (await other.Send(new DropImport(lou.Store, import.Id))).ShouldBeFalse();
        (await other.Send(new StartImport(lou.Store, null, Pasted, "x"))).ShouldBeOfType<StartImport.Unknown>();
        await other.Read(await lou.Started(null, Pasted));

        (await lou.Show(import.Id)).Review!.Kept.ShouldBe(4);
        (await lou.Work(db => db.MenuImports.CountAsync(row => row.Status == ImportStatus.Reading))).ShouldBe(1);
    }

    private static readonly string[] Digits = ["zéro", "uno", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];

    private static string Letters(int number) => string.Join(' ', number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
}
