using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Ten thousand random orders, refused, cancelled, given back in parts, some of them paid by link, over half a year in which the plan changes and is paid
/// in many ways: what the ledger has due and what is owed of plans is what invoices and credit notes bill, to the cent.</summary>
public sealed partial class BalanceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Orders = 10_000;

    private const int Few = 3;

    private readonly Dictionary<Guid, OrderPayment> links = [];

    private static readonly LocalDate[] Months = [.. Enumerable.Range(0, 6).Select(step => new LocalDate(2026, 7, 1).PlusMonths(step))];

    [Fact]
    public async Task The_ledger_and_the_invoices_agree_to_the_cent()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var books = await Since(database, Months[0], Plan.Free);
        var plans = await Plans(books, random);
        var entries = Enumerable.Range(0, Orders).SelectMany(_ => Story(books, random, plans)).ToList();
        var anchor = await books.Order();
        var periods = await books.Mario.Read(db => db.PlanPeriods.AsNoTracking().OrderBy(period => period.From).ToListAsync());
        var (ways, owed) = (Ways(random), 0L);

        foreach (var month in Months)
        {
            // What came to the ledger by then; a tenth of it comes late.
            var closing = After(month);
            var arrived = entries.Where(entry => entry.Entry.At < BillingMonth.Of(month).Until && (entry.Arrives <= closing || month == Months[^1])).ToList();
            await Write(books, anchor, arrived.Select(entry => entry.Entry));
            entries.RemoveAll(arrived.Contains);
            var (known, late) = Payments(books, month, ways[Array.IndexOf(Months, month)], random);
            owed += Owed(month, periods, known, late);
            await Arrive(books, known);
            (await books.Close(month)).ShouldNotBeOfType<CloseMonth.NotYet>($"seed {seed}, {month}");
            await Agree(books, month, $"seed {seed}, {month}");
            await Arrive(books, late);
            await Settle(books, random);
        }

        await PlansAgree(books, owed, $"seed {seed}");

        var invoices = await books.Invoices();
        Commissions(invoices).ShouldBe(await books.Balance(LedgerAccount.Due) + await books.Balance(LedgerAccount.Collected), $"seed {seed}");
        var settled = (await books.Entries()).Where(entry => entry.Kind == LedgerKind.Settled).ToList();
        var kept = settled.Sum(entry => -(entry.Commission + entry.Tax).Cents);
        links.Values.Sum(payment => payment.Kept.Whole.Cents).ShouldBe(kept, $"seed {seed}: what the collector keeps is what the ledger has settled");
        Math.Abs(Vat.With(new Money(-settled.Sum(entry => entry.Commission.Cents))).Cents - kept).ShouldBeLessThan(Few, $"seed {seed}: the tax of fees is the tax of their sum");
        (kept == invoices.Sum(invoice => invoice.Collected.Cents) || invoices.Last(invoice => invoice.Month is not null).Due <= Money.Zero).ShouldBeTrue($"seed {seed}: what was kept is taken off, once");
    }

    private static async Task Agree(Books books, LocalDate month, string said)
    {
        var invoices = await books.Invoices();
        var due = (await books.Entries()).Where(entry => entry.Kind is LedgerKind.Earned or LedgerKind.Refunded && entry.Month <= month).Sum(entry => entry.Commission.Cents);
        if (invoices.Any(invoice => invoice.Month == month))
            Commissions(invoices).ShouldBe(due, said);
        foreach (var invoice in invoices)
        {
            invoice.Lines.Sum(line => line.Amount.Cents).ShouldBe(invoice.Net.Cents, said);
            invoice.Vat.ShouldBe(Vat.Of(invoice.Net), said);
            invoice.Total.ShouldBe(invoice.Net + invoice.Vat, said);
            (invoice.Kind == InvoiceKind.CreditNote ? (invoice.Collected + invoice.Paid + invoice.GivenBack) == Money.Zero : invoice.Due >= Money.Zero).ShouldBeTrue(said);
        }

        invoices.Select(invoice => invoice.Sequence).ShouldBe(Enumerable.Range(1, invoices.Count).Select(number => (long)number), said);
    }

    private static long Commissions(IEnumerable<Invoice> invoices) => invoices.SelectMany(invoice => invoice.Lines).Sum(line => line.Commissions()?.Commission.Cents ?? 0);

    // A few changes of plan; answers the rate at any moment.
    private static async Task<Func<Instant, CommissionRate>> Plans(Books books, Random random)
    {
        var changes = Enumerable.Range(0, 7).Select(_ => Within(random, Months[0], Months[^1])).Order().Select((at, index) => (At: at, Plan: (Plan)((index + 1) % 3))).ToList();
        foreach (var (at, plan) in changes)
            await books.Switch(plan, at);
        var terms = new PlanOptions();
        return at => new CommissionRate(terms.Of(changes.LastOrDefault(change => change.At <= at, (At: default, Plan: Plan.Free)).Plan).CommissionBasisPoints);
    }

    private IEnumerable<(LedgerEntry Entry, Instant Arrives)> Story(Books books, Random random, Func<Instant, CommissionRate> rates)
    {
        var confirmed = Within(random, Months[0], Months[^1]);
        var order = new Order(Guid.NewGuid(), books.Mario.Tenant, books.Mario.Sheet.StoreId, Guid.NewGuid(), false, confirmed);
        order.Add(new OrderLine(0, Guid.NewGuid(), "Reine", 1, new Money(random.Next(1, 20_000)), 100, false, [], [], null));
        order.Collect();
        order.For("Lefebvre");
        order.WasReadBack(1);
        order.Confirm(1, confirmed.InUtc().Date, Guid.NewGuid(), confirmed);
        var known = new List<LedgerEntry>();
        var finished = confirmed + Duration.FromMinutes(random.Next(5, 3_000));
        var fate = random.Next(5);
        if (fate == 0)
            order.Refuse("plus de pâte", "x", finished);
        else if (order.Accept("x", confirmed) && order.MarkReady("x", finished) && fate > 1)
            order.Complete("x", finished);
        known.AddRange(new OrderCommission(order, known, rates(confirmed), Guid.NewGuid).Missing().Select(posting => posting.Entry).ToList());
        var isLink = fate > 1 && random.Next(3) == 0;
        if (isLink)
            PayByLink(order, known, rates(confirmed), finished, random);
        for (var part = 0; fate > 1 && !isLink && part < random.Next(3); part++)
        {
            var back = finished + Duration.FromHours(random.Next(1, 1_500) * (part + 1));
            var commission = new OrderCommission(order, known, rates(confirmed), Guid.NewGuid);
            if (commission.Left > Money.Zero && commission.Refund(new Money(random.NextInt64(1, commission.Left.Cents + 1)), $"{part}", back) is { } posting)
                known.Add(posting.Entry);
        }

        return known.Where(entry => entry.At < BillingMonth.Of(Months[^1]).Until).Select(entry => (entry, entry.At + Duration.FromDays(random.Next(10) == 0 ? 20 : 0)));
    }

    // Some of it is given back, by whomever, at the collector; before the last month is over, so that all of it is billed.
    private void PayByLink(Order order, List<LedgerEntry> known, CommissionRate rate, Instant at, Random random)
    {
        var payment = new OrderPayment(Guid.NewGuid(), order, "acct_1", rate.Of(order.Goods), "", at);
        payment.Begin(at, links.Values.Aggregate(KeptFees.Nothing, (sum, other) => new KeptFees(sum.Commission + other.Kept.Commission, sum.Tax + other.Kept.Tax)));
        payment.IsAt("cs_1", "/");
        var (refunded, when) = (0L, at);
        for (var step = 0; step <= random.Next(3); step++)
        {
            var sale = new Sale(SaleStatus.Paid, "pi_1", at) { Refunded = new Money(refunded), FeeReturned = payment.Fee - payment.Kept.Whole };
            payment.Follow(sale, isOver: true, when);
            payment.Follow(sale with { FeeReturned = sale.FeeReturned + payment.FeeToReturn }, isOver: true, when);
            if (new OrderCommission(order, known, rate, Guid.NewGuid).Follow(payment, when) is { } returned)
                known.Add(returned.Entry);
            if (FeeSettlement.Missing(order, payment, known, when, Guid.NewGuid) is { } posting)
                known.Add(posting.Entry);
            known.Where(entry => entry.Kind != LedgerKind.Announced).Sum(entry => entry.Commission.Cents).ShouldBe(0, "nothing is owed of what was paid by link");
            refunded = random.Next(4) == 0 ? order.Total.Cents : refunded + random.NextInt64(order.Total.Cents - refunded + 1);
            when = when + Duration.FromHours(1) < BillingMonth.Of(Months[^1]).Until ? when + Duration.FromHours(1) : when;
        }

        links[order.Id] = payment;
    }

    // Straight into the tables, behind one order that is there: the ledger's own triggers look at each.
    private async Task Write(Books books, Order anchor, IEnumerable<LedgerEntry> entries)
    {
        var all = entries.ToList();
        await using var connection = await Tenancy.Tables.Connect(database.Application, books.Mario.Tenant);
        await using var command = new NpgsqlCommand(
            """
            WITH written AS (
                INSERT INTO ledger_entries (id, tenant_id, store_id, order_id, call_id, kind, goods, basis_points, commission, tax, at, month, once_key)
                SELECT e.id, $1, $2, $3, $4, e.kind, e.goods, e.rate, e.commission, e.tax, e.at, e.month, e.once_key
                FROM unnest($5::uuid[], $6::text[], $7::bigint[], $8::int[], $9::bigint[], $10::timestamptz[], $11::date[], $12::text[], $13::bigint[]) AS e (id, kind, goods, rate, commission, at, month, once_key, tax)
                RETURNING id, kind, commission)
            INSERT INTO ledger_lines (id, tenant_id, entry_id, account, amount)
            SELECT gen_random_uuid(), $1, w.id, s.account, w.commission * s.sign FROM written w CROSS JOIN LATERAL (VALUES
                (CASE w.kind WHEN 'Announced' THEN 'Expected' WHEN 'Reversed' THEN 'Expected' ELSE 'Due' END, 1),
                (CASE w.kind WHEN 'Earned' THEN 'Expected' WHEN 'Settled' THEN 'Collected' ELSE 'Commission' END, -1)) AS s (account, sign)
            """, connection);
        object[] values =
        [
            books.Mario.Tenant, books.Mario.Sheet.StoreId, anchor.Id, anchor.CallId!.Value, all.Select(entry => entry.Id).ToArray(), all.Select(entry => entry.Kind.ToString()).ToArray(),
            all.Select(entry => entry.Goods.Cents).ToArray(), all.Select(entry => entry.BasisPoints).ToArray(), all.Select(entry => entry.Commission.Cents).ToArray(),
            all.Select(entry => entry.At.ToDateTimeUtc()).ToArray(), all.Select(entry => entry.Month.ToDateOnly()).ToArray(), all.Select(entry => entry.OnceKey).ToArray(), all.Select(entry => entry.Tax.Cents).ToArray(),
        ];
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static Instant Within(Random random, LocalDate from, LocalDate to) =>
        BillingMonth.Of(from).From + Duration.FromSeconds(random.NextInt64((long)(BillingMonth.Of(to).Until - BillingMonth.Of(from).From).TotalSeconds - 200_000));
}
