using System.Text.RegularExpressions;
using Kalliky.Application.Accounts;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PageVisitor = Kalliky.Integration.Tests.Pages.Visitor;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>From the form to one's own day: an address is proven before anything is opened, and nobody learns who has an account.</summary>
[Collection<OnePeople>]
public sealed partial class SignUpTests(PeopleHost host)
{
    private const string Password = "quatre pizzas et un café";

    [Fact]
    public async Task A_merchant_signs_up_and_finds_the_checklist_of_the_trade()
    {
        var email = PeopleHost.NewEmail();
        using var merchant = host.Visitor();

        (await Ask(merchant, email, "L’Œuf à part", "restaurant")).Text.ShouldContain("Regardez vos e-mails");
        (await host.AccountOf(email)).ShouldBeNull("nothing is opened before the address is proven");
        var link = "/inscription/" + await host.Secret(email, AccountMailKind.SignUp);
        (await merchant.Open(link)).Text.ShouldContain("Confirmez votre adresse");
        var entered = await merchant.Fill(link, ("password", Password));

        (entered.Status, entered.Headers.Location?.ToString()).ShouldBe((302, "/l-oeuf-a-part/bienvenue"));
        (await merchant.Open("/")).Headers.Location?.ToString().ShouldBe("/l-oeuf-a-part/aujourdhui");
        var today = (await merchant.Open("/l-oeuf-a-part/aujourdhui")).Text;
        today.ShouldContain("Pour bien démarrer");
        today.ShouldContain("Votre carte");
        (await merchant.Open("/l-oeuf-a-part/horaires")).Text.ShouldContain("12:00-14:00");
        (await host.Mails(email, AccountMailKind.Welcome)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("salon", "9:00-19:00")]
    [InlineData("clinic", "14:00-18:30")]
    [InlineData("retail", "10:00-19:00")]
    public async Task Each_trade_begins_with_its_usual_hours(string trade, string hours)
    {
        var email = PeopleHost.NewEmail();
        using var merchant = host.Visitor();
        await Ask(merchant, email, "Chez Camille", trade);
        var link = "/inscription/" + await host.Secret(email, AccountMailKind.SignUp);
        await merchant.Open(link);
        (await merchant.Fill(link, ("password", Password))).Status.ShouldBe(302);

        (await merchant.Open("/chez-camille/horaires")).Text.ShouldContain(hours);
        (await merchant.Open("/chez-camille/aujourdhui")).Text.ShouldContain("Pour bien démarrer");
    }

    [Fact]
    public async Task A_business_that_was_opened_in_English_reads_English()
    {
        var email = PeopleHost.NewEmail();
        using var merchant = host.Visitor();
        await Ask(merchant, email, "The Left Bank");
        var link = "/inscription/" + await host.Secret(email, AccountMailKind.SignUp);
        await merchant.Open(link);

        (await merchant.Fill(link, [("Accept-Language", "en")], ("password", Password))).Status.ShouldBe(302);

        var account = (await host.AccountOf(email))!.Value;
        await using var scope = host.Api.Services.CreateAsyncScope();
        var business = (await scope.ServiceProvider.GetRequiredService<IDoors>().OfAccount(account, default)).ShouldHaveSingleItem().TenantId;
        (await host.Work(business, db => db.Businesses.Select(one => one.Language).SingleAsync())).ShouldBe(Language.English);
    }

    [Fact]
    public async Task Nobody_learns_from_the_answer_who_has_an_account()
    {
        var (known, unknown) = (await host.NewAccount(), PeopleHost.NewEmail());
        using var visitor = host.Visitor();

        var (one, other) = (await Ask(visitor, known), await Ask(visitor, unknown));

        one.Status.ShouldBe(other.Status);
        Plain(one.Text, known).ShouldBe(Plain(other.Text, unknown));
        (await host.Mails(known)).Count.ShouldBe((await host.Mails(unknown)).Count, "as many rows are written for either");
    }

    [Fact]
    public async Task A_known_address_gets_no_second_account_and_keeps_its_password()
    {
        var email = await host.NewAccount();
        using var visitor = host.Visitor();
        await Ask(visitor, email);
        var link = "/inscription/" + await host.Secret(email, AccountMailKind.SignUp);
        await visitor.Open(link);

        (await visitor.Fill(link, ("password", Password))).Text.ShouldContain("déjà confirmée");

        (await visitor.SignIn(email, Password)).Status.ShouldBe(422);
        (await visitor.SignIn(email, House.Password)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Whoever_reads_the_mail_but_did_not_ask_opens_nothing_and_five_guesses_end_it()
    {
        var email = PeopleHost.NewEmail();
        using var visitor = host.Visitor();
        await Ask(visitor, email);
        var link = "/inscription/" + await host.Secret(email, AccountMailKind.SignUp);
        await visitor.Open(link);
        for (var tries = 0; tries < AccountLink.MostTries; tries++)
            (await visitor.Fill(link, ("password", $"au hasard {tries}"))).Text.ShouldContain("pas le mot de passe choisi");

        var right = await visitor.Fill(link, ("password", Password));

        right.Text.ShouldContain("Ce lien a expiré");
        (await host.AccountOf(email)).ShouldBeNull();
    }

    [Fact]
    public async Task A_link_opens_once_and_not_after_a_day()
    {
        var (first, second) = (PeopleHost.NewEmail(), PeopleHost.NewEmail());
        using var visitor = host.Visitor();
        await Ask(visitor, first);
        var link = "/inscription/" + await host.Secret(first, AccountMailKind.SignUp);
        await visitor.Open(link);
        (await visitor.Fill(link, ("password", Password))).Status.ShouldBe(302);
        (await visitor.Open(link)).Text.ShouldContain("Cette adresse est déjà confirmée");

        using var late = host.Visitor();
        await Ask(late, second);
        var hash = Application.Tenancy.Token.HashOf(await host.Secret(second, AccountMailKind.SignUp));
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(1);
        await host.Work(null, db => db.AccountLinks.Where(one => one.TokenHash == hash).ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, past)));
        var old = "/inscription/" + await host.Secret(second, AccountMailKind.SignUp);
        (await late.Open(old)).Text.ShouldContain("Ce lien a expiré");
        (await late.Fill(old, ("password", Password))).Status.ShouldBe(422);
        (await late.Open("/inscription/nimportequoi")).Text.ShouldContain("Ce lien n’ouvre rien");
        (await host.AccountOf(second)).ShouldBeNull();
    }

    [Fact]
    public async Task A_double_click_opens_one_business()
    {
        var email = PeopleHost.NewEmail();
        using var visitor = host.Visitor();
        await Ask(visitor, email, "Double Clic");
        var link = "/inscription/" + await host.Secret(email, AccountMailKind.SignUp);
        await visitor.Open(link);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.Fill(link, ("password", Password))));

