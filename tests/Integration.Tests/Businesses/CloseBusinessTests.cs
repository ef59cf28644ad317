using System.Net;
using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Accounts;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Businesses;

/// <summary>An owner closes the business at its page, and comes back.</summary>
[Collection<OnePeople>]
public sealed class CloseBusinessTests(PeopleHost host)
{
    private const string Page = "/pizza-mario/fermeture";
    private const string Name = "Chez Testeur";

    [Fact]
    public async Task What_is_erased_and_what_the_law_keeps_is_said_before()
    {
        var house = await host.Open();
        using var owner = await house.SignedIn(Role.Owner);

        var page = Text(await owner.Open(Page));

        page.ShouldContain("Fermer Chez Testeur");
        page.ShouldContain("Tout est effacé pour de bon");
        page.ShouldContain($"dix ans : jusqu’au 31 décembre {(Now + Duration.FromDays(7)).InUtc().Year + 10}");
    }

    [Theory]
    [InlineData("Chez Tester", House.Password, "Ce n’est pas son nom")]
    [InlineData("", House.Password, "Ce n’est pas son nom")]
    [InlineData(Name, "pas celui-là", "Ce n’est pas votre mot de passe")]
    public async Task Another_name_or_another_password_closes_nothing(string name, string password, string said)
    {
        var house = await host.Open();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Page);

        var answer = await owner.Fill(Page + "?handler=Close", ("Name", name), ("Password", password));

        answer.Status.ShouldBe(422);
        Text(answer).ShouldContain(said);
        (await ClosesAt(house)).ShouldBeNull();
    }

    [Fact]
    public async Task Guessing_the_password_locks_the_door()
    {
        var house = await host.Open();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Page);
        for (var tries = 0; tries < 5; tries++)
            await owner.Fill(Page + "?handler=Close", ("Name", Name), ("Password", "pas celui-là"));

        Text(await owner.Fill(Page + "?handler=Close", ("Name", Name), ("Password", House.Password))).ShouldContain("attendez un quart d’heure");
        (await ClosesAt(house)).ShouldBeNull();
    }

    [Fact]
    public async Task It_closes_in_seven_days_every_owner_is_told_and_each_page_says_so()
    {
        var house = await host.Open();
        var other = await house.Hire(Role.Owner);
        using var owner = await house.SignedIn(Role.Owner);
        using var waiter = await house.SignedIn(Role.Staff);

        await Close(owner);

        (await ClosesAt(house))!.Value.ShouldBeInRange(Now + Duration.FromDays(6), Now + Duration.FromDays(7));
        (await host.Mails(other, AccountMailKind.BusinessCloses)).Count.ShouldBe(1);
        var page = Text(await waiter.Open("/pizza-mario/appels"));
        page.ShouldContain("Votre entreprise ferme le");
        page.ShouldNotContain("Voir ou annuler");
        Text(await owner.Open("/pizza-mario/appels")).ShouldContain("Voir ou annuler");
        Text(await owner.Open("/pizza-mario/journal")).ShouldContain("Fermeture demandée");
    }

    [Fact]
    public async Task An_owner_comes_back()
    {
        var house = await host.Open();
        using var owner = await house.SignedIn(Role.Owner);
        await Close(owner);
        await owner.Open(Page);

        (await owner.Fill(Page + "?handler=Keep")).Status.ShouldBe(302);

        Text(await owner.Open(Page)).ShouldContain("Votre entreprise reste ouverte");
        (await ClosesAt(house)).ShouldBeNull();
        Text(await owner.Open("/pizza-mario/appels")).ShouldNotContain("Votre entreprise ferme le");
        await owner.Fill(Page + "?handler=Keep");
        Text(await owner.Open(Page)).ShouldContain("pas de fermeture à annuler");
    }

    [Fact]
    public async Task Two_tabs_close_once()
    {
        var house = await host.Open();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Page);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.Fill(Page + "?handler=Close", ("Name", Name), ("Password", House.Password))));

        answers.ShouldAllBe(answer => answer.Status == 302);
        (await host.Work(house.Shop.Tenant, db => db.JournalLines.CountAsync(line => line.What == "CloseBusiness"))).ShouldBe(1);
    }

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    private static async Task Close(PageVisitor owner)
    {
        await owner.Open(Page);
        (await owner.Fill(Page + "?handler=Close", ("Name", " chez testeur "), ("Password", House.Password))).Status.ShouldBe(302);
    }

    private Task<Instant?> ClosesAt(House house) => host.Work(house.Shop.Tenant, db => db.Businesses.Select(business => business.ClosesAt).SingleAsync());

    private static string Text(Api.Answer answer) => WebUtility.HtmlDecode(answer.Text);
}
