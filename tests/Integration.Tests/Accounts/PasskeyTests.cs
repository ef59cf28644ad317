using System.Net;
using System.Text.RegularExpressions;
using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Pages;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>Passkeys over HTTP, with an authenticator that may lie.</summary>
[Collection<OnePeople>]
public sealed partial class PasskeyTests(PeopleHost host)
{
    private const string Name = "Caisse du fond";
    private const string Nothing = "Cette clé d’accès n’ouvre rien ici";

    [Fact]
    public async Task One_that_was_added_opens_the_account_and_its_owner_is_told()
    {
        using var key = new SoftKey();
        var (email, here) = await SignedIn();
        using var _ = here;
        await Add(here, key);
        (await host.Mails(email, AccountMailKind.PasskeyAdded)).Count.ShouldBe(1);

        using var visitor = host.Visitor();
        (await Enter(visitor, key)).Status.ShouldBe(302);

        var page = Text(await visitor.Open("/compte"));
        page.ShouldContain(email);
        page.ShouldContain(Name);
    }

    [Fact]
    public async Task It_stands_for_the_password_and_the_code_but_not_where_the_door_is_locked()
    {
        using var key = new SoftKey();
        var (email, here) = await SignedIn();
        using var _ = here;
        await Add(here, key);
        using var guesser = host.Visitor();
        for (var tries = 0; tries < 5; tries++)
            await guesser.SignIn(email, "pas celui-là");

        using var visitor = host.Visitor();
        Refused(await Enter(visitor, key));
    }

    [Fact]
    public async Task A_forged_answer_opens_nothing()
    {
        using var key = new SoftKey();
        var (_, here) = await SignedIn();
        using var __ = here;
        await Add(here, key);
        using var thief = new SoftKey();
        using var visitor = host.Visitor();

        Refused(await Enter(visitor, key, options => key.Answer(options, signs: thief)));
        Refused(await Enter(visitor, key, options => key.Answer(options.Replace("\"challenge\":\"", "\"challenge\":\"AAAA", StringComparison.Ordinal))));
        Refused(await Enter(visitor, key, options => key.Answer(options).Replace("\"signature\":\"", "\"signature\":\"AAAA", StringComparison.Ordinal)));
        Refused(await Enter(visitor, key, _ => "pas du JSON"));
        Refused(await Enter(visitor, key, _ => ""));
        Refused(await Enter(visitor, key, _ => new string('x', 30_000)));
        (await visitor.Open("/compte")).Status.ShouldBe(302);
        (await Enter(visitor, key)).Status.ShouldBe(302, "the key itself was always good");
    }

    [Theory]
    [InlineData("https://kalliky.example", "kalliky.test", true)]
    [InlineData("https://kalliky.test", "kalliky.example", true)]
    [InlineData("https://kalliky.test", "kalliky.test", false)]
    public async Task Another_site_and_a_device_that_asked_for_nothing_are_refused(string origin, string site, bool verified)
    {
        using var key = new SoftKey { Origin = origin, Site = site, IsVerified = verified };
        var (_, here) = await SignedIn();
        using var __ = here;

        (await Adding(here, key)).Status.ShouldBe(422);

        Text(await here.Open("/compte")).ShouldNotContain(Name);
    }

