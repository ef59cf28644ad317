using FluentValidation;
using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Shared;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Testing;
using Kalliky.Web.Hooks;
using Kalliky.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Invoices that are paid by bank transfer: what comes is noted by the operator, what does not come is reminded of once.</summary>
public sealed class BankTransferTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Iban = "FR76 3000 6000 0112 3456 7890 189";

    private static readonly KeepBillingDetails Details = new(
        "Pizza Mario SARL", "12 rue des Fleurs", "38000", "Grenoble", "FR", "732 829 320", "FR44732829320", "compta@mario.test", Language.French);

    [Fact]
    public async Task A_transfer_pays_an_invoice_and_says_since_when()
    {
        await using var books = await Billed();
        var invoice = await books.Invoice(November);

        var noted = (await Note(books, invoice, null, Day(15), "VIR-1")).ShouldBeOfType<NoteBankTransfer.Noted>();

        (noted.Amount.Cents, noted.On, noted.Left).ShouldBe((11_880L, Day(15), Money.Zero));
        var shown = await Shown(books);
        (shown.Left, shown.IsToTransfer, shown.PaidAt).ShouldBe((Money.Zero, false, Day(15).AtStartOfDayInZone(BillingMonth.Zone).ToInstant()));
        (await books.Mario.Send(new ShowMonthBill(November))).Due.ShouldBe(Money.Zero);
        (await books.Mario.Send(new ListOwed())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Parts_add_up_and_never_more_is_noted_than_is_left()
    {
        await using var books = await Billed();
        var invoice = await books.Invoice(November);
        await books.Mario.Send(new CreditInvoice(invoice.Id, 900, "Panne"));

        (await Note(books, invoice, 4_000, null, "VIR-1")).ShouldBeOfType<NoteBankTransfer.Noted>().Left.Cents.ShouldBe(6_800);
        (await Note(books, invoice, 6_801, null, "VIR-2")).ShouldBeOfType<NoteBankTransfer.TooMuch>().Left.Cents.ShouldBe(6_800);
        (await Shown(books)).Left.Cents.ShouldBe(6_800);
        (await Note(books, invoice, null, null, "VIR-2")).ShouldBeOfType<NoteBankTransfer.Noted>().Amount.Cents.ShouldBe(6_800);
        (await Note(books, invoice, null, null, "VIR-3")).ShouldBeOfType<NoteBankTransfer.TooMuch>().Left.ShouldBe(Money.Zero);
    }

    [Fact]
    public async Task Said_again_it_counts_once_and_another_one_needs_another_reference()
    {
        await using var books = await Billed();
        var invoice = await books.Invoice(November);
        await Note(books, invoice, 4_000, Day(10), "VIR-1");

        foreach (var (cents, day) in new (long?, LocalDate?)[] { (4_000, Day(10)), (4_000, null), (null, null) })
            (await Note(books, invoice, cents, day, " VIR-1 ")).ShouldBeOfType<NoteBankTransfer.Known>().Left.Cents.ShouldBe(7_880);
        foreach (var (cents, day) in new (long?, LocalDate?)[] { (4_001, Day(10)), (4_000, Day(11)) })
            (await Note(books, invoice, cents, day, "VIR-1")).ShouldBeOfType<NoteBankTransfer.Taken>().ShouldBe(new NoteBankTransfer.Taken(new Money(4_000), Day(10)));
        (await Shown(books)).Left.Cents.ShouldBe(7_880);
    }

    [Fact]
    public async Task Money_comes_between_the_day_of_the_invoice_and_today()
    {
        await using var books = await Billed();
        var invoice = await books.Invoice(November);

        foreach (var day in new[] { invoice.IssuedOn.PlusDays(-1), Day(21) })
            (await Note(books, invoice, null, day, "VIR-1")).ShouldBe(new NoteBankTransfer.WrongDay(invoice.IssuedOn, Day(20)));
        await Should.ThrowAsync<ValidationException>(() => Note(books, invoice, 0, null, "VIR-1"));
        await Should.ThrowAsync<ValidationException>(() => Note(books, invoice, null, null, " "));
        await Should.ThrowAsync<ValidationException>(() => Note(books, invoice, null, null, new string('x', 36)));
        (await Shown(books)).Left.Cents.ShouldBe(11_880);
    }

    [Fact]
    public async Task Several_at_the_same_moment_never_come_to_more_than_the_invoice()
    {
        await using var books = await Billed();
        var invoice = await books.Invoice(November);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Note(books, invoice, 5_000, null, $"VIR-{index % 3}")));

        answers.Count(answer => answer is NoteBankTransfer.Noted).ShouldBe(2);
        (await books.Mario.Read(db => db.InvoiceTransfers.ToListAsync())).Sum(transfer => transfer.Amount.Cents).ShouldBe(10_000);
    }

    [Fact]
    public async Task Another_business_and_a_credit_note_are_not_paid_and_what_is_noted_stays()
    {
        await using var mine = await Billed();
        await using var yours = await Billed();
        var (invoice, theirs) = (await mine.Invoice(November), await yours.Invoice(November));
        var note = (CreditInvoice.Credited)await mine.Mario.Send(new CreditInvoice(invoice.Id, 100, "Geste"));
        await Note(yours, theirs, 500, null, "VIR-1");

        (await Note(mine, theirs, null, null, "VIR-1")).ShouldBeOfType<NoteBankTransfer.Unknown>();
        (await mine.Mario.Send(new NoteBankTransfer(note.CreditNote, null, null, "VIR-1"))).ShouldBeOfType<NoteBankTransfer.Unknown>();
        (await mine.Mario.Read(db => db.InvoiceTransfers.CountAsync())).ShouldBe(0);
        foreach (var role in (string[])[database.Application, database.Owner])
        {
            await using var connection = await Tables.Connect(role, yours.Mario.Tenant);
            foreach (var sql in (string[])["UPDATE invoice_transfers SET amount = 1", "DELETE FROM invoice_transfers", "TRUNCATE invoice_transfers"])
                (await Tables.Run(connection, sql)).State.ShouldBe("42501", sql);
        }
    }

    [Fact]
    public async Task Is_thanked_for_once_with_what_is_left()
    {
        await using var books = await Billed();
        await books.Mario.Send(Details);
        await Note(books, await books.Invoice(November), 4_000, Day(15), "VIR-1");
        var transfer = await books.Mario.Read(db => db.InvoiceTransfers.SingleAsync());
        for (var time = 0; time < 2; time++)
            await books.Tell(new BankTransferNoted(transfer.Id, books.Mario.Tenant));

        var mail = await Mail(books);
        mail.To.ShouldBe("compta@mario.test");
        mail.Text.ShouldContain("Votre virement de 40,00\u00a0€ pour la facture");
        mail.Text.ShouldContain("est arrivé le 15 décembre 2026, merci.");
        mail.Text.ShouldContain("Il reste 78,80\u00a0€ à régler par virement, au plus tard le 31 décembre 2026.");
    }

    [Fact]
    public async Task Thanks_speak_of_the_invoice_that_was_written_anew_meanwhile()
    {
        await using var books = await Billed();
        var wrong = await books.Invoice(November);
        await Note(books, wrong, 4_000, Day(15), "VIR-1");
        await books.Mario.Send(Details);
        (await books.Mario.Send(new CorrectInvoice(wrong.Id))).ShouldBeOfType<CorrectInvoice.Corrected>();
        await books.Tell(new BankTransferNoted((await books.Mario.Read(db => db.InvoiceTransfers.SingleAsync())).Id, books.Mario.Tenant));

        var mail = await Mail(books);
        mail.Text.ShouldContain((await books.Anew(wrong)).Right.Number);
        mail.Text.ShouldContain("Il reste 78,80\u00a0€ à régler par virement");
    }

    [Fact]
    public async Task Thanks_for_a_late_part_name_no_day_that_is_over()
    {
        await using var books = await Billed();
        await books.Mario.Send(Details);
        var invoice = await books.Invoice(November);
        books.Mario.Now = BillingMonth.Zone.AtStartOfDay(invoice.DueOn.PlusDays(1)).ToInstant();
        await Note(books, invoice, 4_000, null, "VIR-1");
        await books.Tell(new BankTransferNoted((await books.Mario.Read(db => db.InvoiceTransfers.SingleAsync())).Id, books.Mario.Tenant));

        (await Mail(books)).Text.ShouldContain("Il reste 78,80\u00a0€ à régler par virement.");
    }

    [Fact]
    public async Task Whoever_has_not_transferred_is_reminded_once_some_days_later_with_the_invoice()
    {
        await using var books = await Billed();
        await books.Mario.Send(Details with { Language = Language.English });
        var invoice = await books.Invoice(November);
        await books.Tell(new InvoiceIssued(invoice.Id, books.Mario.Tenant));
        (await Remind(books, invoice.DueOn.PlusDays(4))).ShouldBe(0, "a transfer of the last day is on its way");

        (await Remind(books, invoice.DueOn.PlusDays(5))).ShouldBe(1);
        (await Remind(books, invoice.DueOn.PlusDays(6))).ShouldBe(0);

        var mail = await Mail(books);
        mail.Subject.ShouldBe($"Invoice {invoice.Number} is waiting for your transfer");
        mail.Text.ShouldContain("€118.80 of invoice");
        mail.Text.ShouldContain($"By transfer to IBAN {Iban}, with the reference {invoice.Number}.");
        mail.Text.ShouldContain("Your telephone is answered as before.");
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe($"{invoice.Number}.pdf");
        (await books.Mario.Read(db => db.Subscriptions.SingleAsync())).LimitedFrom.ShouldBeNull("nothing is shut");
    }

    [Fact]
    public async Task A_node_reminds_in_the_morning_with_the_day_before()
    {
        await using var books = await Billed();
        await books.Mario.Send(Details);
        var invoice = await books.Invoice(November);
        await books.Tell(new InvoiceIssued(invoice.Id, books.Mario.Tenant));
        books.Mario.Now = BillingMonth.Zone.AtStartOfDay(invoice.DueOn.PlusDays(5)).ToInstant() + Duration.FromHours(7);
        var node = new Mornings(
            books.Mario.Services.GetRequiredService<IDoors>(), new TenantScopes(books.Mario.Services.GetRequiredService<IServiceScopeFactory>()), books.Mario, NullLogger<Mornings>.Instance);
        for (var round = 0; round < 2; round++)
            await node.Round(TestContext.Current.CancellationToken);

        var mail = await Mail(books);
        mail.Subject.ShouldBe($"La facture {invoice.Number} attend votre virement");
        mail.Text.ShouldContain("Il reste 118,80\u00a0€ à régler");
        mail.Text.ShouldContain("Votre assistant répond au téléphone comme avant.");
    }

    [Fact]
    public async Task The_same_round_gives_back_what_still_rings_for_a_store_that_was_closed_long_ago()
    {
        await using var books = await Billed();
        var (closed, order) = (books.Mario.NewId(), books.Mario.NewId());
        await books.Mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<Application.Shared.IKallikyDb>();
            db.Stores.Add(new Store(closed, books.Mario.Tenant, $"seconde-{closed:N}", "Seconde", Trade.Retail, "Europe/Paris"));
            db.NumberOrders.Add(new Domain.Telephony.NumberOrder(order, books.Mario.Tenant, closed, scope.GetRequiredService<Application.Shared.IVault>().Seal("+33199000001"), Domain.Telephony.NumberKind.Geographic, needsPapers: false, books.Mario.Now));
            await db.SaveChangesAsync();
            var since = books.Mario.Now - Duration.FromDays(8);
            return await db.Stores.Where(store => store.Id == closed).ExecuteUpdateAsync(set => set.SetProperty(store => store.ClosesAt, since).SetProperty(store => store.ClosedAt, since));
        });
        books.Mario.Now = BillingMonth.Zone.AtStartOfDay(books.Mario.Now.InZone(BillingMonth.Zone).Date.PlusDays(1)).ToInstant() + Duration.FromHours(8);
        var node = new Mornings(
            books.Mario.Services.GetRequiredService<IDoors>(), new TenantScopes(books.Mario.Services.GetRequiredService<IServiceScopeFactory>()), books.Mario, NullLogger<Mornings>.Instance);
        await node.Round(TestContext.Current.CancellationToken);

        (await books.Mario.Read(db => db.NumberOrders.AsNoTracking().SingleAsync(known => known.Id == order))).Status.ShouldBeOneOf(Domain.Telephony.NumberStatus.Leaving, Domain.Telephony.NumberStatus.Released);
    }

    [Fact]
    public async Task Whoever_has_paid_or_owes_since_long_ago_is_not_reminded()
    {
        await using var books = await Billed();
        await books.Mario.Send(Details);
        var invoice = await books.Invoice(November);
        await books.Tell(new InvoiceIssued(invoice.Id, books.Mario.Tenant));
        (await Remind(books, invoice.DueOn.PlusDays(21))).ShouldBe(0, "perhaps it was paid before that could be noted");
        books.Mario.Now = BillingMonth.Zone.AtStartOfDay(invoice.DueOn).ToInstant();
        await Note(books, invoice, null, null, "VIR-1");

        (await Remind(books, invoice.DueOn.PlusDays(8))).ShouldBe(0);
    }

    [Fact]
    public async Task Is_late_from_the_day_after_the_last_one()
    {
        await using var books = await Billed();
        var shown = (await books.Mario.Send(new ListOwed())).ShouldHaveSingleItem();
        (shown.IsLate(shown.DueOn), shown.IsLate(shown.DueOn.PlusDays(1)), shown.Seller.Iban).ShouldBe((false, true, Iban));
    }

    [Fact]
    public async Task The_operator_notes_it_by_the_number()
    {
        await using var books = await Billed();
        var number = (await books.Invoice(November)).Number;
        await using var services = books.Mario.Services.CreateAsyncScope();
        Task<string> Paid(string of, long? cents, LocalDate? on, string reference) => PaidCommand.Note(services.ServiceProvider, of, cents, on, reference);
        async Task<string> Refused(Func<Task> said) => (await Should.ThrowAsync<SettingException>(said)).Message;

        (await Paid(number, 4_000, Day(10), "VIR-1")).ShouldBe($"4000 cents of 2026-12-10 are noted for {number}, 7880 cents are left.");
        (await Paid(number, 4_000, Day(10), "VIR-1")).ShouldBe($"This transfer was noted before, 7880 cents are left of {number}.");
        (await Refused(() => Paid(number, 4_000, Day(11), "VIR-1"))).ShouldStartWith("4000 cents of 2026-12-10");
        (await Refused(() => Paid(number, 7_881, null, "VIR-2"))).ShouldBe($"7880 cents are left of {number}: no more can be noted.");
        (await Refused(() => Paid(number, null, Day(21), "VIR-2"))).ShouldContain("between 2026-12-01, when it was issued, and 2026-12-20");
        (await Refused(() => Paid("K-2026-999999", null, null, "VIR-2"))).ShouldBe("There is no invoice K-2026-999999.");
    }

    [Theory]
    [InlineData("K-1 --reference VIR", null, null)]
    [InlineData("K-1 --reference VIR --cents 12", 12L, null)]
    [InlineData("K-1 --on 2026-12-03 --cents 12 --reference VIR", 12L, 3)]
    public void The_operator_says_it_in_any_order(string words, long? cents, int? day) =>
        PaidCommand.Read(words.Split(' ')).ShouldBe(("K-1", cents, day is { } of ? Day(of) : null, "VIR"));

    [Theory]
    [InlineData("")]
    [InlineData("K-1")]
    [InlineData("K-1 --cents 12")]
    [InlineData("K-1 --reference")]
    [InlineData("K-1 --reference a --reference b")]
    [InlineData("K-1 --reference a --cents -1")]
    [InlineData("K-1 --reference a --cents 1,5")]
    [InlineData("K-1 --reference a --on 3/12/2026")]
    [InlineData("K-1 --reference aaaaaaaaaabbbbbbbbbbccccccccccdddddd")]
    [InlineData("K-1 --reference a --why b")]
    public void What_cannot_be_read_says_how_it_is_used(string words) =>
        Should.Throw<SettingException>(() => PaidCommand.Read(words.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Message.ShouldStartWith("usage: paid");

    // November on PRO, 118.80 €, seen on the twentieth of December.
    private async Task<Books> Billed()
    {
        var books = await Since(database, November, Plan.Pro, services => services.Configure<CompanyOptions>(company => company.Iban = Iban));
        await books.Close(November);
        books.Mario.Now = On(12, 20);
        return books;
    }

    private static LocalDate Day(int day) => new(2026, 12, day);

    private static Task<NoteBankTransfer.Answer> Note(Books books, Invoice invoice, long? cents, LocalDate? on, string reference) =>
        books.Mario.Send(new NoteBankTransfer(invoice.Id, cents, on, reference));

    private static Task<int> Remind(Books books, LocalDate day)
    {
        books.Mario.Now = BillingMonth.Zone.AtStartOfDay(day).ToInstant() + Duration.FromHours(7);
        return books.Mario.Send(new RemindOfTransfers());
    }

    private static async Task<InvoiceView> Shown(Books books) => (await books.Mario.Send(new ListInvoices())).Rows.Single(row => row.Month == November);

    private static async Task<Mail> Mail(Books books)
    {
        var message = (await books.Mario.Read(db => db.Messages.AsNoTracking().ToListAsync())).ShouldHaveSingleItem();
        return (await books.Mario.Send(new TakeUpMessage(message.Id))).ShouldNotBeNull().Mail.ShouldNotBeNull();
    }
}
