using Kalliky.Application.Accounts;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Kalliky.Fakes.Resend;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Integration.Tests.Messaging;
using Kalliky.Testing;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Accounts;

/// <summary>The mails about accounts: a row first, then the provider, in the reader's language, once, and to nobody who has no account.</summary>
public sealed class AccountMailTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private PostOffice post = null!;

    public async ValueTask InitializeAsync() => post = await PostOffice.Open(database);

    public ValueTask DisposeAsync() => post.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_up_gets_a_link_in_html_and_in_plain_text()
    {
        var email = PeopleHost.NewEmail();
        await Ask(new RequestSignUp(email, "quatre pizzas et un café", "Chez <b>Moi</b>", "retail", Language.French));
        await Ask(new SendAccountMails());

        var mail = Sent(email).ShouldHaveSingleItem();
        (mail.From, mail.Subject).ShouldBe(("\"Kalliky\" <bonjour@kalliky.test>", "Confirmez votre adresse"));
        mail.Text.ShouldStartWith("Bonjour,\n\nVous souhaitez ouvrir Chez <b>Moi</b> chez Kalliky.");
        mail.Text.ShouldContain("https://kalliky.test/inscription/");
        mail.Html.ShouldNotBeNull().ShouldContain("<html lang=\"fr\">");
        mail.Html.ShouldContain("Chez &lt;b&gt;Moi&lt;/b&gt;");
        mail.Html.ShouldContain("<a href=\"https://kalliky.test/inscription/");
        mail.Html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task An_english_reader_reads_english()
    {
        var email = PeopleHost.NewEmail();
        await Ask(new RequestSignUp(email, "four pizzas and a coffee", "My Place", "retail", Language.English));
        await Ask(new SendAccountMails());

        var mail = Sent(email).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Confirm your address");
        mail.Text.ShouldStartWith("Hello,\n\nYou want to open My Place at Kalliky.");
        mail.Html.ShouldNotBeNull().ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task A_known_address_is_told_that_it_has_an_account_and_gets_no_link_to_open_another()
    {
        var email = await Know();
        await Ask(new RequestSignUp(email, "quatre pizzas et un café", "Chez Moi", "retail", Language.French));
        await Ask(new SendAccountMails());

        var mail = Sent(email).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Vous avez déjà un compte");
        mail.Text.ShouldNotBeNull().ShouldNotContain("/inscription/");
    }

    [Fact]
    public async Task Whoever_wanted_no_invitation_is_remembered_for_three_years()
    {
        var (old, young) = (new MailRefusal(Guid.NewGuid().ToString("N"), Since(years: 3, days: 1)), new MailRefusal(Guid.NewGuid().ToString("N"), Since(years: 2, days: 360)));
        await using (var scope = post.Mario.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            db.MailRefusals.AddRange(old, young);
            await db.SaveChangesAsync();
        }

        await Ask(new SendAccountMails());

        await using var after = post.Mario.Services.CreateAsyncScope();
        var known = after.ServiceProvider.GetRequiredService<IKallikyDb>().MailRefusals;
        (await known.AnyAsync(refusal => refusal.EmailKey == old.EmailKey), await known.AnyAsync(refusal => refusal.EmailKey == young.EmailKey)).ShouldBe((false, true));

        NodaTime.Instant Since(int years, int days) => post.Mario.Now.InUtc().LocalDateTime.PlusYears(-years).PlusDays(-days).InUtc().ToInstant();
    }

    [Fact]
    public async Task A_new_password_is_offered_to_whoever_has_an_account_and_to_nobody_else()
    {
        var (known, unknown) = (await Know(), PeopleHost.NewEmail());
        await Ask(new RequestReset(known, Language.French));
        await Ask(new RequestReset(unknown, Language.French));
        await Ask(new SendAccountMails());

        Sent(known).ShouldHaveSingleItem().Text.ShouldNotBeNull().ShouldContain("https://kalliky.test/mot-de-passe/");
        Sent(unknown).ShouldBeEmpty();
        (await Rows()).Count(mail => mail.Status == AccountMailStatus.Dropped).ShouldBe(1);
    }

    [Fact]
    public async Task The_word_of_a_link_is_forgotten_once_it_has_left()
    {
        var email = await Know();
        await Ask(new RequestReset(email, Language.French));
        (await Rows()).Count(mail => mail.Secret is not null).ShouldBe(1);

        await Ask(new SendAccountMails());

        (await Rows()).ShouldAllBe(mail => mail.Secret == null);
    }

    [Fact]
    public async Task Two_postmen_send_it_once()
    {
        var email = await Know();
        await Ask(new RequestReset(email, Language.French));

        await Task.WhenAll(Ask(new SendAccountMails()), Ask(new SendAccountMails()), Ask(new SendAccountMails()));

        Sent(email).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_bounce_that_is_quicker_than_our_own_note_of_the_answer_is_kept()
    {
        await Ask(new RequestSignUp(PeopleHost.NewEmail(), "quatre pizzas et un café", "Chez Moi", "retail", Language.French));
        await using var scope = post.Mario.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var handler = new SendAccountMailsHandler(
            services.GetRequiredService<IKallikyDb>(), services.GetRequiredService<IMoment>(), services.GetRequiredService<AccountMailWriter>(),
            new Bouncing(id => Ask(new NoteAccountMail(Bouncing.Handle(id), id, DeliveryNews.Failed, "bounced"))));

        await handler.Handle(new SendAccountMails(), TestContext.Current.CancellationToken);

        var mail = (await Rows()).Where(row => row.ProviderId == Bouncing.Handle(row.Id)).ShouldHaveSingleItem();
        (mail.Status, mail.Reason, mail.Secret).ShouldBe((AccountMailStatus.Failed, "bounced", null));
    }

    // The address is one that the provider writes to no more: it says so before it answers.
    private sealed class Bouncing(Func<Guid, Task> tell) : IMail
    {
        public static string Handle(Guid mail) => $"bounced-{mail:N}";

        public async Task<Posting> Send(Mail mail, CancellationToken ct)
        {
            await tell(mail.Id);
            return new Posting(PostingResult.Accepted, Handle(mail.Id));
        }
    }

    private IReadOnlyList<SentMail> Sent(string email) => [.. post.Mail.Sent.Where(mail => mail.To == email)];

    private async Task<T> Ask<T>(IRequest<T> request)
    {
        await using var scope = post.Mario.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private async Task<List<AccountMail>> Rows()
    {
        await using var scope = post.Mario.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IKallikyDb>().AccountMails.AsNoTracking().ToListAsync();
    }

    private async Task<string> Know()
    {
        var email = PeopleHost.NewEmail();
        await using var scope = post.Mario.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new Account { UserName = email, Email = email }, "un mot de passe assez long")).Succeeded.ShouldBeTrue();
        return email;
    }
}
