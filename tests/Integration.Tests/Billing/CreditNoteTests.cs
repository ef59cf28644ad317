using FluentValidation;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Testing;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What is given back of an invoice.</summary>
public sealed class CreditNoteTests(TestDatabase database) : IClassFixture<TestDatabase>
{
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
}
