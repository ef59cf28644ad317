using System.Text.RegularExpressions;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Integration.Tests.Pages;
using Kalliky.Web.Api;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Api;

/// <summary>The page where an owner makes and revokes them, at a browser without script.</summary>
public sealed partial class KeysTests
{
    private const string Page = "/pizza-mario/developpeurs";

    [Fact]
    public async Task An_owner_makes_one_that_opens_what_was_ticked_and_sees_it_once()
    {
        var house = await House.Open(host);
        var email = await house.Hire(Role.Owner);
        using var owner = await SignedIn(email);

        var made = await Make(owner, "Caisse du comptoir");

        made.Status.ShouldBe(200);
        var secret = Secret(made);
        made.Text.ShouldContain("data-copies=\"cle\"");
        made.Header("Cache-Control").ShouldBe("no-store");
        (await host.Get("/api/v1/orders", secret)).Status.ShouldBe(200);
        (await host.Get("/api/v1/customers", secret)).ShouldRefuse(403);
        var later = (await owner.Open(Page)).Text;
        later.ShouldNotContain(secret);
        foreach (var known in (string[])["Caisse du comptoir", secret[..15] + "…", email, "Dernier usage le"])
            later.ShouldContain(known);
        var row = (await Keys(house)).Single(key => key.Name == "Caisse du comptoir");
        (row.Hash, row.Prefix, row.Scopes.Single()).ShouldBe((Token.HashOf(secret), secret[..15], "orders:read"));
    }

    [Fact]
    public async Task However_often_one_clicks_makes_one_key_and_each_click_shows_it()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        var once = Once(await owner.Open(Page));

        var secret = Secret(await Make(owner, "Caisse", once));

