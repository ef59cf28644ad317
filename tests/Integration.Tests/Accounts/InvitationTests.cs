using Kalliky.Application.Accounts;
using Kalliky.Application.Messaging;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Kalliky.Integration.Tests.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>Somebody is asked to work here: by whom, for whom, once, and not for ever.</summary>
[Collection<OnePeople>]
public sealed class InvitationTests(PeopleHost host)
{
    private const string Access = "/pizza-mario/acces";

    [Fact]
    public async Task Somebody_new_chooses_a_password_and_is_in()
    {
        var (house, _, email) = await Invite(Role.Staff);
        using var guest = host.Visitor();
        var link = "/invitation/" + await host.Secret(email, AccountMailKind.Invitation);

        var page = await guest.Open(link);
        (await guest.Fill(link, ("password", "court"))).Text.ShouldContain("au moins 12 caractères");
        var joined = await guest.Fill(link, ("password", House.Password));

        page.Text.ShouldContain("vous invite");
        page.Text.ShouldContain("équipier");
        (joined.Status, joined.Headers.Location?.ToString()).ShouldBe((302, "/"));
        (await guest.Open(Access)).Status.ShouldBe(200);
        (await host.Members(house.Shop.Tenant))[(await host.AccountOf(email))!.Value].ShouldBe(Role.Staff);
        (await guest.Fill($"{Access}?handler=Invite", ("Email", "x@exemple.fr"))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Somebody_known_signs_in_first_and_joins_a_second_business()
    {
        var email = await host.NewAccount();
        var (house, _, _) = await Invite(Role.Manager, email);
        var link = "/invitation/" + await host.Secret(email, AccountMailKind.Invitation);
        using var guest = host.Visitor();

        (await guest.Open(link)).Text.ShouldContain("déjà un compte");
        (await guest.Fill(link, ("password", House.Password))).Status.ShouldBe(422);
        await guest.SignIn(email, House.Password);
        await guest.Open(link);
        (await guest.Fill(link)).Status.ShouldBe(302);

        (await guest.Open(Access)).Status.ShouldBe(200);
        (await host.Members(house.Shop.Tenant))[(await host.AccountOf(email))!.Value].ShouldBe(Role.Manager);
    }

    [Fact]
    public async Task A_link_opens_once()
    {
        var (_, _, email) = await Invite(Role.Staff);
        var link = "/invitation/" + await host.Secret(email, AccountMailKind.Invitation);
        using var guest = host.Visitor();
        await guest.Open(link);
        (await guest.Fill(link, ("password", House.Password))).Status.ShouldBe(302);

        using var second = host.Visitor();
        (await second.Open(link)).Text.ShouldContain("Cette invitation a déjà servi");
        var again = await second.Fill(link, ("password", House.Password));
        (again.Status, again.Text.Contains("déjà servi", StringComparison.Ordinal)).ShouldBe((422, true));
    }

    [Fact]
    public async Task Two_tabs_at_once_come_in_once()
    {
        var (house, _, email) = await Invite(Role.Staff);
        var link = "/invitation/" + await host.Secret(email, AccountMailKind.Invitation);
        using var guest = host.Visitor();
        await guest.Open(link);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => guest.Fill(link, ("password", House.Password))));

        answers.ShouldAllBe(answer => answer.Status == 302 || answer.Status == 422);
        answers.Count(answer => answer.Status == 302).ShouldBeGreaterThanOrEqualTo(1);
        (await host.Members(house.Shop.Tenant)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_expired_link_says_so()
    {
        var (house, _, email) = await Invite(Role.Staff);
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(1);
        await host.Work(house.Shop.Tenant, db => db.Invitations.ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, past)));
        using var guest = host.Visitor();

        var page = await guest.Open("/invitation/" + await host.Secret(email, AccountMailKind.Invitation));

        page.Text.ShouldContain("Cette invitation a expiré");
    }

