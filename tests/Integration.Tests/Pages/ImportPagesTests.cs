using System.Text;
using System.Text.RegularExpressions;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Catalogue;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Menus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>From the file to what is on sale, as somebody does it at the pages, with the bus reading in between.</summary>
[Collection<OneApi>]
public sealed class ImportPagesTests(ApiHost host)
{
    private const string Import = "/pizza-mario/carte/import";

    [Fact]
    public async Task A_pdf_under_a_false_name_is_read_reviewed_and_published()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Import);
        var begun = await owner.HandOver(Import, "File", "carte.csv", Papers.Menu("Pizzas", "Margherita  9,90", "Truffe  1 000 000,00", "Calzone  12,50"));
        begun.Status.ShouldBe(302, begun.Text);
        var review = begun.Headers.Location!.ToString();

        // Another tab, another person, another day: it waits where it was.
        using var manager = await house.SignedIn(Role.Manager);
        var page = await Read(manager, review);
        page.ShouldContain("Prix au-delà de 1 000 €");
        page.ShouldContain("Déjà là à 9,50");
        page.ShouldContain("1 ligne à corriger ou à laisser");
        (await manager.Swap($"{review}?handler=Publish", ("revision", "1"))).Text.ShouldContain("est à corriger");

        var line = LineOf(page, "Truffe");
        var wrong = await manager.Swap($"{review}?handler=Line&line={line}", ("Kept", "true"), ("Name", "Truffe"), ("Category", "Pizzas"), ("Price", "cher"));
        (wrong.Status, wrong.Text.Contains("Écrivez un prix en euros", StringComparison.Ordinal)).ShouldBe((422, true));
        var left = await manager.Swap($"{review}?handler=Line&line={line}", ("Name", "Truffe"), ("Price", "1000000,00"));
        left.Text.ShouldContain("Tout est prêt");
        (await manager.Swap($"{review}?handler=Publish", ("revision", "1"))).Text.ShouldContain("Des lignes ont changé entre-temps");
        (await manager.Fill($"{review}?handler=Publish", ("revision", "2"))).Headers.Location?.ToString().ShouldBe("/pizza-mario/carte");

        var card = (await owner.Open("/pizza-mario/carte")).Text;
        card.ShouldContain("Calzone");
        card.ShouldContain("9,90");
        card.ShouldNotContain("Truffe");
        (await owner.Open(review)).Text.ShouldContain("Tout est en vente");
    }

    [Fact]
    public async Task What_is_no_menu_gets_its_sentence_beside_the_field()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Import);

        async Task Refuses(byte[] file, string why)
        {
            var answer = await owner.HandOver(Import, "File", "carte.pdf", file);
            (answer.Status, answer.Text.Contains(why, StringComparison.Ordinal)).ShouldBe((422, true), why);
        }

        await Refuses([], "Ce fichier est vide");
        await Refuses(Encoding.UTF8.GetBytes(new string('x', 40_000_000)), "dépasse 10 Mo");
        await Refuses([(byte)'P', (byte)'K', 3, 4, .. new byte[100]], "archive");
        await Refuses(Papers.Jpeg, "les photos ne sont pas lues");
        (await owner.Fill(Import, ("Text", " "))).Text.ShouldContain("Collez votre carte, ou choisissez un fichier");
        (await owner.Open(Import)).Text.ShouldContain("Ce que vous commencez ici se retrouve ici");
    }

    [Fact]
    public async Task What_could_not_be_read_says_why_and_is_deleted()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Import);
        var refused = (await owner.HandOver(Import, "File", "carte.pdf", Papers.Locked())).Headers.Location!.ToString();

        (await Read(owner, refused)).ShouldContain("protégé par un mot de passe");
        (await owner.Fill($"{refused}?handler=Drop")).Headers.Location?.ToString().ShouldBe(Import);
        (await owner.Open(refused)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task While_it_is_read_the_page_says_how_far()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await using var scope = host.Scope(house.Shop.Tenant);
        var (db, vault, now) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>(), scope.ServiceProvider.GetRequiredService<IMoment>().Now);
        var import = new MenuImport(Guid.CreateVersion7(), house.Shop.Tenant, house.Shop.Store, ImportSource.Table, vault.Seal("x"), "somebody", now);
        import.ForgetEvents(); // nobody reads it: it stays where it is
        db.MenuImports.Add(import);
        await db.SaveChangesAsync();
        await db.MenuImports.ExecuteUpdateAsync(set => set.SetProperty(row => row.Parts, 6).SetProperty(row => row.PartsRead, 2));

        var page = System.Net.WebUtility.HtmlDecode((await owner.Open($"{Import}/{import.Id}")).Text);

        page.ShouldContain("Partie 3 sur 6");
        page.ShouldContain("<progress class=\"progress progress-primary\" max=\"6\" value=\"2\"");
        page.ShouldContain("hx-trigger=\"every 1s\"");
    }

    [Fact]
    public async Task Staff_import_nothing()
    {
        var house = await House.Open(host);
        using var staff = await house.SignedIn(Role.Staff);

        (await staff.Open(Import)).Status.ShouldBe(403);
        (await staff.Open("/pizza-mario/carte")).Text.ShouldNotContain("carte/import");
    }

    [Fact]
    public async Task What_is_pasted_is_bounded_too()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Import);

        var begun = await owner.Fill(Import, ("Text", string.Concat(Enumerable.Repeat("Margherita 9,80\n", ImportBounds.MostCharacters / 16 + 1_000))));

        (await Read(owner, begun.Headers.Location!.ToString())).ShouldContain("bien plus qu’une carte");
    }

    // As the page does, every second.
    private static async Task<string> Read(Visitor visitor, string review)
    {
        for (var asked = 0; asked < 600; asked++)
        {
            var page = (await visitor.Open(review)).Text;
            if (!page.Contains("Lecture en cours", StringComparison.Ordinal))
                return page;
            await Task.Delay(50);
        }

        throw new InvalidOperationException("It was not read.");
    }

    private static string LineOf(string page, string name) => Regex.Match(page, $@"line=([0-9a-f-]{{36}})""(?:(?!line=).)*?value=""{name}""", RegexOptions.Singleline).Groups[1].Value;
}