    [Fact]
    public async Task The_same_answer_counts_once_also_for_who_copied_everything()
    {
        using var key = new SoftKey();
        var (_, here) = await SignedIn();
        using var __ = here;
        await Add(here, key);
        using var visitor = host.Visitor();
        await visitor.Open("/connexion");
        var asked = await visitor.Open("/connexion?handler=Challenge");
        var cookie = asked.Headers.GetValues("Set-Cookie").Single(set => set.Contains("TwoFactorUserId", StringComparison.Ordinal)).Split(';')[0];
        var answer = key.Answer(asked.Text);
        (await visitor.Fill("/connexion?handler=Passkey", ("credential", answer))).Status.ShouldBe(302);

        using var thief = host.Visitor();
        await thief.Open("/connexion");
        Refused(await thief.Fill("/connexion?handler=Passkey", [("Cookie", cookie)], ("credential", answer)));
        (await thief.Open("/compte")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task An_answer_out_of_the_blue_is_none()
    {
        using var key = new SoftKey();
        var (_, here) = await SignedIn();
        using var __ = here;
        var options = await Offer(here);
        await Fill(here, key.Make(options));
        using var visitor = host.Visitor();
        using var other = host.Visitor();
        var asked = (await other.Open("/connexion?handler=Challenge")).Text;
        await visitor.Open("/connexion");

        Refused(await visitor.Fill("/connexion?handler=Passkey", ("credential", key.Answer(asked))));
    }

    [Fact]
    public async Task An_offer_needs_the_password_and_is_for_its_account_only()
    {
        using var key = new SoftKey();
        var (_, mine) = await SignedIn();
        var (_, theirs) = await SignedIn();
        using var _ = mine;
        using var __ = theirs;
        var refused = await mine.Fill("/compte?handler=Offer", ("Proof", "pas celui-là"));
        (refused.Status, refused.Text.Contains("challenge", StringComparison.Ordinal)).ShouldBe((422, false));

        var made = key.Make(await Offer(mine));

        (await Fill(theirs, made)).Status.ShouldBe(422);
        Text(await theirs.Open("/compte")).ShouldNotContain(Name);
    }

    [Fact]
    public async Task Removed_with_the_password_it_opens_nothing()
    {
        using var key = new SoftKey();
        var (_, here) = await SignedIn();
        using var __ = here;
        await Add(here, key);
        var id = Key().Match(Text(await here.Open("/compte"))).Groups[1].Value;

        (await here.Fill("/compte?handler=RemoveKey", ("key", id), ("sure", "pas celui-là"))).Status.ShouldBe(422);
        (await here.Fill("/compte?handler=RemoveKey", ("key", id), ("sure", House.Password))).Status.ShouldBe(302);

        using var visitor = host.Visitor();
        Refused(await Enter(visitor, key));
    }

    [Fact]
    public async Task Nobody_removes_or_renames_somebody_elses()
    {
        using var key = new SoftKey();
        var (_, theirs) = await SignedIn();
        var (_, mine) = await SignedIn();
        using var _ = mine;
        using var __ = theirs;
        await Add(theirs, key);
        var id = Key().Match(Text(await theirs.Open("/compte"))).Groups[1].Value;

        await mine.Fill("/compte?handler=RemoveKey", ("key", id), ("sure", House.Password));
        await mine.Fill("/compte?handler=RenameKey", ("key", id), ("called", "À moi"));

        Text(await theirs.Open("/compte")).ShouldContain(Name);
        using var visitor = host.Visitor();
        (await Enter(visitor, key)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Ten_are_enough_and_each_has_a_name()
    {
        var (_, here) = await SignedIn();
        using var _ = here;
        using var nameless = new SoftKey();
        (await Fill(here, nameless.Make(await Offer(here)), "  ")).Status.ShouldBe(422);
        for (var keys = 0; keys < 10; keys++)
        {
            using var key = new SoftKey();
            await Add(here, key);
        }

        Text(await here.Fill("/compte?handler=Offer", ("Proof", House.Password))).ShouldContain("dix par compte");
    }

    private async Task<(string Email, PageVisitor Visitor)> SignedIn()
    {
        var email = await host.NewAccount();
        var visitor = host.Visitor();
        (await visitor.SignIn(email, House.Password)).Status.ShouldBe(302);
        await visitor.Open("/compte");
        return (email, visitor);
    }

    private static async Task<string> Offer(PageVisitor visitor)
    {
        var offered = await visitor.Fill("/compte?handler=Offer", ("Proof", House.Password));
        offered.Status.ShouldBe(200, offered.Text);
        return offered.Text;
    }

    private static async Task Add(PageVisitor visitor, SoftKey key) => (await Adding(visitor, key)).Status.ShouldBe(302);

    private static async Task<Api.Answer> Adding(PageVisitor visitor, SoftKey key) => await Fill(visitor, key.Make(await Offer(visitor)));

    private static Task<Api.Answer> Fill(PageVisitor visitor, string credential, string name = Name) =>
        visitor.Fill("/compte?handler=AddKey", ("Credential", credential), ("Name", name));

    private static async Task<Api.Answer> Enter(PageVisitor visitor, SoftKey key, Func<string, string>? answers = null)
    {
        await visitor.Open("/connexion");
        var asked = (await visitor.Open("/connexion?handler=Challenge")).Text;
        return await visitor.Fill("/connexion?handler=Passkey", ("credential", (answers ?? (options => key.Answer(options)))(asked)));
    }

    private static void Refused(Api.Answer answer) => (answer.Status, Text(answer).Contains(Nothing, StringComparison.Ordinal)).ShouldBe((422, true));

    private static string Text(Api.Answer answer) => WebUtility.HtmlDecode(answer.Text);

    [GeneratedRegex("""name="key" value="([A-Za-z0-9_-]+)""")]
    private static partial Regex Key();
}
