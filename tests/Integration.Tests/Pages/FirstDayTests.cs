using System.Text.RegularExpressions;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Integration.Tests.Accounts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Pages;

/// <summary>A new merchant's first day at the pages: an example that answers, a checklist that tells the truth, one's own menu in
/// its place, a second store.</summary>
[Collection<OnePeople>]
public sealed class FirstDayTests(PeopleHost host)
{
    private const string Password = "quatre pizzas et un café";

    [Theory]
    [InlineData("restaurant", "carte", "Margherita", "Carte d’exemple")]
    [InlineData("salon", "prestations", "Coupe femme", "Prestations d’exemple")]
    [InlineData("clinic", "prestations", "Première consultation", "Motifs d’exemple")]
    [InlineData("retail", "carte", "Mug en grès", "Articles d’exemple")]
    public async Task Each_trade_begins_with_an_example_that_says_so(string trade, string shelf, string offer, string banner)
    {
        using var merchant = host.Visitor();
        await SignUp(merchant, "Chez Camille", trade);

        var page = (await merchant.Open($"/chez-camille/{shelf}")).Text;

        page.ShouldContain(offer);
        page.ShouldContain(banner);
        (await merchant.Open("/chez-camille/bienvenue")).Text.ShouldContain("Votre assistant répond déjà");
    }

    [Fact]
    public async Task The_example_is_emptied_but_for_what_was_changed()
    {
        using var merchant = host.Visitor();
        await SignUp(merchant, "Chez Camille", "restaurant");
        var card = (await merchant.Open("/chez-camille/carte")).Text;
        var reine = Regex.Match(card, @"Edit&(?:amp;)?product=([0-9a-f-]{36})[^>]*aria-label=""Modifier[^""]*: Reine").Groups[1].Value;
        (await merchant.Swap($"/chez-camille/carte?handler=Change&product={reine}", ("Name", "La Reine"), ("Price", "12,00"), ("AllergensState", "inconnus"))).Status.ShouldBe(200);

        (await merchant.Fill("/chez-camille/exemple?handler=Clear", ("back", "carte"))).Headers.Location?.ToString().ShouldBe("/chez-camille/carte");

        var after = (await merchant.Open("/chez-camille/carte")).Text;
        after.ShouldContain("La Reine");
        after.ShouldNotContain("Margherita");
        after.ShouldNotContain("Carte d’exemple");
        (await merchant.Open("/chez-camille/assistant")).Text.ShouldNotContain("chaise haute");
    }

    [Fact]
    public async Task A_kept_example_is_ones_own()
    {
        using var merchant = host.Visitor();
        await SignUp(merchant, "Chez Camille", "salon");

        await merchant.Open("/chez-camille/prestations");
        (await merchant.Fill("/chez-camille/exemple?handler=Keep", ("back", "https://ailleurs.test"))).Headers.Location?.ToString().ShouldBe("/chez-camille/aujourdhui");

        var page = (await merchant.Open("/chez-camille/prestations")).Text;
        page.ShouldContain("Coupe femme");
        page.ShouldNotContain("Prestations d’exemple");
    }

    [Fact]
    public async Task The_checklist_tells_what_the_rows_tell()
    {
        using var merchant = host.Visitor();
        await SignUp(merchant, "Chez Camille", "salon");
        var today = "/chez-camille/aujourdhui";
        Undone((await merchant.Open(today)).Text).ShouldBe(["Entendre votre assistant", "Vos prestations", "Votre équipe", "Vos horaires", "Un numéro où vous joindre", "Votre plan", "Un numéro que vos clients composent"]);

        await merchant.Open("/chez-camille/bienvenue");
        (await merchant.Fill("/chez-camille/bienvenue", [("Name", "Camille Coiffure"), ("ForwardTo", "06 39 98 01 00"), ("Street", "12 rue Condorcet"), ("Postcode", "38000"), ("City", "Grenoble"), .. Enumerable.Repeat(("Week", "9:00-18:00"), 7)])).Headers.Location?.ToString().ShouldBe(today);

        var page = (await merchant.Open(today)).Text;
        page.ShouldContain("Camille Coiffure");
        (await merchant.Open("/chez-camille/bienvenue")).Text.ShouldContain("12 rue Condorcet");
        Undone(page).ShouldBe(["Entendre votre assistant", "Vos prestations", "Votre équipe", "Votre plan", "Un numéro que vos clients composent"]);

        await merchant.Fill("/chez-camille/exemple?handler=Keep", ("back", "aujourdhui"));
        Undone((await merchant.Open(today)).Text).ShouldBe(["Entendre votre assistant", "Votre plan", "Un numéro que vos clients composent"]);
    }

