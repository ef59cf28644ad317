using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kalliky.Integration.Tests.Setup;

/// <summary>A database with a row of every kind goes back to what it was before money was given back, and comes up to date again: each migration
/// is tried on tables that are not empty, both ways, behind their walls and guards.</summary>
public sealed class MigrationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Before = "20261130024210_Leaving";

    [Fact]
    public async Task Rows_of_every_kind_come_up_to_date_with_what_was_known_of_them()
    {
        await using var services = database.Services();
        var (one, other) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        await Migrate(Before);
        foreach (var (tenant, status) in new[] { (one.Tenant, "Paid"), (other.Tenant, "Refunded") })
            await AsTheyWere(tenant, status);

        await Migrate(null);
        await Migrator.Run(database.Owner, new NpgsqlConnectionStringBuilder(database.Application).Username!, TestContext.Current.CancellationToken);

        (await Payment(one.Tenant)).ShouldBe((0, 19, 4, "Open"));
        (await Payment(other.Tenant)).ShouldBe((950, 0, 0, "Open"));
        (await Ask<bool>(one.Tenant, "SELECT chosen_at = since FROM subscriptions")).ShouldBeTrue("whoever pays has chosen");
        (await Ask<bool>(other.Tenant, "SELECT chosen_at IS NULL FROM subscriptions")).ShouldBeTrue("whoever has FREE is asked once");
        foreach (var tenant in new[] { one.Tenant, other.Tenant })
        {
            (await Ask<string>(tenant, "SELECT language FROM businesses")).ShouldBe("French");
            (await Ask<long>(tenant, "SELECT tax FROM ledger_entries WHERE kind = 'Settled'")).ShouldBe(-5);
            (await Ask<bool>(tenant, "SELECT net = 10298 AND tax = 2060 AND plan IS NULL AND used_in IS NULL AND invoice_id IS NULL FROM paid_periods WHERE amount = 12358")).ShouldBeTrue();
            (await Ask<bool>(tenant, "SELECT bool_and(paid = 0 AND NOT is_by_card) FROM invoices")).ShouldBeTrue();
            (await Ask<string>(tenant, "SELECT payments::text FROM local_payers")).ShouldBe("[]");
            await using var scope = TestDatabase.Scope(services, tenant);
            (await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new ListInvoices())).Rows.Count.ShouldBe(1);
            foreach (var table in (string[])["ledger_entries", "paid_periods", "order_payments", "invoices", "subscriptions"])
                (await Ask<bool>(tenant, $"SELECT relforcerowsecurity FROM pg_class WHERE oid = '{table}'::regclass")).ShouldBeTrue(table);
            await using var owner = await Tables.Connect(database.Owner, tenant);
            (await Tables.Run(owner, "UPDATE ledger_entries SET tax = 0")).State.ShouldBe("42501", "guarded again");
        }
    }

    // What was paid by link was kept whole, a month's payment had no parts, and what was settled had no tax of its own.
    private async Task AsTheyWere(Guid tenant, string status)
    {
        await using var application = await Tables.Connect(database.Application, tenant);
        string[] past =
        [
            $"UPDATE order_payments SET status = '{status}', amount = 950, commission = 19, fee = 23, disputed_at = now()",
            "UPDATE paid_periods SET amount = 12358",
            $"""
            INSERT INTO subscriptions (id, tenant_id, plan, since) VALUES ('{tenant}', '{tenant}', '{(status == "Paid" ? "Pro" : "Free")}', now())
            ON CONFLICT (id) DO UPDATE SET plan = excluded.plan
            """,
            """
            WITH entry AS (
                INSERT INTO ledger_entries (id, tenant_id, store_id, order_id, call_id, kind, goods, basis_points, commission, at, month, once_key)
                SELECT gen_random_uuid(), tenant_id, store_id, order_id, call_id, 'Settled', 0, 100, -23, at, month, 'settled' FROM ledger_entries LIMIT 1 RETURNING id, tenant_id)
            INSERT INTO ledger_lines (id, tenant_id, entry_id, account, amount)
            SELECT gen_random_uuid(), entry.tenant_id, entry.id, side.account, side.amount FROM entry CROSS JOIN (VALUES ('Collected', 23), ('Due', -23)) AS side (account, amount)
            """,
        ];
        foreach (var sql in past)
            (await Tables.Run(application, sql)).State.ShouldBeNull(sql);
    }

    private async Task Migrate(string? to)
    {
        await using var db = new KallikyDb(DataRegistration.Options<KallikyDb>(database.Owner), new CurrentTenant(), new Haste());
        await db.GetService<IMigrator>().MigrateAsync(to, TestContext.Current.CancellationToken);
    }

    private async Task<(long Returned, long Commission, long Tax, string Dispute)> Payment(Guid tenant) => (await Tables.Rows(
        database.Application, "SELECT returned, kept_commission, kept_tax, dispute FROM order_payments", row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3)), tenant)).Single();

    private async Task<T> Ask<T>(Guid tenant, string sql) => (await Tables.Rows(database.Application, sql, row => row.GetFieldValue<T>(0), tenant)).Single();
}
