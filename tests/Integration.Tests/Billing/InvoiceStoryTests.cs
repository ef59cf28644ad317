using System.Security.Cryptography;
using System.Text;
using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>From the closed month to the mail, step by step as the bus takes them, and to whom it is written.</summary>
public sealed class InvoiceStoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly KeepBillingDetails Details = new(
        "Pizza Mario SARL", "12 rue des Fleurs", "38000", "Grenoble", "FR", "732 829 320", "FR44732829320", "Compta@Mario.test", Language.French);

    [Fact]
    public async Task Is_printed_once_and_kept_sealed_with_its_hash()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var invoice = await books.Invoice(November);

        for (var time = 0; time < 2; time++)
            await books.Tell(new InvoiceIssued(invoice.Id, books.Mario.Tenant));

        var kept = (await books.Mario.Read(db => db.InvoiceDocuments.AsNoTracking().ToListAsync())).ShouldHaveSingleItem();
        var pdf = (await books.Mario.Send(new ReadInvoice(invoice.Id))).ShouldNotBeNull();
        Encoding.ASCII.GetString(pdf.Content[..5]).ShouldBe("%PDF-");
        Convert.ToHexStringLower(SHA256.HashData(pdf.Content)).ShouldBe(kept.Sha256);
        kept.Pdf.Bytes.AsSpan().IndexOf("%PDF-"u8).ShouldBe(-1, "sealed");
        Encoding.UTF8.GetString((await books.Mario.Send(new ReadInvoice(invoice.Id, AsXml: true)))!.Content).ShouldContain(invoice.Number);
    }

    [Fact]
    public async Task Is_written_to_whom_the_business_has_said_and_stays_so()
    {
        await using var books = await Since(database, November);
        await books.Mario.Send(Details);
        await books.Close(November);
        await books.Mario.Send(Details with { Name = "Autre nom" });
        var invoice = await books.Invoice(November);
        await books.Tell(new InvoiceIssued(invoice.Id, books.Mario.Tenant));

        var xml = Encoding.UTF8.GetString((await books.Mario.Send(new ReadInvoice(invoice.Id, AsXml: true)))!.Content);

        xml.ShouldContain("Pizza Mario SARL");
        xml.ShouldContain("FR44732829320");
        xml.ShouldNotContain("Autre nom");
        (await books.Mario.Send(new ShowBillingDetails())).Buyer.Name.ShouldBe("Autre nom");
    }

    [Fact]
    public async Task Is_mailed_once_with_the_PDF()
    {
        await using var books = await Since(database, November);
        await books.Mario.Send(Details);
        await books.Close(November);
        var invoice = await books.Invoice(November);
        await books.Tell(new InvoiceIssued(invoice.Id, books.Mario.Tenant));
        for (var time = 0; time < 2; time++)
            await books.Tell(new InvoicePrinted(invoice.Id, books.Mario.Tenant));

        var message = (await books.Mario.Read(db => db.Messages.AsNoTracking().ToListAsync())).ShouldHaveSingleItem();
        (message.Kind, message.Channel, message.AboutId).ShouldBe((MessageKind.Invoice, MessageChannel.Email, invoice.Id));
        var mail = (await books.Mario.Send(new TakeUpMessage(message.Id))).ShouldNotBeNull().Mail.ShouldNotBeNull();
        (mail.To, mail.From, mail.Subject).ShouldBe(("compta@mario.test", invoice.Seller.Name, $"Votre facture {invoice.Number}"));
        mail.Text.ShouldContain("118,80\u00a0€ TTC");
        mail.Text.ShouldContain("de novembre 2026");
        mail.Html.ShouldContain("RCS Grenoble", Case.Sensitive, "who writes");
        var file = mail.Attachments.ShouldHaveSingleItem();
        (file.Name, file.MediaType).ShouldBe(($"{invoice.Number}.pdf", "application/pdf"));
        file.Content.ShouldBe((await books.Mario.Send(new ReadInvoice(invoice.Id)))!.Content);
    }

    [Fact]
    public async Task Is_in_English_where_the_business_wants_it()
    {
        await using var books = await Since(database, November);
        await books.Mario.Send(Details with { Language = Language.English });
        await books.Close(November);
        var invoice = await books.Invoice(November);
        await books.Tell(new InvoiceIssued(invoice.Id, books.Mario.Tenant));
        await books.Tell(new InvoicePrinted(invoice.Id, books.Mario.Tenant));

        var message = await books.Mario.Read(db => db.Messages.AsNoTracking().SingleAsync());
        var mail = (await books.Mario.Send(new TakeUpMessage(message.Id)))!.Mail!;
        mail.Subject.ShouldBe($"Your invoice {invoice.Number}");
        mail.Text.ShouldContain("€118.80 with tax");
    }

    [Fact]
    public async Task Waits_on_the_page_where_nobody_can_be_reached()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        var invoice = await books.Invoice(November);
        await books.Tell(new InvoiceIssued(invoice.Id, books.Mario.Tenant));
        await books.Tell(new InvoicePrinted(invoice.Id, books.Mario.Tenant));

        (await books.Mario.Read(db => db.Messages.CountAsync())).ShouldBe(0);
        var shown = (await books.Mario.Send(new ListInvoices())).Rows.ShouldHaveSingleItem();
        (shown.Number, shown.IsPrinted, shown.PaidAt).ShouldBe((invoice.Number, true, null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_paid_whether_that_is_known_before_or_after_it_is_written(bool before)
    {
        await using var books = await Since(database, November);
        if (!before)
            await books.Close(November);
        await Pay(books, November, new PaidPlan(Plan.Pro, November, false, new Money(9_900)));
        if (before)
            await books.Close(November);

        (await books.Mario.Send(new ListInvoices())).Rows.ShouldHaveSingleItem().PaidAt.ShouldBe(On(11, 1));
    }

    [Fact]
    public async Task A_payment_of_another_business_pays_nothing_here()
    {
        await using var mine = await Since(database, November);
        await using var yours = await Since(database, November);
        await Pay(yours, November, new PaidPlan(Plan.Pro, November, false, new Money(9_900)));

        await mine.Close(November);
        await yours.Close(November);

        ((await mine.Invoice(November)).Paid, (await mine.Mario.Send(new ListInvoices())).Rows.Single().Left.Cents).ShouldBe((Money.Zero, 11_880L));
        ((await yours.Invoice(November)).Due, (await yours.Mario.Send(new ListInvoices())).Rows.Single().Left).ShouldBe((Money.Zero, Money.Zero));
    }

    [Fact]
    public async Task What_was_paid_beyond_an_invoice_waits_for_the_next()
    {
        await using var books = await Since(database, October);
        var order = await books.Sell(On(10, 5), 40_000);
        await books.Close(October);
        await Pay(books, November, new PaidPlan(Plan.Pro, November, false, new Money(9_900)));
        books.Mario.Now = On(11, 3);
        await books.Mario.Send(new RefundOrder(order.Id, 40_000, "a"));
        await books.Close(November);
        await Pay(books, December, new PaidPlan(Plan.Pro, December, false, new Money(9_900)));
        await books.Sell(On(12, 5), 60_000);
        await books.Close(December);

        var (small, next) = (await books.Invoice(November), await books.Invoice(December));
        (small.Total.Cents, small.Paid.Cents, small.Due.Cents).ShouldBe((11_400L, 11_400L, 0L));
        (next.Total.Cents, next.Paid.Cents, next.Due.Cents).ShouldBe((12_600L, 12_360L, 240L), "480 of November go on");
    }

    [Fact]
    public async Task The_cent_that_two_payments_are_rounded_by_is_nobodys_debt()
    {
        await using var books = await Since(database, November, Plan.Free);
        await Pay(books, November, new PaidPlan(Plan.Pro, On(11, 25).InUtc().Date, false, new Money(1_002)));
        await Pay(books, November, new PaidPlan(Plan.Enterprise, On(11, 29).InUtc().Date, true, new Money(1_002)));
        await books.Close(November);
        await Pay(books, December, new PaidPlan(Plan.Pro, December, false, new Money(9_900)));
        await books.Close(December);

        (await books.Invoices()).Select(invoice => (invoice.Total.Cents, invoice.Paid.Cents, invoice.Due.Cents)).ShouldBe([(2_405L, 2_405L, 0L), (11_880L, 11_880L, 0L)], "the card paid twice 12.02 €");
    }

    [Fact]
    public async Task What_was_credited_is_not_left_to_pay()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        await books.Mario.Send(new CreditInvoice((await books.Invoice(November)).Id, 900, "Panne"));

        var shown = (await books.Mario.Send(new ListInvoices())).Rows.Single(row => row.Kind == InvoiceKind.Invoice);
        (shown.Left.Cents, shown.PaidAt).ShouldBe((10_800L, null));
    }

    [Fact]
    public async Task Lists_the_latest_first_part_by_part_and_nothing_of_anothers()
    {
        await using var mine = await Since(database, October);
        await using var yours = await Since(database, October);
        foreach (var month in new[] { October, November, December })
        {
            await mine.Close(month);
            await yours.Close(month);
        }

        var first = await mine.Mario.Send(new ListInvoices(Limit: 2));
        var rest = await mine.Mario.Send(new ListInvoices(Limit: 2, After: first.Next));
        first.Rows.Concat(rest.Rows).Select(row => row.Month).ShouldBe([December, November, October]);
        rest.Next.ShouldBeNull();
        var theirs = await yours.Invoice(November);
        (await mine.Mario.Send(new ShowInvoice(theirs.Id))).ShouldBeNull();
        await yours.Tell(new InvoiceIssued(theirs.Id, yours.Mario.Tenant));
        (await mine.Mario.Send(new ReadInvoice(theirs.Id))).ShouldBeNull();
        (await yours.Mario.Send(new ReadInvoice(theirs.Id))).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_next_invoice_is_known_in_advance()
    {
        await using var books = await Since(database, November);
        await books.Sell(On(11, 4), 10_000);
        var bill = await books.Mario.Send(new ShowMonthBill());
        (bill.Net.Cents, bill.Vat.Cents, bill.Total.Cents, bill.Number).ShouldBe((10_000L, 2_000L, 12_000L, null));

        await books.Close(November);

        (await books.Mario.Send(new ShowMonthBill(November))).Number.ShouldBe((await books.Invoice(November)).Number);
    }

    private static Task<int> Pay(Books books, LocalDate month, PaidPlan plan) => books.Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<Infrastructure.Data.KallikyDb>();
        db.PaidPeriods.Add(new PaidPeriod(books.Mario.NewId(), books.Mario.Tenant, Payment.Of($"in_{plan.From}", month, On(month.Month, 1), plan, Money.Zero)));
        return await db.SaveChangesAsync();
    });
}
