using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Web.Pages.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>What people and keys did is written down with it, cannot be taken back, and names no caller.</summary>
[Collection<OnePeople>]
public sealed class JournalTests(PeopleHost host)
{
    [Fact]
    public async Task Who_what_when_and_from_where()
    {
        var house = await host.Open();
        var email = await house.Hire(Role.Owner);
        using var owner = host.Visitor();
        await owner.SignIn(email, House.Password);
        await owner.Open("/pizza-mario/carte");
        (await owner.Fill("/pizza-mario/carte?handler=Availability", ("product", house.Shop.Margherita.ToString()), ("available", "false"))).Status.ShouldBe(302);

        var line = (await Lines(house)).ShouldHaveSingleItem();
        (line.AccountId, line.What, line.About, line.From).ShouldBe((await host.AccountOf(email), "SetAvailability", (Guid?)house.Shop.Margherita, owner.From));
        var page = (await owner.Open("/pizza-mario/journal")).Text;
        page.ShouldContain(email);
        page.ShouldContain("Rupture ou retour d’un article");
        page.ShouldContain(owner.From!);
    }

    [Fact]
    public async Task What_was_refused_leaves_no_line()
    {
        var house = await host.Open();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/carte");

        await owner.Fill("/pizza-mario/carte?handler=Availability", ("product", Guid.NewGuid().ToString()), ("available", "false"));
        await owner.Fill("/pizza-mario/acces?handler=Leave");

        (await Lines(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_keys_did_is_there_too()
    {
        var house = await host.Open();
        (await host.Api.Post($"/api/v1/products/prd_{house.Shop.Margherita}/stock", house.Shop.Key, new { available = false })).Status.ShouldBeLessThan(300);

        var line = (await Lines(house)).ShouldHaveSingleItem();
        (line.AccountId, line.What).ShouldBe((null, "SetAvailability"));
        line.KeyId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_of_it_is_changed_or_deleted_by_the_application()
    {
        var house = await host.Open();
        await Write(house, "AcceptOrder");
        await using var application = await Tables.Connect(host.Api.Database.Application, house.Shop.Tenant);

        (await Tables.Run(application, "UPDATE journal_lines SET what = 'x'")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Tables.Run(application, "DELETE FROM journal_lines")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Tables.Run(application, "TRUNCATE journal_lines")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Lines(house)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_names_no_caller()
    {
        var house = await host.Open();
        var order = await house.Shop.NewOrder();
        using var owner = await house.SignedIn(Role.Owner);
        await owner.Open("/pizza-mario/commandes");
        await owner.Fill("/pizza-mario/commandes?handler=Accept", ("order", order.ToString()), ("number", "1"));
        var known = await host.Work(house.Shop.Tenant, db => db.Orders.Select(row => row.CustomerName).FirstAsync());

        var csv = await owner.Open("/pizza-mario/journal?handler=Csv");

        csv.MediaType.ShouldBe("text/csv");
        csv.Text.ShouldContain("Commande acceptée");
        csv.Text.ShouldContain(order.ToString());
        csv.Text.ShouldNotContain(known!);
        csv.Text.ShouldNotContain("+336");
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Staff)]
    public async Task Owners_alone_read_it(Role role)
    {
        var house = await host.Open();
        using var visitor = await house.SignedIn(role);

        (await visitor.Open("/pizza-mario/journal")).Status.ShouldBe(403);
        (await visitor.Open("/pizza-mario/journal?handler=Csv")).Status.ShouldBe(403);
        (await visitor.Open("/pizza-mario/aujourdhui")).Text.ShouldNotContain("/pizza-mario/journal");
    }

    [Fact]
    public async Task Older_lines_follow_on_the_next_page()
    {
        var house = await host.Open();
        for (var line = 0; line < Slice.Usual + 3; line++)
            await Write(house, "AcceptOrder");
        using var owner = await house.SignedIn(Role.Owner);

        var page = (await owner.Open("/pizza-mario/journal")).Text;
        var next = System.Text.RegularExpressions.Regex.Match(page, "journal\\?suite=([^\"]+)").Groups[1].Value;
        var older = (await owner.Open($"/pizza-mario/journal?suite={next}")).Text;

        Count(page).ShouldBe(Slice.Usual);
        Count(older).ShouldBe(3);
        older.ShouldNotContain("suite=");
        (await owner.Open("/pizza-mario/journal?suite=nimporte-quoi")).Status.ShouldBe(200);

        static int Count(string text) => System.Text.RegularExpressions.Regex.Count(text, "num whitespace-nowrap");
    }

    [Fact]
    public async Task Its_file_has_all_of_it_however_many_lines_there_are()
    {
        var house = await host.Open();
        await using (var scope = host.Api.Scope(house.Shop.Tenant))
        {
            var (db, now) = (scope.ServiceProvider.GetRequiredService<IKallikyDb>(), scope.ServiceProvider.GetRequiredService<IMoment>().Now);
            db.JournalLines.AddRange(Enumerable.Range(0, (2 * ShowJournal.MostAtOnce) + 5)
                .Select(line => new JournalLine(Guid.CreateVersion7(), house.Shop.Tenant, now, Guid.NewGuid(), null, "AcceptOrder", null, $"10.1.{line / 250}.{line % 250}")));
            await db.SaveChangesAsync();
        }

        using var owner = await house.SignedIn(Role.Owner);

        var lines = (await owner.Open("/pizza-mario/journal?handler=Csv")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1 + (2 * ShowJournal.MostAtOnce) + 5);
        lines.ShouldBeUnique();
    }

    [Fact]
    public async Task A_name_that_is_a_formula_is_shown_and_not_calculated()
    {
        var house = await host.Open();
        await using (var scope = host.Api.Scope(house.Shop.Tenant))
        {
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            var key = new ApiKey(Guid.CreateVersion7(), house.Shop.Tenant, "=HYPERLINK(\"http://x\";\"y\")", Guid.NewGuid().ToString("N"), "klk_test_x", [], scope.ServiceProvider.GetRequiredService<IMoment>().Now);
            db.ApiKeys.Add(key);
            db.JournalLines.Add(new JournalLine(Guid.CreateVersion7(), house.Shop.Tenant, key.CreatedAt, null, key.Id, "AcceptOrder", null, "10.0.0.1"));
            await db.SaveChangesAsync();
        }

        using var owner = await house.SignedIn(Role.Owner);

        (await owner.Open("/pizza-mario/journal?handler=Csv")).Text.ShouldContain("\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\"");
    }

    private Task<List<JournalLine>> Lines(House house) => host.Work(house.Shop.Tenant, db => db.JournalLines.AsNoTracking().ToListAsync());

    private Task<int> Write(House house, string what) => host.Work(house.Shop.Tenant, db =>
    {
        db.JournalLines.Add(new JournalLine(Guid.CreateVersion7(), house.Shop.Tenant, NodaTime.SystemClock.Instance.GetCurrentInstant(), Guid.NewGuid(), null, what, null, null));
        return db.SaveChangesAsync();
    });
}
