using System.Diagnostics;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>A forgotten password: who asks learns nothing, who reads the address comes in again.</summary>
[Collection<OnePeople>]
public sealed class ResetTests(PeopleHost host)
{
    private const string New = "un autre mot de passe, plus long";

    [Fact]
    public async Task Whoever_reads_the_address_chooses_another_password_and_every_device_is_out()
    {
        var email = await host.NewAccount();
        using var device = host.Visitor();
        await device.SignIn(email, House.Password);
        (await device.Open("/compte")).Status.ShouldBe(200);
        using var visitor = host.Visitor();
        await Ask(visitor, email);
        var link = "/mot-de-passe/" + await host.Secret(email, AccountMailKind.Reset);
        await visitor.Open(link);

        (await visitor.Fill(link, ("password", "court"))).Text.ShouldContain("au moins 12 caractères");
        (await visitor.Fill(link, ("password", New))).Text.ShouldContain("C’est changé");

        (await visitor.SignIn(email, House.Password)).Status.ShouldBe(422);
        (await visitor.SignIn(email, New)).Status.ShouldBe(302);
        await Task.Delay(TimeSpan.FromSeconds(6)); // A node remembers an open session for five seconds.
        (await device.Open("/compte")).Status.ShouldBe(302);
        (await host.Mails(email, AccountMailKind.PasswordChanged)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_lockout_ends_with_it()
    {
        var email = await host.NewAccount();
        using var visitor = host.Visitor();
        for (var tries = 0; tries < 5; tries++)
            await visitor.SignIn(email, "pas celui-là");
        (await visitor.SignIn(email, House.Password)).Status.ShouldBe(422);
        await Ask(visitor, email);
        var link = "/mot-de-passe/" + await host.Secret(email, AccountMailKind.Reset);
        using var other = host.Visitor();
        await other.Open(link);
        await other.Fill(link, ("password", New));

        (await other.SignIn(email, New)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task What_breaks_off_before_the_password_is_kept_leaves_the_link_and_no_mail()
    {
        var email = await host.NewAccount();
        using var visitor = host.Visitor();
        await Ask(visitor, email);
        var word = await host.Secret(email, AccountMailKind.Reset);
        await Should.ThrowAsync<TimeoutException>(() => Use(word, _ => throw new TimeoutException("The machine is gone.")));

        (await host.Mails(email, AccountMailKind.PasswordChanged)).ShouldBeEmpty();
        (await visitor.SignIn(email, House.Password)).Status.ShouldBe(302);
        using var again = host.Visitor();
        await again.Open("/mot-de-passe/" + word);
        (await again.Fill("/mot-de-passe/" + word, ("password", New))).Text.ShouldContain("C’est changé");
    }

    [Fact]
    public async Task A_device_that_comes_in_with_the_old_one_meanwhile_is_out_as_well()
    {
        var email = await host.NewAccount();
        using var visitor = host.Visitor();
        await Ask(visitor, email);
        var (word, account) = (await host.Secret(email, AccountMailKind.Reset), Guid.Empty);

        (await Use(word, of => host.Work(null, db =>
        {
            db.Sessions.Add(new Session(Guid.CreateVersion7(), account = of, "Firefox", null, SystemClock.Instance.GetCurrentInstant()));
            return db.SaveChangesAsync();
        }))).ShouldBe(UseReset.Answer.Changed);

        account.ShouldNotBe(Guid.Empty);
        (await host.Work(null, db => db.Sessions.CountAsync(session => session.AccountId == account))).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_clicks_with_two_passwords_the_one_that_is_told_so_counts()
    {
        var email = await host.NewAccount();
        using var visitor = host.Visitor();
        await Ask(visitor, email);
        var link = "/mot-de-passe/" + await host.Secret(email, AccountMailKind.Reset);
        await visitor.Open(link);
        string[] chosen = [New + " un", New + " deux", New + " trois"];

        var answers = await Task.WhenAll(chosen.Select(async password => (password, (await visitor.Fill(link, ("password", password))).Text)));

        var counts = answers.Where(answer => answer.Text.Contains("C’est changé", StringComparison.Ordinal)).ShouldHaveSingleItem().password;
        (await visitor.SignIn(email, counts)).Status.ShouldBe(302);
        (await host.Mails(email, AccountMailKind.PasswordChanged)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_used_an_expired_and_an_invented_link_say_so()
    {
        var (used, expired) = (await host.NewAccount(), await host.NewAccount());
        using var visitor = host.Visitor();
        await Ask(visitor, used);
        var link = "/mot-de-passe/" + await host.Secret(used, AccountMailKind.Reset);
        await visitor.Open(link);
        await visitor.Fill(link, ("password", New));
        (await visitor.Open(link)).Text.ShouldContain("Ce lien a déjà servi");
        (await visitor.Fill(link, ("password", New + "!"))).Status.ShouldBe(422);

        await Ask(visitor, expired);
        var hash = Application.Tenancy.Token.HashOf(await host.Secret(expired, AccountMailKind.Reset));
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(1);
        await host.Work(null, db => db.AccountLinks.Where(one => one.TokenHash == hash).ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, past)));
        (await visitor.Open("/mot-de-passe/" + await host.Secret(expired, AccountMailKind.Reset))).Text.ShouldContain("Ce lien a expiré");
        (await visitor.Open("/mot-de-passe/nimportequoi")).Text.ShouldContain("Ce lien n’ouvre rien");

        // A link of one kind opens no other door.
        (await visitor.Open("/inscription/" + await host.Secret(expired, AccountMailKind.Reset))).Text.ShouldContain("Ce lien n’ouvre rien");
    }

    [Fact]
    public async Task Nobody_learns_from_the_answer_or_its_time_who_has_an_account()
    {
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var round = 0; round < 6; round++)
        {
            foreach (var (email, times) in new[] { (await host.NewAccount(), known), (PeopleHost.NewEmail(), unknown) })
            {
                using var visitor = host.Visitor();
                await visitor.Open("/mot-de-passe");
                var watch = Stopwatch.StartNew();
                var answer = await visitor.Fill("/mot-de-passe", ("email", email));
                times.Add(watch.Elapsed.TotalMilliseconds);
                SignUpTests.Plain(answer.Text, email).ShouldContain("Si … a un compte");
                (await host.Mails(email)).Count.ShouldBe(1, "the same rows for either");
            }
        }

        // The same questions to the database, so within what a busy machine makes of them.
        (Median(known) / Median(unknown)).ShouldBeInRange(0.2, 5);
    }

    [Fact]
    public async Task One_address_is_written_to_three_times_an_hour()
    {
        var email = await host.NewAccount();
        for (var asked = 0; asked < 5; asked++)
        {
            using var visitor = host.Visitor();
            (await Ask(visitor, email)).Status.ShouldBe(200);
        }

        (await host.Mails(email)).Count.ShouldBe(AccountPost.MostAnHour);
    }

    [Fact]
    public async Task A_guesser_of_links_has_ten_tries_a_minute()
    {
        using var visitor = host.Visitor();
        await visitor.Open("/mot-de-passe/x");
        await visitor.Open("/mot-de-passe");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(guess => visitor.Fill($"/mot-de-passe/{guess}", ("password", New))));

        answers.Count(answer => answer.Status == 429).ShouldBe(2);
    }

    private static async Task<Answer> Ask(PageVisitor visitor, string email)
    {
        await visitor.Open("/mot-de-passe");
        return await visitor.Fill("/mot-de-passe", ("email", email));
    }

    private async Task<UseReset.Answer> Use(string word, Func<Guid, Task> meanwhile)
    {
        await using var scope = host.Api.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var handler = new UseResetHandler(
            services.GetRequiredService<IKallikyDb>(), services.GetRequiredService<IAccountVault>(), services.GetRequiredService<IMoment>(),
            new Meanwhile(services.GetRequiredService<IAccounts>(), meanwhile), services.GetRequiredService<AccountPost>());
        return await handler.Handle(new UseReset(word, New, Language.French), default);
    }

    // Something happens just before the password is kept.
    private sealed class Meanwhile(IAccounts accounts, Func<Guid, Task> happens) : IAccounts
    {
        public Task<Guid?> Find(string email, CancellationToken ct) => accounts.Find(email, ct);

        public Task<IReadOnlyDictionary<Guid, string>> Emails(IReadOnlyCollection<Guid> asked, CancellationToken ct) => accounts.Emails(asked, ct);

        public string HashOf(string password) => accounts.HashOf(password);

        public bool Fits(string hash, string password) => accounts.Fits(hash, password);

        public Task<bool> Make(Guid id, string email, string passwordHash, CancellationToken ct) => accounts.Make(id, email, passwordHash, ct);

        public Task<PasswordCheck> Check(Guid id, string password) => accounts.Check(id, password);

        public async Task SetPassword(Guid id, string password)
        {
            await happens(id);
            await accounts.SetPassword(id, password);
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
