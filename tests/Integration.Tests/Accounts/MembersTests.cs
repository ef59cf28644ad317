using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Pages;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>Roles change, people leave, a business changes hands, and it always has an owner.</summary>
[Collection<OnePeople>]
public sealed class MembersTests(PeopleHost host)
{
    private const string Access = "/pizza-mario/acces";

    [Fact]
    public async Task A_new_role_counts_at_once()
    {
        var house = await host.Open();
        var email = await house.Hire(Role.Staff);
        using var owner = await house.SignedIn(Role.Owner);
        using var colleague = host.Visitor();
        await colleague.SignIn(email, House.Password);
        (await colleague.Open("/pizza-mario/carte?handler=Edit&product=" + house.Shop.Margherita)).Status.ShouldBe(403);
        await owner.Open(Access);

        (await owner.Fill($"{Access}?handler=Role&member={await host.AccountOf(email)}", ("role", "Manager"))).Status.ShouldBe(302);

        (await colleague.Open("/pizza-mario/carte?handler=Edit&product=" + house.Shop.Margherita)).Status.ShouldNotBe(403);
    }

    [Fact]
    public async Task Whoever_is_taken_out_is_out()
    {
        var house = await host.Open();
        var email = await house.Hire(Role.Staff);
        using var owner = await house.SignedIn(Role.Owner);
        using var colleague = host.Visitor();
        await colleague.SignIn(email, House.Password);
        (await colleague.Open("/pizza-mario/aujourdhui")).Status.ShouldBe(200);
        await owner.Open(Access);

        (await owner.Fill($"{Access}?handler=Remove&member={await host.AccountOf(email)}")).Status.ShouldBe(302);

        (await colleague.Open("/pizza-mario/aujourdhui")).Status.ShouldBe(404);
        var home = await colleague.Open("/");
        home.Headers.Location?.ToString().ShouldBe("/compte");
        (await colleague.Open("/compte")).Text.ShouldContain("ouvrez le lien d’une invitation");
    }

    [Fact]
    public async Task A_manager_touches_staff_and_nobody_above()
    {
        var house = await host.Open();
        var (staff, peer, above) = (await house.Hire(Role.Staff), await house.Hire(Role.Manager), await house.Hire(Role.Owner));
        using var manager = await house.SignedIn(Role.Manager);
        await manager.Open(Access);

        foreach (var email in new[] { peer, above })
        {
            (await manager.Fill($"{Access}?handler=Remove&member={await host.AccountOf(email)}")).Text.ShouldContain("Votre rôle ne va pas jusque-là");
            (await manager.Fill($"{Access}?handler=Role&member={await host.AccountOf(email)}", ("role", "Staff"))).Status.ShouldBe(422);
        }

        (await manager.Fill($"{Access}?handler=Role&member={await host.AccountOf(staff)}", ("role", "Owner"))).Status.ShouldBe(422);
        (await manager.Fill($"{Access}?handler=Remove&member={await host.AccountOf(staff)}")).Status.ShouldBe(302);
        (await host.Members(house.Shop.Tenant)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_last_owner_neither_leaves_nor_steps_down()
    {
        var house = await host.Open();
        var email = await house.Hire(Role.Owner);
        using var owner = host.Visitor();
        await owner.SignIn(email, House.Password);
        await owner.Open(Access);

        var left = await owner.Fill($"{Access}?handler=Leave");
        var down = await owner.Fill($"{Access}?handler=Role&member={await host.AccountOf(email)}", ("role", "Staff"));

        foreach (var refused in new[] { left, down })
            (refused.Status, refused.Text.Contains("Un établissement a toujours un propriétaire", StringComparison.Ordinal)).ShouldBe((422, true));
        (await host.Members(house.Shop.Tenant)).Values.ShouldBe([Role.Owner]);
    }

    [Fact]
    public async Task Two_owners_who_leave_at_the_same_moment_leave_one()
    {
        var house = await host.Open();
        using var one = await house.SignedIn(Role.Owner);
        using var other = await house.SignedIn(Role.Owner);
        await one.Open(Access);
        await other.Open(Access);

        var answers = await Task.WhenAll(one.Fill($"{Access}?handler=Leave"), other.Fill($"{Access}?handler=Leave"));

        answers.Select(answer => answer.Status).Order().ShouldBe([302, 422]);
        (await host.Members(house.Shop.Tenant)).Values.ShouldBe([Role.Owner]);
    }

    [Fact]
    public async Task Staff_leave_by_themselves()
    {
        var house = await host.Open();
        await house.Hire(Role.Owner);
        using var staff = await house.SignedIn(Role.Staff);
        await staff.Open(Access);

        (await staff.Fill($"{Access}?handler=Leave")).Status.ShouldBe(302);

        (await staff.Open(Access)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_business_is_handed_over_with_the_password_and_not_without()
    {
        var house = await host.Open();
        var (giver, taker) = (await house.Hire(Role.Owner), await house.Hire(Role.Staff));
        using var owner = host.Visitor();
        await owner.SignIn(giver, House.Password);
        await owner.Open(Access);
        var to = (await host.AccountOf(taker))!.Value;

        var wrong = await owner.Fill($"{Access}?handler=Transfer", ("Account", to.ToString()), ("Password", "pas celui-là, vraiment"));
        var right = await owner.Fill($"{Access}?handler=Transfer", ("Account", to.ToString()), ("Password", House.Password));

        (wrong.Status, wrong.Text.Contains("Ce n’est pas votre mot de passe", StringComparison.Ordinal)).ShouldBe((422, true));
        right.Status.ShouldBe(302);
        var members = await host.Members(house.Shop.Tenant);
        (members[to], members[(await host.AccountOf(giver))!.Value]).ShouldBe((Role.Owner, Role.Manager));
        (await owner.Fill($"{Access}?handler=Transfer", ("Account", to.ToString()), ("Password", House.Password))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Guessing_that_password_locks_it()
    {
        var house = await host.Open();
        var (giver, taker) = (await house.Hire(Role.Owner), await house.Hire(Role.Staff));
        using var owner = host.Visitor();
        await owner.SignIn(giver, House.Password);
        await owner.Open(Access);
        var to = (await host.AccountOf(taker))!.Value.ToString();
        for (var tries = 0; tries < 5; tries++)
            (await owner.Fill($"{Access}?handler=Transfer", ("Account", to), ("Password", $"au hasard {tries}"))).Status.ShouldBe(422);

        var right = await owner.Fill($"{Access}?handler=Transfer", ("Account", to), ("Password", House.Password));

        (right.Status, right.Text.Contains("Trop de mots de passe inexacts", StringComparison.Ordinal)).ShouldBe((422, true));
        (await host.Members(house.Shop.Tenant)).Values.Order().ShouldBe([Role.Staff, Role.Owner]);
    }

    [Fact]
    public async Task Staff_read_who_is_there_without_addresses_or_invitations()
    {
        var house = await host.Open();
        var email = await house.Hire(Role.Owner);
        using var staff = await house.SignedIn(Role.Staff);

        var page = (await staff.Open(Access)).Text;

        page.ShouldContain(email.Split('@')[0]);
        page.ShouldNotContain(email);
        page.ShouldNotContain("handler=Invite");
        page.ShouldNotContain("handler=Transfer");
    }
}