    [Fact]
    public async Task One_that_was_taken_back_and_one_that_was_replaced_open_nothing()
    {
        var (house, owner, email) = await Invite(Role.Staff);
        var first = await host.Secret(email, AccountMailKind.Invitation);
        (await owner.Fill($"{Access}?handler=Invite", ("Email", email), ("Role", "Staff"))).Status.ShouldBe(302);
        var second = await host.Secret(email, AccountMailKind.Invitation);
        using var guest = host.Visitor();

        (await guest.Open("/invitation/" + first)).Text.ShouldContain("Cette invitation a été retirée");
        (await guest.Open("/invitation/" + second)).Text.ShouldContain("vous invite");
        var open = await host.Work(house.Shop.Tenant, db => db.Invitations.Where(one => one.WithdrawnAt == null).Select(one => one.Id).SingleAsync());
        (await owner.Fill($"{Access}?handler=Withdraw&invitation={open}")).Status.ShouldBe(302);
        (await guest.Open("/invitation/" + second)).Text.ShouldContain("Cette invitation a été retirée");
    }

    [Fact]
    public async Task Neither_oneself_nor_a_colleague_is_invited_and_no_other_account_is_told_of()
    {
        var house = await host.Open();
        var (mine, colleague, stranger) = (await house.Hire(Role.Owner), await house.Hire(Role.Staff), await host.NewAccount());
        using var owner = host.Visitor();
        await owner.SignIn(mine, House.Password);
        await owner.Open(Access);

        (await Say(owner, mine.ToUpperInvariant())).ShouldContain("C’est votre propre adresse");
        (await Say(owner, colleague)).ShouldContain("fait déjà partie de l’équipe");
        (await Say(owner, "pas une adresse")).ShouldContain("n’est pas une adresse e-mail");
        (await owner.Fill($"{Access}?handler=Invite", ("Email", stranger), ("Role", "Staff"))).Status.ShouldBe(302);
        (await owner.Fill($"{Access}?handler=Invite", ("Email", PeopleHost.NewEmail()), ("Role", "Staff"))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_manager_invites_staff_and_nobody_above()
    {
        var house = await host.Open();
        using var manager = await house.SignedIn(Role.Manager);
        await manager.Open(Access);

        (await manager.Fill($"{Access}?handler=Invite", ("Email", PeopleHost.NewEmail()), ("Role", "Staff"))).Status.ShouldBe(302);
        foreach (var role in new[] { "Manager", "Owner" })
        {
            var refused = await manager.Fill($"{Access}?handler=Invite", ("Email", PeopleHost.NewEmail()), ("Role", role));
            (refused.Status, refused.Text.Contains("ne permet pas de donner celui-ci", StringComparison.Ordinal)).ShouldBe((422, true));
        }
    }

    [Fact]
    public async Task Somebody_else_who_is_signed_in_does_not_use_it()
    {
        var (_, _, email) = await Invite(Role.Staff);
        var other = await host.Open();
        using var guest = await other.SignedIn(Role.Owner);
        var link = "/invitation/" + await host.Secret(email, AccountMailKind.Invitation);

        (await guest.Open(link)).Text.ShouldContain("Vous êtes connecté comme");
        (await guest.Fill(link)).Status.ShouldBe(422);
        (await host.AccountOf(email)).ShouldBeNull();
    }

    [Fact]
    public async Task The_word_of_a_link_is_nowhere_and_another_word_opens_nothing()
    {
        var (house, _, email) = await Invite(Role.Staff);
        var secret = await host.Secret(email, AccountMailKind.Invitation);
        using var guest = host.Visitor();

        (await Tables.Possessions(host.Api.Database.Application, house.Shop.Tenant)).ShouldNotContain(secret);
        (await Tables.Possessions(host.Api.Database.Application, house.Shop.Tenant)).ShouldNotContain(email);
        (await guest.Open("/invitation/" + secret[..^1])).Text.ShouldContain("Cette invitation n’existe pas");
        (await guest.Open("/invitation/x")).Text.ShouldContain("Cette invitation n’existe pas");
    }

    [Fact]
    public async Task Three_an_hour_to_one_address_and_twenty_a_day_are_enough()
    {
        var (_, owner, email) = await Invite(Role.Staff);
        for (var more = 0; more < 2; more++)
            (await owner.Fill($"{Access}?handler=Invite", ("Email", email), ("Role", "Staff"))).Status.ShouldBe(302);
        (await Say(owner, email)).ShouldContain("C’est assez d’invitations");
        for (var more = 3; more < 20; more++)
            (await owner.Fill($"{Access}?handler=Invite", ("Email", PeopleHost.NewEmail()), ("Role", "Staff"))).Status.ShouldBe(302);
        (await Say(owner, PeopleHost.NewEmail())).ShouldContain("C’est assez d’invitations");
    }

    [Fact]
    public async Task A_guesser_of_links_has_ten_tries_a_minute_and_no_answer_tells_one_from_another()
    {
        using var guesser = host.Visitor();
        await guesser.Open("/invitation/x");
        await guesser.Open("/mot-de-passe");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(guess => guesser.Fill($"/invitation/{guess}", ("password", House.Password))));

        answers.Count(answer => answer.Status == 429).ShouldBe(2);
        answers.Where(answer => answer.Status != 429).ShouldAllBe(answer => answer.Text.Contains("Cette invitation n’existe pas"));
    }

    [Fact]
    public async Task The_plan_has_places_for_people_and_of_two_who_ask_for_the_last_one_gets_it()
    {
        var (house, owner, email) = await Invite(Role.Staff);
        await host.Work(house.Shop.Tenant, db => db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(known => known.Plan, Plan.Free)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.Fill($"{Access}?handler=Invite", ("Email", PeopleHost.NewEmail()), ("Role", "Staff"))));

        answers.Select(answer => answer.Status).Order().ToList().ShouldBe([302, 422, 422, 422], "an owner, one who was invited before, and one more");
        answers.First(answer => answer.Status == 422).Text.ShouldContain("Votre plan comprend 3 accès, invitations comprises");
        (await owner.Fill($"{Access}?handler=Invite", ("Email", email), ("Role", "Staff"))).Status.ShouldBe(302, "whoever is asked again takes no second place");
        var open = await host.Work(house.Shop.Tenant, db => db.Invitations.Where(one => one.WithdrawnAt == null).Select(one => one.Id).FirstAsync());
        await owner.Fill($"{Access}?handler=Withdraw&invitation={open}");
        (await owner.Fill($"{Access}?handler=Invite", ("Email", PeopleHost.NewEmail()), ("Role", "Staff"))).Status.ShouldBe(302);
    }

