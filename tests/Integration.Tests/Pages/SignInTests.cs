using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Accounts;
using Kalliky.Integration.Tests.Api;

namespace Kalliky.Integration.Tests.Pages;

[Collection<OneApi>]
public sealed class SignInTests(ApiHost host)
{
    [Fact]
    public async Task A_cookie_of_a_house_reached_by_https_never_leaves_without_it()
    {
        var house = await House.Open(host);
        using var visitor = new Visitor(host) { From = PeopleHost.NewAddress() };

        var entered = await visitor.SignIn(await house.Hire(Role.Owner), House.Password);

        entered.Status.ShouldBe(302);
        var session = entered.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("kalliky.session=", StringComparison.Ordinal));
        session.ShouldContain("secure", Case.Insensitive);
        session.ShouldContain("httponly", Case.Insensitive);
        session.ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_door_to_the_right_one_and_say_nothing_more()
    {
        var house = await House.Open(host);
        var (email, other) = (await house.Hire(Role.Owner), await house.Hire(Role.Staff));
        using var visitor = new Visitor(host) { From = PeopleHost.NewAddress() };
        var wrong = await visitor.SignIn(email, "pas celui-là");
        for (var tries = 1; tries < 5; tries++)
            await visitor.SignIn(email, "pas celui-là");

        var right = await visitor.SignIn(email, House.Password);
        var unknown = await visitor.SignIn("personne@kalliky.test", House.Password);

        (wrong.Status, right.Status, unknown.Status).ShouldBe((422, 422, 422));
        foreach (var answer in new[] { wrong, right, unknown })
            answer.Text.ShouldContain("Adresse ou mot de passe inexact");
        (await visitor.SignIn(other, House.Password)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Ten_tries_a_minute_are_enough_for_one_address()
    {
        using var visitor = new Visitor(host) { From = PeopleHost.NewAddress() };
        await visitor.Open("/connexion");

        // At once, so that they come within the minute wherever this runs.
        var answers = await Task.WhenAll(Enumerable.Range(0, 11).Select(tries => visitor.Fill("/connexion", ("email", $"{tries}@kalliky.test"), ("password", "au hasard"))));

        answers.Count(answer => answer.Status == 422).ShouldBe(10);
        var refused = answers.Single(answer => answer.Status == 429);
        refused.Text.ShouldContain("Trop de tentatives");
    }
}
