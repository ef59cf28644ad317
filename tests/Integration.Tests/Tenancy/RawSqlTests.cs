using Kalliky.Testing;
using Npgsql;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>Whoever gets to run SQL as the application works for one business, and tries for another's rows, table by table.</summary>
public sealed class RawSqlTests : IClassFixture<TestDatabase>, IAsyncLifetime
{
    /// <summary>"Refused", in PostgreSQL's word.</summary>
    private const string Refused = "42501";

    private readonly TestDatabase database;
    private Neighbour mine = null!;
    private Neighbour yours = null!;
    private string before = "";
    private List<string> tables = [];

    public RawSqlTests(TestDatabase database) => this.database = database;

    public async ValueTask InitializeAsync()
    {
        await using var services = database.Services();
        (mine, yours) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        tables = [.. (await Tables.TablesOf(database.Application)).Where(table => table.HasTenant).Select(table => table.Name)];
        await using var owner = await Tables.Connect(database.Owner, null);
        await Tables.Run(owner, "ANALYZE");
        before = await Tables.Possessions(database.Application, yours.Tenant);
    }

    /// <summary>Whatever was tried, nothing of the other one has changed.</summary>
    public async ValueTask DisposeAsync() => (await Tables.Possessions(database.Application, yours.Tenant)).ShouldBe(before);

    // Here the role may not even try to change or delete.
    private static readonly string[] OnlyAddedTo = ["public.journal_lines"];

    private static (string? State, int Rows) Untouched(string table) => (OnlyAddedTo.Contains(table) ? Refused : null, 0);

    [Fact]
    public void Every_table_of_a_business_has_a_row_to_be_tried() => tables.ShouldAllBe(table => before.Contains(table + "("));