        Secret(await Make(owner, "Caisse", once)).ShouldBe(secret);
        (await Keys(house)).Count.ShouldBe(2, "that of the shop, and this one");
        (await Journal(house)).ShouldBe(["MakeKey"]);
    }

    [Fact]
    public async Task Clicks_of_one_moment_make_one_key()
    {
        var house = await House.Open(host);
        var once = Token.New();

        var made = await AtOnce(house, 6, () => new MakeKey(Guid.CreateVersion7(), "Une fois", ["orders:read"], once));

        made.Select(answer => answer.ShouldBeOfType<MakeKey.Made>().Secret).Distinct().ShouldHaveSingleItem();
        (await Keys(house)).Count(key => key.Name == "Une fois").ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_was_used_shows_its_key_to_nobody_else_and_not_for_long()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        using var other = await house.SignedIn(Role.Owner);
        var once = Once(await owner.Open(Page));
        await other.Open(Page);
        Secret(await Make(owner, "Caisse", once));

        var another = await Make(other, "Caisse", once);
        await Work(house, db => db.ApiKeys.ExecuteUpdateAsync(set => set.SetProperty(key => key.CreatedAt, key => key.CreatedAt - NodaTime.Duration.FromMinutes(10))));
        var late = await Make(owner, "Caisse", once);

        foreach (var refused in new[] { another, late })
        {
            (refused.Status, refused.Text.Contains("sa clé n’est plus montrée", StringComparison.Ordinal)).ShouldBe((422, true));
            refused.Text.ShouldNotContain(once);
        }

        (await Keys(house)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_revoked_one_opens_nothing_and_the_journal_names_both()
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Page);
        var secret = Secret(await Make(owner, "Caisse du fond"));
        var id = (await Keys(house)).Single(key => key.Name == "Caisse du fond").Id;

        (await owner.Fill($"{Page}?handler=Revoke&key={id}")).Status.ShouldBe(302);
        (await owner.Fill($"{Page}?handler=Revoke&key={id}")).Status.ShouldBe(302);

        (await host.Get("/api/v1/orders", secret)).ShouldRefuse(401);
        (await Journal(house)).ShouldBe(["MakeKey", "RevokeKey"]);
        var journal = (await owner.Open("/pizza-mario/journal")).Text;
        foreach (var line in (string[])["Clé d’API créée", "Clé d’API révoquée"])
            Regex.IsMatch(journal, line + ".{0,80}Caisse du fond").ShouldBeTrue(line);
        (await owner.Open(Page)).Text.ShouldNotContain($"key={id}", Case.Sensitive, "there is nothing left to revoke");
    }

    [Fact]
    public async Task That_of_another_business_stays_as_it_is()
    {
        var (mine, yours) = (await House.Open(host), await House.Open(host));
        using var owner = await mine.SignedIn(Role.Owner);
        await owner.Open(Page);

        var refused = await owner.Fill($"{Page}?handler=Revoke&key={(await Keys(yours)).Single().Id}");

        (refused.Status, refused.Text.Contains("n’est pas à votre entreprise", StringComparison.Ordinal)).ShouldBe((422, true));
        (await host.Get("/api/v1/orders", yours.Shop.Key)).Status.ShouldBe(200);
        (await Journal(mine)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_are_in_use_at_most_and_one_that_is_revoked_takes_no_place()
    {
        var house = await Nineteen();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Page);
        (await Make(owner, "La vingtième", Token.New())).Status.ShouldBe(200);

        var refused = await Make(owner, "Une de trop", Token.New());

        (refused.Status, refused.Text.Contains("Vous avez 20 clés en service", StringComparison.Ordinal)).ShouldBe((422, true));
        await Work(house, async db =>
        {
            (await db.ApiKeys.FirstAsync()).Revoke(NodaTime.SystemClock.Instance.GetCurrentInstant());
            return await db.SaveChangesAsync();
        });
        (await Make(owner, "Caisse de plus", Token.New())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Of_all_who_want_the_last_place_at_once_one_has_it()
    {
        var house = await Nineteen();

        var answers = await AtOnce(house, 8, () => new MakeKey(Guid.CreateVersion7(), "La dernière", ["orders:read"], Token.New()));

        answers.Count(answer => answer is MakeKey.Made).ShouldBe(1);
        answers.Count(answer => answer is MakeKey.Enough).ShouldBe(7);
        (await Keys(house)).Count(key => key.Name == "La dernière").ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_plan_has_no_api_the_page_says_which_has_and_makes_none()
    {
        var house = await House.Open(host);
        await Work(house, db => db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(known => known.Plan, Plan.Free)));
        using var owner = await house.SignedIn(Role.Owner);

        var page = (await owner.Open(Page)).Text;
        var refused = await Make(owner, "Caisse", Token.New());

        foreach (var said in (string[])["Votre plan FREE ne répond pas aux logiciels.", "L’API vient avec le plan PRO ou ENTERPRISE.", "href=\"/pizza-mario/facturation/plan\"", "En attente du plan"])
            page.ShouldContain(said);
        page.ShouldNotContain("handler=Make");
        (refused.Status, refused.Text.Contains("changez de plan pour créer une clé", StringComparison.Ordinal)).ShouldBe((422, true));
        (await Keys(house)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("  ", "orders:read", "Donnez un nom à la clé")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "orders:read", "tient en 60 caractères")]
    [InlineData("Caisse", null, "Cochez au moins une chose")]
    [InlineData("Caisse", "everything:write", "Cochez au moins une chose")]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_is_made(string name, string? scope, string said)
    {
        var house = await House.Open(host);
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open(Page);

        var refused = await owner.Fill(Page + "?handler=Make", [("Name", name), .. scope is null ? Array.Empty<(string, string)>() : [("Scopes", scope)]]);

        (refused.Status, refused.Text.Contains(said, StringComparison.Ordinal)).ShouldBe((422, true));
        (await Keys(house)).Count.ShouldBe(1);
    }

    [Fact]
    public void The_page_offers_what_the_operations_ask_for_and_nothing_else() =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<RequiredScope>()?.Scope).OfType<string>().Distinct()
            .ShouldBe(Scopes.All, ignoreOrder: true);

    [Fact]
    public async Task A_key_is_made_for_nothing_that_no_operation_asks_for()
    {
        var house = await House.Open(host);

        await Should.ThrowAsync<FluentValidation.ValidationException>(() => Ask(house, new MakeKey(Guid.CreateVersion7(), "La lune", ["moon:read"], Token.New())));

        (await Keys(house)).ShouldNotContain(key => key.Name == "La lune");
    }

    private async Task<House> Nineteen()
    {
        var house = await House.Open(host);
        while ((await Keys(house)).Count < MakeKey.MostInUse - 1)
            await house.Shop.NewKey("orders:read");
        return house;
    }

    // Keys can be read and none be written until all of them wait for something: so whoever looked has looked before anybody has written.
    private async Task<MakeKey.Answer[]> AtOnce(House house, int many, Func<MakeKey> make)
    {
        await using var connection = await Tenancy.Tables.Connect(host.Database.Application, null);
        await using var door = await connection.BeginTransactionAsync();
        (await Tenancy.Tables.Run(connection, "LOCK TABLE api_keys IN SHARE MODE")).State.ShouldBeNull();
        var all = Enumerable.Range(0, many).Select(_ => Ask(house, make())).ToList();
        await Billing.Payer.Until(async () => all.Any(asked => asked.IsCompleted) || await Waiting() == many);
        await door.CommitAsync();
        return await Task.WhenAll(all);
    }

    private async Task<long> Waiting() => (await Tenancy.Tables.Rows(
        host.Database.Application, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", row => row.GetInt64(0))).Single();

    private async Task<MakeKey.Answer> Ask(House house, MakeKey request)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private async Task<Visitor> SignedIn(string email)
    {
        var visitor = new Visitor(host) { From = "10.20.30.40" };
        (await visitor.SignIn(email, House.Password)).Status.ShouldBe(302);
        await visitor.Open(Page);
        return visitor;
    }

    private static Task<Answer> Make(Visitor owner, string name, string? once = null) =>
        owner.Fill(Page + "?handler=Make", ("Name", name), ("Scopes", "orders:read"), ("Once", once ?? Token.New()));

    private static string Secret(Answer page) => Read(page, "value=\"(klk_live_[0-9a-f]{64})\"");

    private static string Once(Answer page) => Read(page, "name=\"Once\" value=\"([^\"]+)\"");

    private static string Read(Answer page, string what)
    {
        var found = Regex.Match(page.Text, what);
        found.Success.ShouldBeTrue(page.Text);
        return found.Groups[1].Value;
    }

    private Task<List<ApiKey>> Keys(House house) => Work(house, db => db.ApiKeys.AsNoTracking().ToListAsync());

    private Task<List<string>> Journal(House house) => Work(house, db => db.JournalLines.AsNoTracking().OrderBy(line => line.At).Select(line => line.What).ToListAsync());

    private async Task<T> Work<T>(House house, Func<IKallikyDb, Task<T>> work)
    {
        await using var scope = host.Scope(house.Shop.Tenant);
        return await work(scope.ServiceProvider.GetRequiredService<IKallikyDb>());
    }
}
