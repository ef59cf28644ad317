using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What becomes of a month when it is over.</summary>
public sealed class ClosingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Refused = "42501";
    private const string Unbalanced = "23514";

    [Fact]
    public async Task A_month_becomes_an_invoice_with_its_plan_its_minutes_and_its_commissions()
    {
        await using var books = await Since(database, November);
        await books.Talk(On(11, 3), 36_000 + 6_000);
        await books.Sell(On(11, 4), 1_250);
        await books.Sell(On(11, 30, 23), 2_000);
        await books.Sell(On(12, 1, 0), 9_900);

        var closed = (await books.Close(November)).ShouldBeOfType<CloseMonth.Closed>();

        var invoice = (await books.Invoices()).ShouldHaveSingleItem();
        invoice.Id.ShouldBe(closed.Invoice);
        invoice.Lines.Select(line => (line.Kind, line.Amount.Cents, line.Count)).ShouldBe([(InvoiceLineKind.Plan, 9_900L, null), (InvoiceLineKind.Minutes, 1_500L, null), (InvoiceLineKind.Commissions, 33L, 2)]);
        (invoice.Net.Cents, invoice.Vat.Cents, invoice.Total.Cents, invoice.IssuedOn, invoice.Month).ShouldBe((11_433L, 2_287L, 13_720L, new LocalDate(2026, 12, 1), November));
        invoice.Seller.Name.ShouldBe("Kalliky (société fictive)");
    }

    [Fact]
    public async Task Again_does_nothing_and_of_many_nodes_one_closes_it()
    {
        await using var books = await Since(database, November);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => books.Close(November)));

        answers.Count(answer => answer is CloseMonth.Closed).ShouldBe(1);
        answers.Count(answer => answer is CloseMonth.Known).ShouldBe(7);
        (await books.Close(November)).ShouldBeOfType<CloseMonth.Known>();
        (await books.Invoices()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_owes_nothing_gets_no_invoice()
    {
        await using var books = await Since(database, November, Plan.Free);
        await books.Talk(On(11, 3), 7_200);

        (await books.Close(November)).ShouldBeOfType<CloseMonth.NothingDue>();
        (await books.Close(November)).ShouldBeOfType<CloseMonth.Known>();

        (await books.Invoices()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_closed_before_its_time_nor_over_a_month_that_is_open()
    {
        await using var books = await Since(database, November);
        books.Mario.Now = After(November) - Duration.FromSeconds(1);
        (await Ask(books, November)).ShouldBeOfType<CloseMonth.NotYet>("the night is not over");
        books.Mario.Now = After(December);
        (await Ask(books, December)).ShouldBeOfType<CloseMonth.NotYet>("November is open");
        (await Ask(books, October)).ShouldBeOfType<CloseMonth.NotYet>("the business did not exist");
        (await books.Invoices()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_is_not_counted_yet_holds_its_month_back_for_three_days()
    {
        await using var books = await Since(database, November);
        await books.Talk(On(11, 30, 23), null);

        (await books.Close(November)).ShouldBeOfType<CloseMonth.NotYet>();
        books.Mario.Now = BillingMonth.Of(November).Until + Duration.FromDays(3);
        (await Ask(books, November)).ShouldBeOfType<CloseMonth.Closed>();
    }

    [Fact]
    public async Task Months_that_were_missed_are_closed_one_by_one_each_with_its_own()
    {
        await using var books = await Since(database, October);
        await books.Sell(On(10, 5), 1_000);
        await books.Sell(On(11, 5), 3_000);
        books.Mario.Now = After(December);

        foreach (var month in new[] { October, November, December })
            (await Ask(books, month)).ShouldBeOfType<CloseMonth.Closed>();

        (await books.Invoices()).Select(invoice => (invoice.Month, invoice.Net.Cents)).ShouldBe([(October, 9_910L), (November, 9_930L), (December, 9_900L)]);
    }

    [Fact]
    public async Task What_reaches_the_ledger_after_its_month_was_closed_stands_on_the_next_invoice()
    {
        await using var books = await Since(database, October);
        await books.Sell(On(10, 5), 1_000);
        await books.Close(October);
        await books.Sell(On(10, 31, 22), 4_000);
        await books.Close(November);

        (await books.Invoice(October)).Lines.Single(line => line.Kind == InvoiceLineKind.Commissions).Amount.Cents.ShouldBe(10);
        var late = (await books.Invoice(November)).Lines.Single(line => line.Kind == InvoiceLineKind.Commissions);
        (late.Count, late.Goods!.Value.Cents, late.Amount.Cents).ShouldBe((1, 4_000L, 40L));
    }

    [Fact]
    public async Task A_call_that_turns_out_to_be_shorter_after_its_month_was_billed_is_given_back_once()
    {
        await using var books = await Since(database, October);
        var call = await books.Talk(On(10, 5), 36_000 + 6_000);
        var capped = await books.Talk(On(11, 5), 36_000 + 6_000);
        await books.Close(October);
        (await books.Invoice(October)).Lines.Single(line => line.Kind == InvoiceLineKind.Minutes).Amount.Cents.ShouldBe(1_500);
        await Shorten(books, call, On(10, 5), 36_000 + 5_400);
        (await books.Mario.Send(new ShowMonthBill(November))).Lines.ShouldContain(line => line.Amount.Cents == -150, "it is known before it is closed");

        await books.Mario.Send(new SettleCap(1_000));
        await books.Close(November);
        await Shorten(books, capped, On(11, 5), 36_000 + 5_000);
        await Shorten(books, call, On(10, 5), 36_000 + 7_000);
        await books.Close(December);

        var november = (await books.Invoice(November)).Lines.Where(line => line.Kind == InvoiceLineKind.Minutes).ToList();
        november.Select(line => (line.From, line.Seconds, line.Amount.Cents)).ShouldBe([(null, 6_000L, 1_000L), (October, 600L, -150L)]);
        november.Select(line => Web.Api.InvoiceLineJson.Of(line).Month).ShouldBe([null, "2026-10"], "a program reads whose minutes are given back");
        (await books.Invoice(December)).Lines.ShouldHaveSingleItem().Kind.ShouldBe(InvoiceLineKind.Plan, "the cap still holds, what was given back is, and a longer call is billed to nobody");
        (await books.Mario.Send(new ShowUsage(November))).Beyond.Cents.ShouldBe(1_000);
        await books.Tell(new InvoiceIssued((await books.Invoice(November)).Id, books.Mario.Tenant));
        System.Text.Encoding.UTF8.GetString((await books.Mario.Send(new ReadInvoice((await books.Invoice(November)).Id, AsXml: true)))!.Content).ShouldContain("Minutes rendues, octobre 2026");
        (await books.Mario.Send(new CreditInvoice((await books.Invoice(October)).Id, null, "Geste"))).ShouldBeOfType<CreditInvoice.Credited>();
        (await books.Invoices()).Single(note => note.Reason == "Geste").Net.Cents.ShouldBe(-(9_900 + 1_500 - 150), "150 went back before");
    }

    [Fact]
    public async Task What_a_person_has_given_back_whole_does_not_go_back_again_for_shorter_calls()
    {
        await using var books = await Since(database, October);
        var call = await books.Talk(On(10, 5), 36_000 + 6_000);
        await books.Close(October);
        await books.Mario.Send(new CreditInvoice((await books.Invoice(October)).Id, 11_300, "Panne"));
        await Shorten(books, call, On(10, 5), 36_000);

        await books.Close(November);

        (await books.Invoice(November)).Lines.Single(line => line.Kind == InvoiceLineKind.Minutes).Amount.Cents.ShouldBe(-100, "no more than is left of it");
    }

    private static Task<int> Shorten(Books books, UsageEntry call, Instant at, int seconds) => books.Mario.Read(async db =>
    {
        (await db.UsageEntries.SingleAsync(known => known.Id == call.Id)).Close(at, at + Duration.FromSeconds(seconds));
        return await db.SaveChangesAsync();
    });

    [Fact]
    public async Task More_given_back_than_due_is_a_credit_note_about_the_latest_invoice()
    {
        await using var books = await Since(database, October, Plan.Free);
        var order = await books.Sell(On(10, 5), 10_000);
        await books.Close(October);
        books.Mario.Now = On(11, 3);
        await books.Mario.Send(new RefundOrder(order.Id, 4_000, "a"));

        (await books.Close(November)).ShouldBeOfType<CloseMonth.Closed>();

        var (invoice, note) = (await books.Invoice(October), await books.Invoice(November));
        (note.Kind, note.Net.Cents, note.Vat.Cents, note.CreditsId, note.CreditsNumber).ShouldBe((InvoiceKind.CreditNote, -200L, -40L, invoice.Id, invoice.Number));
    }

    [Fact]
    public async Task What_a_credit_note_gives_back_is_taken_off_the_next_invoices_once()
    {
        await using var books = await Since(database, October, Plan.Free);
        var order = await books.Sell(On(10, 5), 10_000);
        await books.Close(October);
        var october = await books.Invoice(October);
        (await books.Mario.Send(new NoteBankTransfer(october.Id, null, null, "VIR-1"))).ShouldBeOfType<NoteBankTransfer.Noted>().Amount.Cents.ShouldBe(600);
        books.Mario.Now = On(11, 3);
        await books.Mario.Send(new RefundOrder(order.Id, 8_000, "a"));
        await books.Close(November);
        await books.Sell(On(12, 5), 4_000);
        await books.Close(December);
        await books.Sell(new LocalDateTime(2027, 1, 5, 12, 0).InZoneStrictly(BillingMonth.Zone).ToInstant(), 20_000);
        (await books.Mario.Send(new ShowMonthBill())).Due.Cents.ShouldBe(960);
        await books.Close(new LocalDate(2027, 1, 1));

        (await books.Invoices()).Select(invoice => (invoice.Total.Cents, invoice.GivenBack.Cents, invoice.Due.Cents)).ShouldBe([(600L, 0L, 600L), (-480L, 0L, -480L), (240L, 240L, 0L), (1_200L, 240L, 960L)]);
        (await books.Mario.Send(new ListInvoices())).Rows.Select(row => row.Left.Cents).ShouldBe([960L, 0L, 0L, 0L]);
        (await books.Mario.Send(new ShowMonthBill(December))).GivenBack.Cents.ShouldBe(240);
        (await books.Mario.Send(new CreditInvoice(october.Id, null, "Geste"))).ShouldBeOfType<CreditInvoice.Credited>();
        (await books.Invoices())[^1].Net.Cents.ShouldBe(-100, "4 € of it were given back before");
    }

    [Fact]
    public async Task A_credit_note_of_a_month_lowers_the_next_invoice_and_not_the_one_that_it_names_too()
    {
        await using var books = await Since(database, October, Plan.Free);
        var order = await books.Sell(On(10, 5), 10_000);
        await books.Close(October);
        books.Mario.Now = On(11, 3);
        await books.Mario.Send(new RefundOrder(order.Id, 8_000, "a"));
        await books.Close(November);
        await books.Sell(On(12, 5), 20_000);
        await books.Close(December);

        (await books.Mario.Send(new ListInvoices())).Rows.Select(row => (row.Left.Cents, row.LeftToTransfer.Cents)).ShouldBe([(720L, 720L), (0L, 0L), (600L, 600L)]);
        (await books.Mario.Send(new ListOwed())).Sum(invoice => invoice.Left.Cents).ShouldBe(1_320);
        var (words, note, december) = (new InvoiceWords(Domain.Shared.Language.French), await books.Invoice(November), await books.Invoice(December));
        words.Settlement(note).ShouldBe("Il est déduit de votre prochaine facture ou, s’il n’y en a plus, rendu par virement.");
        words.Mail(note, note.Due, "/").Text.ShouldContain("4,80\u00a0€ TTC, déduits de votre prochaine facture");
        words.Mail(december, december.Due, "/").Text.ShouldContain("12,00\u00a0€ TTC, moins 4,80\u00a0€ de votre avoir, à régler");
    }

    [Fact]
    public async Task A_plan_that_changed_in_the_month_is_paid_by_the_day()
    {
        await using var books = await Since(database, November);
        await books.Switch(Plan.Enterprise, On(11, 16));

        await books.Close(November);

        (await books.Invoice(November)).Lines.Select(line => (line.Plan, line.Days, line.Amount.Cents)).ShouldBe([(Plan.Pro, 15, 4_950L), (Plan.Enterprise, 15, 19_950L)]);
    }

    [Fact]
    public async Task The_price_of_a_period_is_the_one_that_it_began_with()
    {
        await using var books = await Since(database, October);
        await books.Switch(Plan.Enterprise, On(10, 31));
        books.Mario.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PlanOptions>>().Value.Enterprise.MonthlyCents = 50_000;

        await books.Close(October);
        await books.Close(November);

        (await books.Invoice(November)).Net.Cents.ShouldBe(39_900);
    }

    [Fact]
    public async Task Two_changes_of_plan_at_the_same_moment_leave_one_present_period()
    {
        await using var books = await Since(database, November, Plan.Free);
        var attempts = await Task.WhenAll(new[] { Plan.Pro, Plan.Enterprise, Plan.Pro, Plan.Enterprise }.Select(async plan =>
        {
            try
            {
                await books.Switch(plan, On(11, 10));
                return true;
            }
            catch (DbUpdateException lost) when (Application.Shared.Race.Lost(lost))
            {
                return false;
            }
        }));

        attempts.ShouldContain(true);
        var periods = await books.Mario.Read(db => db.PlanPeriods.AsNoTracking().OrderBy(period => period.From).ThenBy(period => period.Id).ToListAsync());
        periods.Count(period => period.Until is null).ShouldBe(1);
        periods.Single(period => period.Until is null).Plan.ShouldBe(await books.Mario.Read(db => db.Subscriptions.Select(subscription => subscription.Plan).SingleAsync()));
    }

    [Fact]
    public async Task News_of_a_change_that_come_late_do_not_turn_time_round()
    {
        await using var books = await Since(database, November, Plan.Free);
        await books.Switch(Plan.Pro, On(11, 10));
        await books.Switch(Plan.Enterprise, On(11, 5));

        var periods = await books.Mario.Read(db => db.PlanPeriods.AsNoTracking().OrderBy(period => period.From).ThenBy(period => period.Id).ToListAsync());
        periods.Select(period => (period.Plan, period.Until)).ShouldBe([(Plan.Free, On(11, 10)), (Plan.Pro, On(11, 10)), (Plan.Enterprise, (Instant?)null)]);
        await books.Close(November);
        (await books.Invoice(November)).Lines.ShouldHaveSingleItem().Days.ShouldBe(21);
    }

    [Fact]
    public async Task Numbers_have_no_gap_though_many_close_at_once_and_some_fail()
    {
        var all = new List<Books>();
        for (var count = 0; count < 6; count++)
            all.Add(await Since(database, November));
        var before = await Last();

        // Every second one takes a number first and then gives up.
        await Task.WhenAll(all.Select(async (books, index) =>
        {
            if (index % 2 == 0)
                await GiveUp(books);
            await books.Close(November);
        }));

        var sequences = new List<long>();
        foreach (var books in all)
            sequences.Add((await books.Invoice(November)).Sequence);
        sequences.Order().ShouldBe(Enumerable.Range(1, all.Count).Select(step => before + step));
        (await Last()).ShouldBe(before + all.Count);
        foreach (var books in all)
            await books.DisposeAsync();
    }

    [Fact]
    public async Task A_number_is_taken_in_a_transaction_only()
    {
        await using var books = await Since(database, November);
        await Should.ThrowAsync<InvalidOperationException>(() => books.Mario.Work(scope => scope.GetRequiredService<IInvoiceNumbers>().Next(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_what_was_issued_not_even_the_tables_owner()
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        await books.Tell(new InvoiceIssued((await books.Invoice(November)).Id, books.Mario.Tenant));
        foreach (var role in (string[])[database.Application, database.Owner])
        {
            await using var connection = await Tables.Connect(role, books.Mario.Tenant);
            foreach (var table in (string[])["invoices", "invoice_documents", "month_closings"])
            {
                (await Tables.Run(connection, $"UPDATE {table} SET id = id")).State.ShouldBe(Refused, table);
                (await Tables.Run(connection, $"DELETE FROM {table}")).State.ShouldBe(Refused, table);
                (await Tables.Run(connection, $"TRUNCATE {table} CASCADE")).State.ShouldBe(Refused, table);
            }

            (await Tables.Run(connection, "DELETE FROM invoice_counter")).State.ShouldBe(Refused);
        }
    }

    [Theory]
    [InlineData("net", "net + 1")]
    [InlineData("vat", "vat + 1")]
    [InlineData("total", "total + 1")]
    [InlineData("lines", "'[]'::jsonb")]
    public async Task An_invoice_that_does_not_add_up_is_refused_by_the_database(string column, string value)
    {
        await using var books = await Since(database, November);
        await books.Close(November);
        await using var connection = await Tables.Connect(database.Application, books.Mario.Tenant);
        string Copy(string changed) => $"INSERT INTO invoices SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'sequence', 1000000 + (random() * 1000000)::int, 'number', left(gen_random_uuid()::text, 30), 'once_key', gen_random_uuid()) {changed})).* FROM invoices t LIMIT 1";

        (await Tables.Run(connection, Copy($"|| jsonb_build_object('{column}', {value})"))).State.ShouldBe(Unbalanced);
        (await Tables.Run(connection, Copy(""))).State.ShouldBeNull();
    }

    private static async Task GiveUp(Books books) => await books.Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<Infrastructure.Data.KallikyDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.GetRequiredService<IInvoiceNumbers>().Next(TestContext.Current.CancellationToken);
        await transaction.RollbackAsync();
        return true;
    });

    private static Task<CloseMonth.Answer> Ask(Books books, LocalDate month) => books.Mario.Send(new CloseMonth(month));

    private async Task<long> Last() => (await Tables.Rows(database.Application, "SELECT last FROM invoice_counter", row => row.GetInt64(0))).Single();
}