        answers.ShouldAllBe(answer => answer.Status == 302 || answer.Status == 422);

        using var again = host.Visitor();
        (await again.SignIn(email, Password)).Status.ShouldBe(302);
        Regex.Count((await again.Open("/compte")).Text, "handler=Choose").ShouldBe(1);
    }

    [Theory]
    [InlineData("court", "au moins 12 caractères")]
    [InlineData("aaaaaaaaaaaaaaaa", "parmi les premiers")]
    [InlineData("motdepasse123456", "parmi les premiers")]
    [InlineData("Boulangerie Lefort", "ne font pas un mot de passe")]
    public async Task A_weak_password_is_told_beside_its_field(string password, string why)
    {
        using var visitor = host.Visitor();
        await visitor.Open("/inscription");

        var answer = await visitor.Fill("/inscription", ("Email", PeopleHost.NewEmail()), ("Password", password), ("Business", "Boulangerie Lefort"), ("Trade", "retail"));

        answer.Status.ShouldBe(422);
        answer.Text.ShouldContain(why);
        answer.Text.ShouldContain("Boulangerie Lefort", Case.Sensitive, "what was filled in stays");
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_its_field()
    {
        using var visitor = host.Visitor();
        await visitor.Open("/inscription");

        var answer = await visitor.Fill("/inscription", ("Email", "x"), ("Password", ""), ("Business", " "), ("Trade", "banque"));

        foreach (var why in new[] { "n’est pas une adresse e-mail", "au moins 12 caractères", "Donnez le nom de votre établissement", "Choisissez votre métier" })
            answer.Text.ShouldContain(why);
    }

    [Fact]
    public async Task One_address_is_written_to_three_times_an_hour_and_nobody_is_told()
    {
        var email = PeopleHost.NewEmail();
        var answers = new List<string>();
        for (var asked = 0; asked < AccountPost.MostAnHour + 2; asked++)
        {
            using var visitor = host.Visitor();
            answers.Add(Plain((await Ask(visitor, email)).Text, email));
        }

        answers.Distinct().Count().ShouldBe(1);
        (await host.Mails(email)).Count.ShouldBe(AccountPost.MostAnHour);
    }

    [Fact]
    public async Task From_one_address_of_the_network_ten_letters_in_ten_minutes()
    {
        using var visitor = host.Visitor();
        await visitor.Open("/inscription");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Fill(visitor, PeopleHost.NewEmail(), "Chez Moi", "retail")));

        answers.Count(answer => answer.Status == 200).ShouldBe(10);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Status == 429 && answer.Text.Contains("Trop de tentatives"));
    }

    private static async Task<Answer> Ask(PageVisitor visitor, string email, string business = "Chez Moi", string trade = "retail")
    {
        await visitor.Open("/inscription");
        return await Fill(visitor, email, business, trade);
    }

    private static Task<Answer> Fill(PageVisitor visitor, string email, string business, string trade) =>
        visitor.Fill("/inscription", ("Email", email), ("Password", Password), ("Business", business), ("Trade", trade));

    // Without the address itself, the form's masked token and the moment that stands in the head.
    internal static string Plain(string page, string email) => Moment().Replace(Token().Replace(page.Replace(email, "…", StringComparison.Ordinal), ""), "");

    [GeneratedRegex("""__RequestVerificationToken[^>]*>|"requestToken[^,}]*|&quot;requestToken&quot;[^,}]*""")]
    private static partial Regex Token();

    [GeneratedRegex("""<meta name="now"[^>]*>""")]
    private static partial Regex Moment();
}
