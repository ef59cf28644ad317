using System.Net;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Customers;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>Somebody deletes their account on its page.</summary>
[Collection<OnePeople>]
public sealed class EraseAccountTests(PeopleHost host)
{
    private const string Erase = "/compte?handler=Erase";

    [Fact]
    public async Task Memberships_sessions_and_the_account_go_and_nothing_says_who_it_was()
    {
        var house = await host.Open();
        await house.Hire(Role.Owner);
        var email = await house.Hire(Role.Owner);
        var account = (await host.AccountOf(email))!.Value;
        using var here = host.Visitor();
        using var other = host.Visitor();
        await here.SignIn(email, House.Password);
        await other.SignIn(email, House.Password);
        await here.Open("/compte");
        (await Search(house, email)).ShouldNotBeEmpty();

        (await here.Fill(Erase, ("Farewell", House.Password))).Headers.Location!.ToString().ShouldBe("/connexion");

        WebUtility.HtmlDecode((await here.Open("/connexion")).Text).ShouldContain("Votre compte est supprimé");
        (await here.Open("/compte")).Status.ShouldBe(302);
        (await other.Open("/compte")).Status.ShouldBe(302);
        (await host.AccountOf(email)).ShouldBeNull();
        (await host.Members(house.Shop.Tenant)).ShouldNotContainKey(account);
        (await host.Work(null, db => db.Sessions.CountAsync(session => session.AccountId == account))).ShouldBe(0);
        (await Search(house, email)).ShouldBeEmpty();
        (await host.Mails(email)).ShouldHaveSingleItem().Kind.ShouldBe(AccountMailKind.AccountErased);
        (await host.Work(house.Shop.Tenant, db => db.JournalLines.CountAsync(line => line.What == "EraseAccount" && line.AccountId == account))).ShouldBe(1);
        (await other.SignIn(email, House.Password)).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_only_owner_stays_and_nothing_is_half_done()
    {
        var (first, second) = (await host.Open(), await host.Open());
        var email = await first.Hire(Role.Owner);
        var account = (await host.AccountOf(email))!.Value;
        await host.Work(second.Shop.Tenant, async db =>
        {
            db.Memberships.Add(new Membership(Guid.CreateVersion7(), second.Shop.Tenant, account, Role.Staff));
            return await db.SaveChangesAsync();
        });
        using var here = host.Visitor();
        await here.SignIn(email, House.Password);
        await here.Open("/compte");

        var answer = await here.Fill(Erase, ("Farewell", House.Password));

        answer.Status.ShouldBe(422);
        WebUtility.HtmlDecode(answer.Text).ShouldContain("Vous êtes le seul propriétaire de Chez Testeur");
        (await host.Members(first.Shop.Tenant)).ShouldContainKey(account);
        (await host.Members(second.Shop.Tenant)).ShouldContainKey(account);
        (await here.Open("/compte")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Another_password_deletes_nothing_and_guessing_locks_the_door()
    {
        var email = await host.NewAccount();
        using var here = host.Visitor();
        await here.SignIn(email, House.Password);
        await here.Open("/compte");
        for (var tries = 0; tries < 5; tries++)
            WebUtility.HtmlDecode((await here.Fill(Erase, ("Farewell", "pas celui-là"))).Text).ShouldContain("Ce n’est pas votre mot de passe");

        WebUtility.HtmlDecode((await here.Fill(Erase, ("Farewell", House.Password))).Text).ShouldContain("attendez un quart d’heure");

        (await host.AccountOf(email)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_owners_who_go_at_the_same_moment_leave_one()
    {
        var house = await host.Open();
        var owners = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Hire(Role.Owner)));

        var answers = await Task.WhenAll(owners.Select(async email =>
        {
            using var here = host.Visitor();
            await here.SignIn(email, House.Password);
            await here.Open("/compte");
            return (await here.Fill(Erase, ("Farewell", House.Password))).Status;
        }));

        answers.Order().ShouldBe([302, 302, 302, 422]);
        (await host.Members(house.Shop.Tenant)).Count.ShouldBe(1);
    }

    private async Task<List<string>> Search(House house, string email)
    {
        await using var scope = host.Api.Scope(house.Shop.Tenant);
        return await Searched.For(host.Api.Database.Owner, house.Shop.Tenant, scope.ServiceProvider.GetRequiredService<IVault>(), email.Split('@')[0]);
    }
}