    [Fact]
    public async Task The_step_of_the_plan_is_done_once_one_is_chosen_free_included_and_not_by_looking_at_another()
    {
        using var merchant = host.Visitor();
        await SignUp(merchant, "Chez Camille", "retail");
        var (today, plans) = ("/chez-camille/aujourdhui", "/chez-camille/facturation/plan");
        await merchant.Open(plans + "?choix=pro");
        var pays = await merchant.Fill(plans + "?handler=Choose", ("Plan", "pro"));
        var checkout = Regex.Match((await merchant.Open(plans)).Text, @"handler=Drop&(?:amp;)?id=([0-9a-f-]{36})").Groups[1].Value;
        (pays.Status, checkout.Length).ShouldBe((302, 36));
        await merchant.Fill($"{plans}?handler=Drop&id={checkout}");
        Undone((await merchant.Open(today)).Text).ShouldContain("Votre plan");

        (await merchant.Open(plans)).Text.ShouldContain("Choisir FREE");
        (await merchant.Open(plans + "?choix=free")).Text.ShouldContain("sans rien à payer");
        for (var click = 0; click < 2; click++)
            (await merchant.Fill(plans + "?handler=Choose", ("Plan", "free"))).Status.ShouldBe(302);

        Undone((await merchant.Open(today)).Text).ShouldNotContain("Votre plan");
        (await merchant.Open(plans)).Text.ShouldNotContain("Choisir FREE");
    }

    [Theory]
    [InlineData("Name", "", "Donnez un nom à l’établissement")]
    [InlineData("ForwardTo", "12", "il en faut 10")]
    [InlineData("Street", "12 rue Condorcet", "Un code postal a cinq chiffres")]
    [InlineData("Postcode", "3800", "Écrivez la ville")]
    [InlineData("Week", "ouvert", "Écrivez par exemple 9:00-12:30")]
    public async Task What_is_wrong_in_the_first_settings_is_told_beside_its_field(string field, string value, string why)
    {
        using var merchant = host.Visitor();
        await SignUp(merchant, "Chez Camille", "salon");
        await merchant.Open("/chez-camille/bienvenue");

        var answer = await merchant.Fill("/chez-camille/bienvenue", [.. new[] { ("Name", "Camille"), ("ForwardTo", ""), ("Street", ""), ("Postcode", ""), ("Week", "9:00-18:00") }.Select(given => given.Item1 == field ? (field, value) : given)]);

        answer.Status.ShouldBe(422);
        answer.Text.ShouldContain(why);
        (await merchant.Open("/chez-camille/horaires")).Text.ShouldContain("horaires habituels de votre métier");
    }

    [Fact]
    public async Task A_second_store_opens_where_the_plan_has_room_and_says_what_to_do_where_it_has_not()
    {
        using var merchant = host.Visitor();
        await SignUp(merchant, "Chez Camille", "restaurant");
        await merchant.Open("/chez-camille/etablissements/nouveau");
        var full = await merchant.Fill("/chez-camille/etablissements/nouveau", ("Name", "Chez Camille"), ("Trade", "salon"));
        (full.Status, full.Text.Contains("changez de plan pour en ouvrir un de plus", StringComparison.Ordinal)).ShouldBe((422, true));

        var house = await host.Open();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/etablissements/nouveau");
        (await owner.Fill("/pizza-mario/etablissements/nouveau", ("Name", "Pizza Mario"), ("Trade", "retail"))).Headers.Location?.ToString().ShouldBe("/pizza-mario-2/bienvenue");
        (await owner.Open("/pizza-mario-2/carte")).Text.ShouldContain("Articles d’exemple");
        (await owner.Fill("/pizza-mario/etablissements/nouveau", ("Name", " "))).Text.ShouldContain("Choisissez votre métier");
    }

    [Fact]
    public async Task A_trade_without_a_template_begins_empty_and_works()
    {
        var house = await host.Open();
        await using var scope = host.Api.Scope(house.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        var florist = new Store(Guid.CreateVersion7(), house.Shop.Tenant, "fleurs", "Fleurs", "florist", "Europe/Paris");
        db.Stores.Add(florist);
        scope.ServiceProvider.GetRequiredService<IStoreTemplates>().Fill(florist);
        await db.SaveChangesAsync();

        var setup = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ShowSetup(florist.Id)))!;

        setup.HasExample.ShouldBeFalse();
        setup.Steps.Count(step => step.IsDone).ShouldBe(1, "the business has chosen a plan");
        using var owner = await house.SignedIn(Role.Owner);
        (await owner.Open("/fleurs/bienvenue")).Status.ShouldBe(200);
        (await owner.Open("/fleurs/aujourdhui")).Text.ShouldContain("Vos articles");
    }

    private async Task SignUp(Visitor merchant, string business, string trade)
    {
        var email = PeopleHost.NewEmail();
        await merchant.Open("/inscription");
        await merchant.Fill("/inscription", ("Email", email), ("Password", Password), ("Business", business), ("Trade", trade));
        var link = "/inscription/" + await host.Secret(email, AccountMailKind.SignUp);
        await merchant.Open(link);
        (await merchant.Fill(link, ("password", Password))).Status.ShouldBe(302);
        await merchant.Open("/");
    }

    private static List<string> Undone(string page) =>
        [.. Regex.Matches(page[page.IndexOf("Pour bien démarrer", StringComparison.Ordinal)..], @"<a class=""link inline-flex min-h-6 items-center"" href=""[^""]+"">([^<]+)</a>").Select(step => System.Net.WebUtility.HtmlDecode(step.Groups[1].Value))];
}
