using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Bus;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The night in which a month is closed by nodes that die, from the first row to the mail: at each step once, before it and after
/// it, and in CI at each step of each business. Three businesses whose invoices hold together whatever an invoice can hold are closed side by side over the real bus.</summary>
public sealed class BreakingOffTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Included = 36_000;

    private static readonly LocalDate January = new(2027, 1, 1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A closing, the documents, the letter: each dies before and after its rows are written, and before and after they are committed. A letter
    // is taken up, given to the provider and noted.
    private static readonly string[] Steps =
    [
        .. from rows in (string[])["Invoice, MonthClosing", "InvoiceDocument", "Message"] from step in (string[])["before {0}", "after {0}", "before the commit of {0}", "after the commit of {0}"] select string.Format(null, step, rows),
        .. from call in (string[])["printing", "sending", "Message Sending", "Message Delivered"] from step in (string[])["before", "after"] select $"{step} {call}",
    ];

    [Fact]
    public async Task Everybody_has_the_same_invoice_once_wherever_the_nodes_die()
    {
        await using var death = await Death.Of(database);
        await using var paying = await Cashier.Open(database, isStripe: true);
        await using var trying = await Cashier.Open(database, isStripe: false, January);
        await using var free = await Since(database, January, Plan.Free);
        var charged = await PaysForEverything(paying);
        var shown = await PaysAtTheDemonstrationsTill(trying);
        await SellsOnFree(free);
        var books = new[] { paying.Books, trying.Books, free };

        await Close(books, death);

        foreach (var each in books)
        {
            await Agrees(each);
            Steps.Except(death.Of(each.Mario.Tenant)).ShouldBeEmpty();
        }

        var invoice = await paying.Books.Invoice(January);
        invoice.Lines.Select(line => (line.Kind, line.IsToTransfer, line.IsPaid)).ShouldBe(
            [(InvoiceLineKind.Plan, true, null), (InvoiceLineKind.Plan, null, true), (InvoiceLineKind.Minutes, null, null), (InvoiceLineKind.Commissions, null, null)]);
        (invoice.Lines[2].Amount.Cents, invoice.Lines[3].Amount.Cents).ShouldBe((375L, 1_000L));
        (invoice.Paid.Cents, invoice.GivenBack.Cents, invoice.ToTransfer, invoice.IsByCard).ShouldBe((charged, 480L, Vat.With(new Money(9_900 * 5 / 31)), true));
        invoice = await trying.Books.Invoice(January);
        invoice.Lines.Select(line => line.Kind).ShouldBe([InvoiceLineKind.Plan, InvoiceLineKind.Minutes, InvoiceLineKind.Commissions]);
        (invoice.Paid.Cents, invoice.Collected.Cents, invoice.ToTransfer, invoice.IsByCard).ShouldBe((shown, 120L, Money.Zero, true));
        invoice = await free.Invoice(January);
        (invoice.Net.Cents, invoice.Vat.Cents, invoice.Total.Cents, invoice.ToTransfer.Cents, invoice.IsByCard).ShouldBe((163L, 33L, 196L, 196L, false));

        var documents = new List<Invoice>();
        foreach (var each in books)
            documents.AddRange(await each.Invoices());
        documents.Select(known => known.Sequence).Order().ShouldBe([1, 2, 3, 4, 5]);
    }

    // A credit note of the month before, days by agreement that are transferred, the rest of the month by card, minutes beyond, commissions.
    // Answers what the card was charged.
    private static async Task<long> PaysForEverything(Cashier cashier)
    {
        await Reads(cashier.Books);
        var order = await cashier.Books.Sell(On(11, 5), 10_000);
        await cashier.Books.Close(November);
        cashier.Mario.Now = On(12, 3);
        await cashier.Mario.Send(new RefundOrder(order.Id, 8_000, "a"));
        await cashier.Books.Close(December);
        await cashier.Books.Switch(Plan.Pro, Day(5));
        var charged = await cashier.Pay(Plan.Pro, Day(10));
        await cashier.Read();
        await cashier.Books.Talk(Day(11), Included + 1_500);
        for (var index = 0; index < 5; index++)
            await cashier.Books.Sell(Day(11), 20_000);
        await cashier.Begin(January.PlusMonths(1));
        await cashier.Read();
        return charged;
    }

    // An order of it was paid by link. Answers the same.
    private static async Task<long> PaysAtTheDemonstrationsTill(Cashier cashier)
    {
        await Reads(cashier.Books);
        var charged = await cashier.Pay(Plan.Pro, Day(10));
        await cashier.Read();
        await cashier.Books.Talk(Day(11), Included + 1_500);
        var order = await cashier.Books.Sell(Day(11), 10_000);
        await cashier.Mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<KallikyDb>();
            var kept = new LedgerEntry(Guid.CreateVersion7(), order.TenantId, order.StoreId, order.Id, order.CallId!.Value, LedgerKind.Settled, Money.Zero, new CommissionRate(100), new Money(-100), Day(11), $"settled:{order.Id:N}:0") { Tax = new Money(-20) };
            var posting = Domain.Billing.Posting.Move(kept, LedgerAccount.Collected, LedgerAccount.Due, new Money(100), Guid.CreateVersion7);
            db.LedgerEntries.Add(posting.Entry);
            db.LedgerLines.AddRange(posting.Lines);
            return await db.SaveChangesAsync();
        });
        await cashier.Books.Sell(Day(12), 5_000);
        await cashier.Begin(January.PlusMonths(1));
        await cashier.Read();
        return charged;
    }

    private static async Task SellsOnFree(Books books)
    {
        await Reads(books);
        await books.Sell(Day(11), 1_250);
        await books.Sell(Day(12), 2_000);
    }

    // In its own mailbox, under its own name: both are its id.
    private static Task<bool> Reads(Books books) => books.Mario.Send(new KeepBillingDetails(
        books.Mario.Tenant.ToString(), "1 rue d’Essai", "38000", "Grenoble", "FR", "732829320", null, $"{books.Mario.Tenant:N}@mario.test", Language.French));

    private async Task Close(IReadOnlyList<Books> books, Death death)
    {
        var clock = new Night();
        await using var services = database.Services(more =>
        {
            more.AddSingleton<IMoment>(clock);
            more.Configure<CompanyOptions>(company => company.Imagine());
            more.Configure<BusOptions>(bus => bus.Pauses = [.. Enumerable.Repeat(TimeSpan.Zero, 100)]);
            death.Haunts(more);
        });
        foreach (var part in services.GetServices<IHostedService>())
            await part.StartAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(books.Select(each => Finish(services, each, clock)));
        foreach (var part in services.GetServices<IHostedService>())
            await part.StopAsync(CancellationToken.None);
        var sent = services.GetRequiredService<IOutbox>().Latest.Where(mail => mail.Subject?.Contains("K-202", StringComparison.Ordinal) == true).ToList();
        sent.Select(mail => mail.Id).Distinct().Count().ShouldBe(5, "a mail that is sent again carries the same id");
    }

    // As the nodes do it: whoever looks for months closes them, whoever looks for messages posts them, and whatever fails is done again.
    private static async Task Finish(ServiceProvider services, Books books, Night clock)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var scopes = new TenantScopes(services.GetRequiredService<IServiceScopeFactory>());
        while (!await IsDone(books))
        {
            await Death.Survive(() => scopes.Send(books.Mario.Tenant, new CloseMonth(January), patience.Token));
            foreach (var mail in (await Mails(books)).Where(mail => mail.IsOpen))
                await Death.Survive(() => scopes.Send(books.Mario.Tenant, new PostMessage(mail.Id), patience.Token));
            await Task.Delay(100, patience.Token);

            // A message that somebody took and did not send is free again after a while.
            clock.Pass(Duration.FromSeconds(10));
        }
    }

    private static async Task<bool> IsDone(Books books) =>
        await books.Mario.Read(db => db.MonthClosings.AnyAsync(closing => closing.Month == January))
        && (await Mails(books)).Count(mail => mail.Status == MessageStatus.Delivered) >= (await books.Invoices()).Count;

    private static async Task Agrees(Books books)
    {
        var invoices = await books.Invoices();
        (await Mails(books)).Select(mail => (mail.AboutId, mail.Status)).ShouldBe(invoices.Select(invoice => ((Guid?)invoice.Id, MessageStatus.Delivered)), ignoreOrder: true);
        (await books.Mario.Read(db => db.InvoiceDocuments.Select(document => document.InvoiceId).ToListAsync())).ShouldBe(invoices.Select(invoice => invoice.Id), ignoreOrder: true);
        (await books.Mario.Read(db => db.MonthClosings.CountAsync(closing => closing.Month == January))).ShouldBe(1);
        invoices.Count(invoice => invoice.Month == January).ShouldBe(1);
        (await books.Mario.Read(db => db.LedgerLines.SumAsync(line => (long)(object)line.Amount))).ShouldBe(0);
        invoices.SelectMany(invoice => invoice.Lines).Sum(line => line.Commissions()?.Commission.Cents ?? 0).ShouldBe(await books.Balance(LedgerAccount.Due) + await books.Balance(LedgerAccount.Collected));
    }

    private static Task<List<Message>> Mails(Books books) => books.Mario.Read(db => db.Messages.AsNoTracking().Where(message => message.Kind == MessageKind.Invoice).ToListAsync());

    private static Instant Day(int day) => January.PlusDays(day - 1).At(new LocalTime(12, 0)).InZoneStrictly(BillingMonth.Zone).ToInstant();

    /// <summary>The night of the closing, which passes as the test has it.</summary>
    private sealed class Night : IMoment
    {
        private long passed;

        public Instant Now => After(January) + Duration.FromSeconds(Interlocked.Read(ref passed));

        public Guid NewId() => Guid.CreateVersion7();

        public void Pass(Duration time) => Interlocked.Add(ref passed, (long)time.TotalSeconds);
    }
}