    [Fact]
    public async Task Nothing_of_another_is_read()
    {
        await using var connection = await Tables.Connect(database.Application, mine.Tenant);
        foreach (var table in tables)
        {
            (await Count(connection, $"SELECT count(*) FROM {table}")).ShouldBeGreaterThan(0, table);
            (await Count(connection, $"SELECT count(*) FROM {table} WHERE tenant_id = '{yours.Tenant}'")).ShouldBe(0, table);
            (await Count(connection, $"SELECT count(*) FROM {table} t WHERE t::text LIKE '%{yours.Mark}%'")).ShouldBe(0, table);
            if (!OnlyAddedTo.Contains(table))
                (await Count(connection, $"SELECT count(*) FROM (SELECT * FROM {table} WHERE tenant_id = '{yours.Tenant}' FOR UPDATE) x")).ShouldBe(0, table);
        }

        (await Count(connection, "SELECT count(*) FROM pg_stats WHERE schemaname = 'public' AND tablename NOT IN ('migrations', 'webhook_events', 'invoice_counter')")).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_business_nothing_is_read_or_written()
    {
        foreach (var announced in (string[])["", "SELECT set_config('app.tenant', '', false)"])
        {
            await using var connection = await Tables.Connect(database.Application, null);
            if (announced.Length > 0)
                (await Tables.Run(connection, announced)).State.ShouldBeNull();
            foreach (var table in tables)
            {
                (await Count(connection, $"SELECT count(*) FROM {table}")).ShouldBe(0, table);
                (await Tables.Run(connection, $"DELETE FROM {table}")).ShouldBe(Untouched(table), table);
                (await Tables.Run(connection, Copy(table, yours.Tenant))).Rows.ShouldBe(0, table);
            }

            (await Tables.Run(connection, $"INSERT INTO call_events (id, call_id, kind, at, tenant_id) VALUES (gen_random_uuid(), '{yours.LiveCall}', 'x', now(), '{yours.Tenant}')")).State.ShouldBe(Refused);
        }
    }

    [Fact]
    public async Task Nothing_of_another_is_changed_deleted_or_taken()
    {
        await using var connection = await Tables.Connect(database.Application, mine.Tenant);
        foreach (var table in tables)
        {
            (await Tables.Run(connection, $"UPDATE {table} SET tenant_id = tenant_id WHERE tenant_id = '{yours.Tenant}'")).ShouldBe(Untouched(table), table);
            (await Tables.Run(connection, $"UPDATE {table} SET tenant_id = '{mine.Tenant}' WHERE tenant_id = '{yours.Tenant}'")).ShouldBe(Untouched(table), table);
            (await Tables.Run(connection, $"DELETE FROM {table} WHERE tenant_id = '{yours.Tenant}'")).ShouldBe(Untouched(table), table);
            (await Tables.Run(connection, $"TRUNCATE {table} CASCADE")).State.ShouldBe(Refused, table);
        }
    }

    [Fact]
    public async Task Nothing_is_slipped_in_among_anothers_rows()
    {
        await using var connection = await Tables.Connect(database.Application, mine.Tenant);
        foreach (var table in tables)
        {
            (await Tables.Run(connection, Copy(table, yours.Tenant))).State.ShouldBe(Refused, table);
            (await Tables.Run(connection, $"UPDATE {table} SET tenant_id = '{yours.Tenant}'")).State.ShouldBe(Refused, table);
        }
    }

    [Fact]
    public async Task No_row_hangs_on_anothers_row()
    {
        await using var connection = await Tables.Connect(database.Application, mine.Tenant);
        string[] attempts =
        [
            $"INSERT INTO call_turns SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'call_id', '{yours.LiveCall}', 'sequence', 2))).* FROM call_turns t LIMIT 1",
            $"INSERT INTO relay_tokens SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'hash', 'mine', 'call_id', '{yours.LiveCall}'))).* FROM relay_tokens t LIMIT 1",
            $"UPDATE orders SET store_id = '{yours.Store}' WHERE status = 'Draft'",
            $"UPDATE orders SET customer_id = '{yours.Customer}'",
            $"UPDATE calls SET store_id = '{yours.Store}'",
            $"UPDATE tickets SET call_id = '{yours.LiveCall}'",
            $"SELECT next_order_number('{yours.Store}', current_date)",
        ];
        foreach (var attempt in attempts)
            (await Tables.Run(connection, attempt)).State.ShouldBe("23503", attempt);
    }

    [Fact]
    public async Task The_wall_is_not_taken_down()
    {
        await using var connection = await Tables.Connect(database.Application, mine.Tenant);
        var owner = new NpgsqlConnectionStringBuilder(database.Owner).Username;
        string[] attempts =
        [
            $"SET ROLE {owner}", $"SET SESSION AUTHORIZATION {owner}", "ALTER TABLE orders DISABLE ROW LEVEL SECURITY", "ALTER TABLE orders NO FORCE ROW LEVEL SECURITY",
            "DROP POLICY tenant ON orders", "CREATE POLICY mine ON orders USING (true)", "CREATE OR REPLACE FUNCTION public.current_tenant() RETURNS uuid LANGUAGE sql RETURN NULL",
            "CREATE TABLE public.copies (id int)", "CREATE FUNCTION doors.open() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1",
            "UPDATE public.migrations SET product_version = ''",
        ];
        foreach (var attempt in attempts)
            (await Tables.Run(connection, attempt)).State.ShouldBe(Refused, attempt);

        // Asking to do without it is an error, not an open door; a table of one's own with the same name changes no policy.
        await Tables.Run(connection, "SET row_security = off");
        (await Tables.Run(connection, "SELECT * FROM orders")).State.ShouldBe(Refused);
        await Tables.Run(connection, "SET row_security = on");
        await Tables.Run(connection, $"CREATE FUNCTION pg_temp.current_tenant() RETURNS uuid LANGUAGE sql RETURN '{yours.Tenant}'::uuid");
        await Tables.Run(connection, "SET search_path = pg_temp, public");
        (await Count(connection, $"SELECT count(*) FROM orders WHERE tenant_id = '{yours.Tenant}'")).ShouldBe(0);
    }

    // One of one's own rows once more, under another id and for another business.
    private static string Copy(string table, Guid tenant) =>
        $"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'tenant_id', '{tenant}'))).* FROM {table} t LIMIT 1";

    private static async Task<long> Count(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Written by the test.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
