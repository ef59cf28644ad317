using FluentValidation;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What is given back of an invoice.</summary>
public sealed class CreditNoteTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly KeepBillingDetails Details = new(
        "Pizza Mario SARL", "12 rue des Fleurs", "38000", "Grenoble", "FR", "732 829 320", "FR44732829320", "compta@mario.test", Language.French);

    [Fact]
    public async Task Takes_an_invoice_back_whole()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var invoice = await books.Invoice(November);

        var credited = (await books.Mario.Send(new CreditInvoice(invoice.Id, null, "Erreur de plan"))).ShouldBeOfType<CreditInvoice.Credited>();

        var note = (await books.Invoices()).Single(known => known.Id == credited.CreditNote);
        (note.Kind, note.Number, note.Net.Cents, note.Total.Cents, note.CreditsNumber, note.Reason).ShouldBe((InvoiceKind.CreditNote, credited.Number, -9_900L, -11_880L, invoice.Number, "Erreur de plan"));
        note.Sequence.ShouldBe(invoice.Sequence + 1);
    }

    [Fact]
    public async Task Takes_parts_back_but_never_more_than_is_left()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var invoice = await books.Invoice(November);

        (await books.Mario.Send(new CreditInvoice(invoice.Id, 4_000, "Panne du 12"))).ShouldBeOfType<CreditInvoice.Credited>();
        (await books.Mario.Send(new CreditInvoice(invoice.Id, 4_000, "Panne du 12"))).ShouldBeOfType<CreditInvoice.Known>();
        (await books.Mario.Send(new CreditInvoice(invoice.Id, 5_901, "Panne du 14"))).ShouldBeOfType<CreditInvoice.TooMuch>().Left.Cents.ShouldBe(5_900);
        (await books.Mario.Send(new CreditInvoice(invoice.Id, null, "Le reste"))).ShouldBeOfType<CreditInvoice.Credited>();
        (await books.Mario.Send(new CreditInvoice(invoice.Id, 1, "Encore"))).ShouldBeOfType<CreditInvoice.TooMuch>().Left.Cents.ShouldBe(0);

        (await books.Invoices()).Sum(known => known.Net.Cents).ShouldBe(0);
    }

    [Fact]
    public async Task Several_at_the_same_moment_never_give_back_more_than_was_billed()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var invoice = await books.Invoice(November);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(index => books.Mario.Send(new CreditInvoice(invoice.Id, 4_000, $"Raison {index}"))));

        answers.Count(answer => answer is CreditInvoice.Credited).ShouldBe(2);
        answers.Count(answer => answer is CreditInvoice.TooMuch { Left.Cents: 1_900 }).ShouldBe(3);
    }

    [Fact]
    public async Task Changes_nothing_in_what_commissions_are_billed_next()
    {
        await using var books = await Since(database, November);
        await books.Sell(On(11, 3), 10_000);
        await books.Close(November);
        await books.Mario.Send(new CreditInvoice((await books.Invoice(November)).Id, null, "Geste commercial"));

        await books.Close(December);

        (await books.Invoice(December)).Lines.ShouldHaveSingleItem().Kind.ShouldBe(InvoiceLineKind.Plan);
    }

    [Fact]
    public async Task An_invoice_to_the_wrong_name_is_taken_back_whole_and_written_anew()
    {
        await using var books = await Since(database, November);
        await books.Talk(On(11, 3), 36_000 + 6_000);
        await books.Sell(On(11, 4), 1_250);
        await books.Close(November);
        var wrong = await books.Invoice(November);
        (await books.Mario.Send(new CorrectInvoice(wrong.Id))).ShouldBeOfType<CorrectInvoice.NothingToCorrect>("no details were given yet");
        await books.Mario.Send(Details);
        (await books.Mario.Send(new ListMisaddressed([wrong.Id]))).ShouldBe([wrong.Id]);
        books.Mario.Now = On(12, 20);

        var done = (await books.Mario.Send(new CorrectInvoice(wrong.Id))).ShouldBeOfType<CorrectInvoice.Corrected>();

        var (note, right) = await books.Anew(wrong);
        (note.Number, right.Number, note.Sequence, right.Sequence).ShouldBe((done.CreditNote, done.Invoice, wrong.Sequence + 1, wrong.Sequence + 2));
        (note.Kind, note.Total, note.CreditsNumber, note.IsReplaced).ShouldBe((InvoiceKind.CreditNote, Money.Zero - wrong.Total, wrong.Number, true));
        (right.Month, right.Total, right.Due, right.DueOn, right.Replaces).ShouldBe(((LocalDate?)November, wrong.Total, wrong.Due, wrong.DueOn, wrong.Number));
        right.Lines.ShouldBe(wrong.Lines);
        foreach (var issued in new[] { note, right })
        {
            await books.Tell(new InvoiceIssued(issued.Id, books.Mario.Tenant));
            await books.Tell(new InvoicePrinted(issued.Id, books.Mario.Tenant));
        }

        var mails = await books.Mails();
        mails.Count.ShouldBe(2);
        mails.ShouldContain(mail => mail.Contains($"Il annule la facture {wrong.Number}, qu’une nouvelle remplace : rien n’est rendu", StringComparison.Ordinal));
        mails.ShouldContain(mail => mail.Contains("à régler, comme sur la facture qu’elle remplace. Elle remplace la facture " + wrong.Number, StringComparison.Ordinal));
        var xml = System.Text.Encoding.UTF8.GetString((await books.Mario.Send(new ReadInvoice(right.Id, AsXml: true)))!.Content);
        xml.ShouldContain("Pizza Mario SARL");
        xml.ShouldContain("732829320");
        xml.ShouldContain(wrong.Number);
        (await books.Mario.Send(new ListOwed())).ShouldHaveSingleItem().Id.ShouldBe(right.Id);
        (await books.Mario.Send(new ShowMonthBill(November))).Number.ShouldBe(right.Number);
        (await books.Mario.Send(new ShowUsage(November))).Beyond.Cents.ShouldBe(1_500);
        var shown = (await books.Mario.Send(new ListInvoices())).Rows.Single(row => row.Id == wrong.Id);
        (shown.Left, shown.PaidAt, shown.ReplacedBy).ShouldBe((Money.Zero, null, right.Number));
        await books.Close(December);
        (await books.Invoice(December)).Lines.ShouldHaveSingleItem().Kind.ShouldBe(InvoiceLineKind.Plan, "November's commissions were billed once");
    }

    [Fact]
    public async Task Of_several_clicks_one_writes_it_anew_and_another_change_does_so_again()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var wrong = await books.Invoice(November);
        await books.Mario.Send(Details);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => books.Mario.Send(new CorrectInvoice(wrong.Id))));

        answers.Count(answer => answer is CorrectInvoice.Corrected).ShouldBe(1);
        answers.Count(answer => answer is CorrectInvoice.Known).ShouldBe(4);
        var (_, right) = await books.Anew(wrong);
        (await books.Mario.Send(new CorrectInvoice(right.Id))).ShouldBeOfType<CorrectInvoice.NothingToCorrect>();
        await books.Mario.Send(Details with { Street = "14 rue des Fleurs" });
        (await books.Mario.Send(new CorrectInvoice(right.Id))).ShouldBeOfType<CorrectInvoice.Corrected>();

        var all = await books.Invoices();
        (all.Count, all[^1].Sequence - all[0].Sequence, all.Sum(invoice => invoice.Total.Cents), all.Sum(invoice => invoice.Due.Cents)).ShouldBe((5, 4L, 11_880L, 11_880L));
        (await books.Mario.Send(new ListOwed())).ShouldHaveSingleItem().Left.Cents.ShouldBe(11_880);
    }

    [Fact]
    public async Task A_transfer_pays_the_invoice_that_was_written_anew_whichever_it_names()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var wrong = await books.Invoice(November);
        books.Mario.Now = On(12, 10);
        await books.Mario.Send(new NoteBankTransfer(wrong.Id, 4_000, null, "VIR-1"));
        await books.Mario.Send(Details);
        books.Mario.Now = On(12, 20);
        (await books.Mario.Send(new CorrectInvoice(wrong.Id))).ShouldBeOfType<CorrectInvoice.Corrected>();
        var (_, right) = await books.Anew(wrong);

        (await books.Mario.Send(new ListOwed())).ShouldHaveSingleItem().Left.Cents.ShouldBe(7_880);
        (await books.Mario.Send(new NoteBankTransfer(right.Id, 4_000, null, "VIR-1"))).ShouldBeOfType<NoteBankTransfer.Known>().Left.Cents.ShouldBe(7_880);
        (await books.Mario.Send(new NoteBankTransfer(wrong.Id, null, new LocalDate(2026, 12, 15), "VIR-2"))).ShouldBeOfType<NoteBankTransfer.Noted>().Amount.Cents.ShouldBe(7_880);

        (await books.Mario.Send(new ListOwed())).ShouldBeEmpty();
        await books.Tell(new InvoiceIssued(right.Id, books.Mario.Tenant));
        await books.Tell(new InvoicePrinted(right.Id, books.Mario.Tenant));
        (await books.Mails()).ShouldContain(mail => mail.Contains("Elle est réglée : rien de plus n’est à payer.", StringComparison.Ordinal));
        (await books.Mario.Send(new ShowInvoice(right.Id)))!.PaidAt.ShouldBe(new LocalDate(2026, 12, 15).AtStartOfDayInZone(BillingMonth.Zone).ToInstant());
    }

    [Fact]
    public async Task What_was_given_back_in_part_or_is_anothers_is_not_written_anew()
    {
        await using var mine = await Since(database, November);
        await using var yours = await Since(database, November);
        await mine.Close(November);
        await yours.Close(November);
        await mine.Mario.Send(Details);
        var invoice = await mine.Invoice(November);
        var note = (CreditInvoice.Credited)await mine.Mario.Send(new CreditInvoice(invoice.Id, 100, "Geste"));

        (await mine.Mario.Send(new CorrectInvoice(invoice.Id))).ShouldBeOfType<CorrectInvoice.Credited>();
        (await mine.Mario.Send(new ListMisaddressed([invoice.Id, note.CreditNote]))).ShouldBeEmpty();
        foreach (var id in new[] { note.CreditNote, (await yours.Invoice(November)).Id, Guid.NewGuid() })
            (await mine.Mario.Send(new CorrectInvoice(id))).ShouldBeOfType<CorrectInvoice.Unknown>();
        (await mine.Invoices()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_went_back_stands_on_the_invoice_of_its_payment_and_on_no_other()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var invoice = await books.Invoice(November);
        var note = (CreditInvoice.Credited)await books.Mario.Send(new CreditInvoice(invoice.Id, 100, "Geste"));
        await Refund(books, new Payment("in_before_parts", November, On(11, 1), new Money(11_880)), 500);
        await books.Mario.Read(db => db.PaidPeriods.ExecuteUpdateAsync(set => set.SetProperty(paid => paid.UsedIn, (LocalDate?)null)));
        await Refund(books, Payment.Of("in_given_back", November, On(11, 2), new PaidPlan(Plan.Pro, November, false, new Money(9_900)), Money.Zero), 7_000, isReturned: true);

        (await books.Mario.Send(new ShowInvoice(invoice.Id)))!.Refunded.ShouldBe(500);
        (await books.Mario.Send(new ShowInvoice(note.CreditNote)))!.Refunded.ShouldBe(0);
        (await books.Mario.Send(new ListPlanRefunds())).Select(row => (row.Amount.Cents, row.Month, row.Invoice)).OrderBy(row => row.Cents)
            .ShouldBe([(500L, November, invoice.Number), (7_000L, November, null)]);
    }

    [Fact]
    public async Task Details_are_kept_while_a_payment_brings_others()
    {
        await using var books = await Since(database, November);
        Task<bool>? kept = null;

        await books.Mario.Work(async scope =>
        {
            var (db, ct) = (scope.GetRequiredService<IKallikyDb>(), TestContext.Current.CancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.LockBusiness(books.Mario.Tenant, ct);
            await scope.GetRequiredService<Buyers>().Suppose(new Buyer("Mario Rossi", "1 rue Haute", "38000", "Grenoble", "FR", null, null), ct);
            await db.SaveChangesAsync(ct);
            kept = books.Mario.Send(Details);
            while (!kept.IsCompleted && await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid""").SingleAsync(ct) == 0)
                await Task.Delay(10, ct);
            await transaction.CommitAsync(ct);
            return true;
        });

        (await kept!).ShouldBeTrue();
        (await books.Mario.Send(new ShowBillingDetails())).Buyer.Name.ShouldBe("Pizza Mario SARL");
    }

    [Fact]
    public async Task Knows_nothing_of_what_is_no_invoice_of_this_business()
    {
        await using var mine = await Since(database, November);
        await using var yours = await Since(database, November);
        await mine.Close(November);
        await yours.Close(November);
        var note = (CreditInvoice.Credited)await mine.Mario.Send(new CreditInvoice((await mine.Invoice(November)).Id, 100, "Geste"));

        (await mine.Mario.Send(new CreditInvoice((await yours.Invoice(November)).Id, 100, "Geste"))).ShouldBeOfType<CreditInvoice.Unknown>();
        (await mine.Mario.Send(new CreditInvoice(note.CreditNote, 50, "Geste"))).ShouldBeOfType<CreditInvoice.Unknown>();
        (await mine.Mario.Send(new CreditInvoice(Guid.NewGuid(), 50, "Geste"))).ShouldBeOfType<CreditInvoice.Unknown>();
        await Should.ThrowAsync<ValidationException>(() => mine.Mario.Send(new CreditInvoice(note.CreditNote, 0, "Geste")));
        await Should.ThrowAsync<ValidationException>(() => mine.Mario.Send(new CreditInvoice(note.CreditNote, 1, " ")));
    }

    // Of a payment that no invoice bills.
    private static Task Refund(Books books, Payment payment, long cents, bool isReturned = false) => books.Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<IKallikyDb>();
        var paid = db.PaidPeriods.Add(new PaidPeriod(books.Mario.NewId(), books.Mario.Tenant, payment)).Entity;
        if (isReturned)
            paid.IsReturned(payment.At);
        db.PlanRefunds.Add(new PlanRefund(books.Mario.NewId(), books.Mario.Tenant, "evt_" + payment.Reference, payment.Reference, PlanRefundReason.Refunded, new Money(cents), payment.At, payment.At));
        return await db.SaveChangesAsync();
    });
}
