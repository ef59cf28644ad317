using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The ledger on the real database: what is written when, and what the database refuses whoever asks.</summary>
public sealed class LedgerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Unbalanced = "23514";
    private const string Refused = "42501";

    [Fact]
    public async Task Announces_at_the_confirmation_and_is_due_when_the_customer_has_the_order()
    {
        await using var books = await Books.Open(database);
        var order = await books.Order(5350);

        await books.Tell(books.Confirmed(order));
        (await books.Balance(LedgerAccount.Expected), await books.Balance(LedgerAccount.Due)).ShouldBe((54, 0));
        await books.Tell(await books.Complete(order));

        var entries = await books.Entries(order);
        entries.Select(entry => entry.Kind).ShouldBe([LedgerKind.Announced, LedgerKind.Earned], ignoreOrder: true);
        entries.ShouldAllBe(entry => entry.OrderId == order.Id && entry.CallId == order.CallId && entry.Goods.Cents == 5350 && entry.BasisPoints == 100 && entry.Commission.Cents == 54);
        (await books.Balance(LedgerAccount.Expected), await books.Balance(LedgerAccount.Due), await books.Balance(LedgerAccount.Commission)).ShouldBe((0, 54, -54));
    }

    [Fact]
    public async Task Takes_back_what_was_refused_or_cancelled()
    {
        await using var books = await Books.Open(database);
        var (refused, cancelled) = (await books.Order(), await books.Order());
        await books.Tell(books.Confirmed(refused));
        await books.Tell(books.Confirmed(cancelled));

        await books.Tell(await books.Refuse(refused));
        await books.Tell(await books.Handle(cancelled, order => order.Cancel("caller", books.Mario.Now)));

        (await books.Entries()).Count(entry => entry.Kind == LedgerKind.Reversed).ShouldBe(2);
        foreach (var account in Enum.GetValues<LedgerAccount>())
            (await books.Balance(account)).ShouldBe(0, $"{account}");
    }

    [Fact]
    public async Task Writes_once_whatever_comes_twice_too_early_or_at_the_same_moment()
    {
        await using var books = await Books.Open(database);
        var order = await books.Order();
        var completed = await books.Complete(order);

        // The last word before the first, and both again, from several nodes at once.
        await books.Tell(completed);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(index => index % 2 == 0 ? books.Tell(books.Confirmed(order)) : books.Tell(completed)));

        (await books.Entries(order)).Select(entry => entry.Kind).ShouldBe([LedgerKind.Announced, LedgerKind.Earned], ignoreOrder: true);
        (await books.Balance(LedgerAccount.Due)).ShouldBe(13);
    }

    [Fact]
    public async Task Nodes_that_post_one_order_in_the_same_moment_wait_for_each_other_and_post_it_once()
    {
        await using var books = await Books.Open(database);
        foreach (var order in await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => books.Order())))
        {
            // Confirmed, accepted, made ready and handed over before the bus has told any of it: nobody loses and comes again.
            var completed = await books.Complete(order);
            await Task.WhenAll(books.Tell(books.Confirmed(order)), books.Tell(completed), books.Tell(completed), books.Tell(completed));
            (await books.Entries(order)).Select(entry => entry.Kind).ShouldBe([LedgerKind.Announced, LedgerKind.Earned], ignoreOrder: true);
        }

        (await books.Balance(LedgerAccount.Expected), await books.Balance(LedgerAccount.Due)).ShouldBe((0, 130));
    }

    [Fact]
    public async Task Keeps_the_rate_of_the_plan_that_the_order_was_confirmed_under()
    {
        await using var books = await Books.Open(database, Plan.Free);
        var order = await books.Order(10_000);
        await books.Tell(books.Confirmed(order));
        await books.Subscribe(subscription => subscription.ChangeTo(Plan.Enterprise, books.Mario.Now));

        await books.Tell(await books.Complete(order));

        (await books.Entries(order)).Select(entry => (entry.BasisPoints, entry.Commission.Cents)).ShouldBe([(500, 500), (500, 500)]);
    }

    [Fact]
    public async Task Has_the_rate_of_the_moment_of_the_confirmation_though_the_news_come_after_another_plan()
    {
        await using var books = await Books.Open(database, Plan.Free);
        var begun = Restaurant.At(7, 0);
        await books.Mario.Read(db => db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(business => business.CreatedAt, begun).SetProperty(business => business.Plan, Plan.Free)));
        var before = await books.Order(10_000);
        books.Mario.Now += Duration.FromMinutes(10);
        await books.Mario.Work(async scope =>
        {
            await scope.GetRequiredService<Subscriptions>().Switch(Plan.Enterprise, books.Mario.Now, TestContext.Current.CancellationToken);
            return await scope.GetRequiredService<IKallikyDb>().SaveChangesAsync();
        });
        var after = await books.Order(10_000);

        foreach (var order in new[] { after, before })
            await books.Tell(books.Confirmed(order));

        (await books.Entries(before)).ShouldHaveSingleItem().BasisPoints.ShouldBe(500);
        (await books.Entries(after)).ShouldHaveSingleItem().BasisPoints.ShouldBe(30);
    }

    [Fact]
    public async Task Knows_nothing_of_tests_and_of_orders_that_came_another_way()
    {
        await using var books = await Books.Open(database);
        foreach (var order in new[] { await books.Order(isTest: true), await books.Order(byPhone: false) })
        {
            await books.Tell(books.Confirmed(order));
            await books.Tell(await books.Complete(order));
        }

        (await books.Entries()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Gives_back_the_commission_of_what_the_merchant_gave_back()
    {
        await using var books = await Books.Open(database);
        var order = await books.Order(1250);
        await books.Tell(books.Confirmed(order));
        (await books.Mario.Send(new RefundOrder(order.Id, 100, "a"))).ShouldBeOfType<RefundOrder.Unknown>("nothing is due yet");
        await books.Tell(await books.Complete(order));

        (await books.Mario.Send(new RefundOrder(order.Id, 550, "a"))).ShouldBeOfType<RefundOrder.Refunded>().Commission.Cents.ShouldBe(6);
        (await books.Mario.Send(new RefundOrder(order.Id, 550, "a"))).ShouldBeOfType<RefundOrder.Known>();
        (await books.Mario.Send(new RefundOrder(order.Id, 701, "b"))).ShouldBeOfType<RefundOrder.TooMuch>().Left.Cents.ShouldBe(700);
        (await books.Mario.Send(new RefundOrder(Guid.NewGuid(), 1, "a"))).ShouldBeOfType<RefundOrder.Unknown>();

        (await books.Balance(LedgerAccount.Due)).ShouldBe(7);
    }

    [Fact]
    public async Task Two_refunds_at_the_same_moment_never_give_back_more_than_was_sold()
    {
        await using var books = await Books.Open(database);
        var order = await books.Order(1000);
        await books.Tell(await books.Complete(order));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => books.Mario.Send(new RefundOrder(order.Id, 400, $"r{index}"))));

        answers.Count(answer => answer is RefundOrder.Refunded).ShouldBe(2);
        answers.Count(answer => answer is RefundOrder.TooMuch { Left.Cents: 200 }).ShouldBe(4);
        (await books.Balance(LedgerAccount.Due)).ShouldBe(2);
    }

    [Fact]
    public async Task An_entry_that_does_not_balance_is_refused_when_it_is_committed()
    {
        await using var books = await Books.Open(database);
        var order = await books.Order();
        await books.Tell(books.Confirmed(order));
        await using var connection = await Tables.Connect(database.Application, books.Mario.Tenant);
        string[] attempts =
        [
            // One line too many; an entry without lines; lines that add up to a cent.
            "INSERT INTO ledger_lines (id, entry_id, account, amount, tenant_id) SELECT gen_random_uuid(), entry_id, account, 1, tenant_id FROM ledger_lines LIMIT 1",
            Entry("alone"),
            $"WITH entry AS ({Entry("uneven")} RETURNING id, tenant_id) INSERT INTO ledger_lines (id, tenant_id, entry_id, account, amount) SELECT gen_random_uuid(), tenant_id, id, 'Due', amount FROM entry, (VALUES (5), (-4)) AS v (amount)",
        ];
        foreach (var attempt in attempts)
            (await Tables.Run(connection, attempt)).State.ShouldBe(Unbalanced, attempt);

        var even = $"WITH entry AS ({Entry("even")} RETURNING id, tenant_id) INSERT INTO ledger_lines (id, tenant_id, entry_id, account, amount) SELECT gen_random_uuid(), tenant_id, id, 'Due', amount FROM entry, (VALUES (5), (-5)) AS v (amount)";
        (await Tables.Run(connection, even)).State.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_what_was_written_not_even_the_tables_owner()
    {
        await using var books = await Books.Open(database);
        await books.Tell(books.Confirmed(await books.Order()));
        foreach (var role in (string[])[database.Application, database.Owner])
        {
            await using var connection = await Tables.Connect(role, books.Mario.Tenant);
            foreach (var table in (string[])["ledger_entries", "ledger_lines"])
            {
                (await Tables.Run(connection, $"UPDATE {table} SET id = id")).State.ShouldBe(Refused, table);
                (await Tables.Run(connection, $"DELETE FROM {table}")).State.ShouldBe(Refused, table);
                (await Tables.Run(connection, $"TRUNCATE {table} CASCADE")).State.ShouldBe(Refused, table);
            }
        }

        (await books.Entries()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_ledger_speaks_of_cannot_be_deleted_under_it()
    {
        await using var books = await Books.Open(database);
        var order = await books.Order();
        await books.Tell(books.Confirmed(order));
        await using var connection = await Tables.Connect(database.Application, books.Mario.Tenant);

        (await Tables.Run(connection, $"DELETE FROM orders WHERE id = '{order.Id}'")).State.ShouldBe("23503");
        (await Tables.Run(connection, $"DELETE FROM calls WHERE id = '{order.CallId}'")).State.ShouldBe("23503");
    }

    [Fact]
    public async Task No_line_hangs_on_anothers_entry()
    {
        await using var mine = await Books.Open(database);
        await using var yours = await Books.Open(database);
        await mine.Tell(mine.Confirmed(await mine.Order()));
        var order = await yours.Order();
        await yours.Tell(yours.Confirmed(order));
        var theirs = (await yours.Entries()).Single().Id;
        await using var connection = await Tables.Connect(database.Application, mine.Mario.Tenant);

        (await Tables.Run(connection, $"INSERT INTO ledger_lines (id, tenant_id, entry_id, account, amount) VALUES (gen_random_uuid(), '{mine.Mario.Tenant}', '{theirs}', 'Due', 0)")).State.ShouldBe("23503");
        (await Tables.Run(connection, $"INSERT INTO ledger_lines (id, tenant_id, entry_id, account, amount) VALUES (gen_random_uuid(), '{yours.Mario.Tenant}', '{theirs}', 'Due', 0)")).State.ShouldBe(Refused);
        (await mine.Mario.Send(new RefundOrder(order.Id, 1, "a"))).ShouldBeOfType<RefundOrder.Unknown>();
        (await mine.Mario.Send(new ListCommissions())).Rows.ShouldHaveSingleItem().OrderId.ShouldNotBe(order.Id);
    }

    [Fact]
    public async Task The_months_lines_and_their_sum_say_where_each_order_stands()
    {
        await using var books = await Books.Open(database);
        var (open, done, refused) = (await books.Order(1000), await books.Order(2000), await books.Order(3000));
        foreach (var order in new[] { open, done, refused })
            await books.Tell(books.Confirmed(order));
        await books.Tell(await books.Complete(done));
        await books.Tell(await books.Refuse(refused));
        await books.Mario.Send(new RefundOrder(done.Id, 500, "a"));

        var rows = (await books.Mario.Send(new ListCommissions())).Rows;
        var sum = await books.Mario.Send(new SumCommissions());

        rows.Select(row => (row.OrderId, row.Kind, row.Commission.Cents)).ShouldBe(
            [(open.Id, LedgerKind.Announced, 10L), (done.Id, LedgerKind.Earned, 20L), (done.Id, LedgerKind.Refunded, -5L), (refused.Id, LedgerKind.Reversed, -30L)], ignoreOrder: true);
        (sum.Orders, sum.Goods.Cents, sum.Commission.Cents, sum.Waiting, sum.Expected.Cents).ShouldBe((1, 1500L, 15L, 1, 10L));
        (await books.Mario.Send(new SumCommissions(new NodaTime.LocalDate(2026, 10, 3)))).Orders.ShouldBe(0);
        (await books.Mario.Send(new ListCommissions(StoreId: Guid.NewGuid()))).Rows.ShouldBeEmpty();

        var first = await books.Mario.Send(new ListCommissions(Limit: 3));
        first.Rows.Select(row => row.Id).Concat((await books.Mario.Send(new ListCommissions(Limit: 3, After: first.Next))).Rows.Select(row => row.Id)).ShouldBe(rows.Select(row => row.Id));
    }

    // One of one's own entries once more.
    private static string Entry(string once) =>
        $"INSERT INTO ledger_entries SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'once_key', '{once}'))).* FROM ledger_entries t LIMIT 1";
}
