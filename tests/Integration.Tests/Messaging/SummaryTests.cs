using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>In the morning the owners read what the day before was like, over the mail provider: once, and only of days on which
/// something happened.</summary>
public sealed class SummaryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task In_the_morning_each_owner_reads_the_day_before()
    {
        await using var office = await Opened();
        var owner = await Hire(office, Role.Owner);
        var manager = await Hire(office, Role.Manager);
        await office.Order();
        office.Mario.Now = Morning(7, 0);

        (await SumUp(office)).ShouldBeTrue();
        await office.Round();

        office.Mail.Sent.Select(mail => mail.To).ShouldBe(["mario@kalliky.test", owner], ignoreOrder: true);
        office.Mail.Sent.ShouldNotContain(mail => mail.To == manager);
        var sent = office.Mail.Sent[0];
        sent.Subject.ShouldBe("Pizza Mario : mardi 24 novembre, 1 appel, 1 commande, 9,50\u00a0€");
        sent.From.ShouldBe("\"Kalliky\" <bonjour@kalliky.test>");
        sent.Text.ShouldContain("Hier, mardi 24 novembre, chez Pizza Mario :\n• 1 appel\n• 1 commande, 9,50\u00a0€");
        sent.Text.ShouldContain("À traiter :\n• 1 commande que personne n’a acceptée\nhttps://kalliky.test/pizza-mario/aujourdhui");
        sent.Text.ShouldContain("Décochez-le ici :\nhttps://kalliky.test/pizza-mario/messages");
        sent.Html!.ShouldContain("<html lang=\"fr\">");
        sent.Html!.ShouldContain("href=\"https://kalliky.test/pizza-mario/aujourdhui\"");
    }

    [Fact]
    public async Task Not_before_morning_comes_on_the_stores_own_clock()
    {
        await using var office = await Opened();
        await office.Order();
        office.Mario.Now = Morning(6, 59);
        (await SumUp(office)).ShouldBeFalse();
        (await Due(office)).ShouldBeFalse();
        office.Mario.Now = Morning(7, 0);
        (await Due(office)).ShouldBeTrue();

        await office.Settle((store, _) => store.TimeZone = "Indian/Reunion");
        office.Mario.Now = Morning(4, 0);
        (await Due(office)).ShouldBeTrue("it is seven there");
    }

    [Fact]
    public async Task Once_however_many_nodes_look()
    {
        await using var office = await Opened();
        await office.Order();
        office.Mario.Now = Morning(8, 0);

        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SumUp(office)));

        done.Count(first => first).ShouldBe(1);
        (await Summaries(office)).Count.ShouldBe(1);
        (await Due(office)).ShouldBeFalse();
        office.Mario.Now = Morning(8, 0) + Duration.FromDays(1);
        (await Due(office)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_after_a_day_without_anything()
    {
        await using var office = await Opened();
        office.Mario.Now = Morning(8, 0);
        (await SumUp(office)).ShouldBeTrue("the day is seen to");
        (await Summaries(office)).ShouldBeEmpty();
        (await Due(office)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_test_phone_made_and_what_was_refused_are_nothing()
    {
        await using var office = await Opened();
        await office.Order(isTest: true);
        var refused = await office.Order();
        await office.Mario.Send(new RefuseOrder(refused.OrderId, "four en panne", "x"));
        office.Mario.Now = Morning(8, 0);

        await SumUp(office);

        var text = office.Mario.Open((await Summaries(office)).ShouldHaveSingleItem().Text)!;
        text.ShouldContain("• 1 appel\n\n");
        text.ShouldNotContain("commande");
    }

    [Fact]
    public async Task Nobody_reads_it_where_it_is_switched_off()
    {
        await using var office = await Opened();
        await office.Settle((store, _) => store.Messages = store.Messages with { Summary = false });
        await office.Order();
        office.Mario.Now = Morning(8, 0);
        await SumUp(office);
        (await Summaries(office)).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_English_where_the_business_is_billed_in_English()
    {
        await using var office = await Opened();
        await office.Mario.Send(new KeepBillingDetails("Mario SARL", "12 rue Condorcet", "38000", "Grenoble", "FR", "732829320", null, null, Language.English));
        await office.Order();
        office.Mario.Now = Morning(8, 0);

        await SumUp(office);
        await office.Round();

        var sent = office.Mail.Sent.ShouldHaveSingleItem();
        sent.Subject.ShouldBe("Pizza Mario: Tuesday 24 November, 1 call, 1 order, €9.50");
        sent.Html!.ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task A_month_that_was_paid_has_its_receipt_once()
    {
        await using var office = await Opened();
        await Hire(office, Role.Owner);
        var paid = new PaidPeriod(office.Mario.NewId(), office.Mario.Tenant, new Payment("in_1", new LocalDate(2026, 11, 1), office.Mario.Now, new Money(11_880)));
        await office.Mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<KallikyDb>();
            db.PaidPeriods.Add(paid);
            return await db.SaveChangesAsync();
        });
        for (var time = 0; time < 2; time++)
            await office.Tell(new PeriodPaid(office.Mario.Tenant, paid.Month, paid.At, paid.Reference));
        await office.Round();

        var sent = office.Mail.Sent.ShouldHaveSingleItem();
        (sent.Subject, sent.From).ShouldBe(("Votre paiement pour novembre 2026", "\"Kalliky\" <bonjour@kalliky.test>"));
        sent.Text.ShouldContain("Votre paiement de 118,80\u00a0€ pour novembre 2026 est arrivé, merci.");
        sent.Text.ShouldContain("La facture de ce mois vous parvient au début du mois suivant.");
        sent.Text.ShouldContain("https://kalliky.test/pizza-mario/facturation");
    }

    [Theory]
    [InlineData(9_900, "Votre paiement de 123,58\u00a0€ pour décembre 2026 est arrivé, merci.", true)]
    [InlineData(null, "Votre paiement de 4,78\u00a0€ pour novembre 2026 est arrivé, merci.", false)]
    public async Task A_receipt_says_what_of_it_the_month_before_has_used(int? plan, string said, bool isPart)
    {
        await using var office = await Opened();
        await Hire(office, Role.Owner);
        var (december, bought) = (new LocalDate(2026, 12, 1), plan is { } cents ? new PaidPlan(Plan.Pro, new LocalDate(2026, 12, 1), false, new Money(cents)) : null);
        var paid = new PaidPeriod(office.Mario.NewId(), office.Mario.Tenant, Payment.Of("in_1", december, office.Mario.Now, bought, new Money(398)));
        await office.Mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<KallikyDb>();
            db.PaidPeriods.Add(paid);
            return await db.SaveChangesAsync();
        });
        await office.Tell(new PeriodPaid(office.Mario.Tenant, paid.Month, paid.At, paid.Reference));
        await office.Round();

        var text = office.Mail.Sent.ShouldHaveSingleItem().Text;
        text.ShouldContain(said);
        text.Contains("Il comprend 4,78\u00a0€ pour les minutes au-delà de votre plan et les commissions de novembre 2026.", StringComparison.Ordinal).ShouldBe(isPart);
    }

    [Fact]
    public async Task An_invoice_arrives_with_its_file()
    {
        await using var office = await PostOffice.Open(database, services => services.Configure<CompanyOptions>(company => company.Imagine()));
        var mario = office.Mario;
        await Hire(office, Role.Owner);
        var invoice = await mario.Work(async scope =>
        {
            var (db, buyers) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<Buyers>());
            await using var transaction = await db.Database.BeginTransactionAsync();
            var line = InvoiceLine.OfCommissions(new CommissionSum(100, 3, new Money(10_000), new Money(100)));
            var draft = new InvoiceDraft(
                new LocalDate(2026, 10, 1), [line], scope.GetRequiredService<Microsoft.Extensions.Options.IOptions<CompanyOptions>>().Value.Seller,
                buyers.Seal(new Buyer("Mario SARL", "12 rue Condorcet", "38000", "Grenoble", "FR", null, null)), Language.French, "month:2026-10") { Collected = new Money(76) };
            var made = new Invoice(mario.NewId(), mario.Tenant, await scope.GetRequiredService<IInvoiceNumbers>().Next(default), draft, mario.Now);
            made.ForgetEvents();
            db.Invoices.Add(made);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return made;
        });
        await office.Tell(new InvoiceIssued(invoice.Id, mario.Tenant));
        await office.Tell(new InvoicePrinted(invoice.Id, mario.Tenant));
        await office.Round();

        var sent = office.Mail.Sent.ShouldHaveSingleItem();
        sent.Text.ShouldContain("1,20\u00a0€ TTC, dont 0,76\u00a0€ déjà réglés");
        var file = sent.Attachments.ShouldHaveSingleItem();
        (file.Name, file.MediaType).ShouldBe(($"{invoice.Number}.pdf", "application/pdf"));
        file.Content.ShouldBe((await mario.Send(new ReadInvoice(invoice.Id)))!.Content);
        System.Text.Encoding.UTF8.GetString((await mario.Send(new ReadInvoice(invoice.Id, AsXml: true)))!.Content).ShouldContain("<ram:TotalPrepaidAmount>0.76</ram:TotalPrepaidAmount>");
    }

    private static Instant Morning(int hour, int minute) => Restaurant.At(hour, minute) + Duration.FromDays(1);

    private static Task<bool> SumUp(PostOffice office) => new TenantScopes(office.Mario.Services.GetRequiredService<IServiceScopeFactory>())
        .Send(office.Mario.Tenant, new SumUpDay(office.Mario.Sheet.StoreId), TestContext.Current.CancellationToken);

    private static async Task<bool> Due(PostOffice office) => (await office.Mario.Services.GetRequiredService<IDoors>()
        .DueSummaries(office.Mario.Now, 10_000, TestContext.Current.CancellationToken)).Contains((office.Mario.Tenant, office.Mario.Sheet.StoreId));

    private static async Task<List<Message>> Summaries(PostOffice office) => [.. (await office.Messages()).Where(message => message.Kind == MessageKind.Summary)];

    private async Task<PostOffice> Opened()
    {
        var office = await PostOffice.Open(database);
        await office.Mario.Read(db => db.Bookings.ExecuteDeleteAsync()); // those that the store came with
        await office.Settle((store, vault) => (store.Messages, store.AlertEmail) = (store.Messages with { Orders = false, AlertOrders = false }, vault.Seal("mario@kalliky.test")));
        return office;
    }

    private static async Task<string> Hire(PostOffice office, Role role)
    {
        var email = $"{Guid.NewGuid():N}@kalliky.test";
        await office.Mario.Work(async scope =>
        {
            var account = new Account { UserName = email, Email = email };
            (await scope.GetRequiredService<UserManager<Account>>().CreateAsync(account, "une pizza sans olives")).Succeeded.ShouldBeTrue();
            var db = scope.GetRequiredService<IKallikyDb>();
            db.Memberships.Add(new Membership(Guid.CreateVersion7(), office.Mario.Tenant, account.Id, role));
            return await db.SaveChangesAsync();
        });
        return email;
    }
}