    [Theory]
    [InlineData("bounced", "La boîte aux lettres l’a refusée")]
    [InlineData("unwanted", "ne reçoit plus d’invitation")]
    [InlineData("refused", "Elle n’a pas pu être envoyée")]
    public async Task One_that_did_not_arrive_says_so_to_whoever_asked(string reason, string sentence)
    {
        var (house, owner, _) = await Invite(Role.Staff);
        var (_, other, _) = await Invite(Role.Staff);
        var mail = await host.Work(house.Shop.Tenant, db => db.Invitations.Select(one => one.MailId).SingleAsync());
        (await owner.Open(Access)).Text.ShouldNotContain(sentence);
        await using (var scope = host.Api.Services.CreateAsyncScope())
            (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new NoteAccountMail($"mail-{mail:N}", mail, DeliveryNews.Failed, reason))).ShouldBeTrue();

        (await owner.Open(Access)).Text.ShouldContain(sentence);
        (await other.Open(Access)).Text.ShouldNotContain(sentence);
    }

    private static async Task<string> Say(PageVisitor owner, string email)
    {
        var answer = await owner.Fill($"{Access}?handler=Invite", ("Email", email), ("Role", "Staff"));
        answer.Status.ShouldBe(422);
        return answer.Text;
    }

    private async Task<(House House, PageVisitor Owner, string Email)> Invite(Role role, string? email = null)
    {
        var house = await host.Open();
        var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Access);
        email ??= PeopleHost.NewEmail();
        (await owner.Fill($"{Access}?handler=Invite", ("Email", email), ("Role", role.ToString()))).Status.ShouldBe(302);
        return (house, owner, email);
    }
}
