using Npgsql;

namespace Kalliky.Load;

/// <summary>Years of a busy business, written straight into the database: what its pages and lists read later. Other
/// businesses lie beside it.</summary>
internal sealed class Years(string owner, int rows, int neighbours)
{
    private const int OfANeighbour = 20_000;

    /// <summary>The copies take their sealed words from the rows that the store's file made.</summary>
    private const string Fill = """
        INSERT INTO customers (id, tenant_id, name, phone, phone_key, created_at, last_call_at, call_count, order_count)
        SELECT gen_random_uuid(), t.tenant_id, (ARRAY['Martin','Bernard','Thomas','Petit','Robert','Richard','Durand','Dubois','Moreau','Laurent'])[1 + n % 10] || ' ' || n,
               t.phone, md5(t.tenant_id::text || n), now() - n * interval '11 minutes' - interval '1 day', CASE WHEN n % 3 > 0 THEN now() - n * interval '11 minutes' END, n % 7, n % 3
        FROM template_card t, generate_series(1, @rows) n;

        INSERT INTO bookings (id, tenant_id, store_id, resource_id, kind, status, starts_at, ends_at, busy_until, has_place, is_forced, is_test, services,
                              history, version, customer_id, customer_name, customer_phone, created_at, confirmed_at)
        SELECT gen_random_uuid(), t.tenant_id, t.store_id, r.id, 'Appointment', CASE WHEN at < now() THEN 'Done' ELSE 'Confirmed' END, at, at + interval '30 minutes',
               at + interval '30 minutes', true, false, false, t.services, t.history, 1, t.customer_id, t.customer_name, t.customer_phone, at - interval '5 days', at - interval '5 days'
        FROM template_booking t, resources_of_store r, generate_series(0, @rows / 5 - 1) n,
             LATERAL (SELECT date_trunc('day', now()) - interval '700 days' + (n / 20) * interval '1 day' + interval '8 hours' + (n % 20) * interval '30 minutes' AS at) moment;

        INSERT INTO calls (id, tenant_id, store_id, carrier_id, caller, caller_key, customer_id, status, outcome, transfer, language, generation, is_test,
                           takes_message_only, started_at, answered_at, ended_at, end_reason)
        SELECT gen_random_uuid(), c.tenant_id, s.id, 'v3:' || gen_random_uuid(), c.phone, c.phone_key, c.id, 'Ended',
               (ARRAY['Answered','Booked','Abandoned','Ordered','MessageTaken'])[1 + c.n % 5], CASE WHEN c.n % 9 = 0 THEN 'Bridged' ELSE 'None' END, 'French', 0, c.n % 500 = 0,
               false, at, at, at + interval '2 minutes', 'normal_clearing'
        FROM (SELECT *, row_number() OVER () n FROM customers WHERE phone_key <> (SELECT phone_key FROM template_card)) c, template_store s,
             LATERAL (SELECT now() - c.n * interval '11 minutes' AS at) moment;

        INSERT INTO tickets (id, tenant_id, store_id, kind, subject, status, customer_id, customer_name, phone, created_at, solved_at)
        SELECT gen_random_uuid(), c.tenant_id, s.id, (ARRAY['Callback','Question','Message'])[1 + c.n % 3], 'Rappeler pour un devis ' || c.n,
               CASE WHEN c.n % 200 = 0 THEN 'Open' WHEN c.n % 400 = 1 THEN 'Waiting' ELSE 'Solved' END, c.id, c.name, c.phone, at,
               CASE WHEN c.n % 200 <> 0 AND c.n % 400 <> 1 THEN at + interval '3 hours' END
        FROM (SELECT *, row_number() OVER () n FROM customers WHERE phone_key <> (SELECT phone_key FROM template_card)) c, template_store s,
             LATERAL (SELECT now() - c.n * interval '11 minutes' AS at) moment;
        """;

    private const string Templates = """
        CREATE TEMP TABLE template_business AS SELECT * FROM businesses LIMIT 1;
        CREATE TEMP TABLE template_store AS SELECT * FROM stores ORDER BY key LIMIT 1;
        CREATE TEMP TABLE template_booking AS SELECT * FROM bookings WHERE customer_phone IS NOT NULL LIMIT 1;
        CREATE TEMP TABLE template_card AS SELECT * FROM customers WHERE id = (SELECT customer_id FROM template_booking);
        CREATE TEMP TABLE resources_of_store AS SELECT * FROM resources WHERE store_id = (SELECT id FROM template_store) AND kind = 'Person';
        """;

    /// <summary>Everything of the templates becomes another business's, under new ids.</summary>
    private const string MoveIn = """
        UPDATE template_business SET id = @tenant, tenant_id = @tenant;
        UPDATE template_store SET id = gen_random_uuid(), tenant_id = @tenant, number = NULL, number_key = NULL, key = 'neighbour';
        UPDATE template_card SET id = gen_random_uuid(), tenant_id = @tenant;
        UPDATE resources_of_store SET id = gen_random_uuid(), tenant_id = @tenant, store_id = (SELECT id FROM template_store), feed_key = NULL;
        UPDATE template_booking SET tenant_id = @tenant, store_id = (SELECT id FROM template_store), customer_id = (SELECT id FROM template_card);
        INSERT INTO businesses SELECT * FROM template_business;
        INSERT INTO stores SELECT * FROM template_store;
        INSERT INTO customers SELECT * FROM template_card;
        INSERT INTO resources SELECT * FROM resources_of_store;
        """;

    /// <summary>False when they are there already.</summary>
    public async Task<bool> Write(Guid tenant)
    {
        await using var open = new NpgsqlConnection(owner);
        await open.OpenAsync();
        await Work(open, tenant);
        if (await Count(open) >= rows)
            return false;
        await Run(open, Templates, tenant, rows);
        await Run(open, Fill, tenant, rows);
        for (var i = 0; i < neighbours; i++)
        {
            var other = Guid.CreateVersion7();
            await Work(open, other);
            await Run(open, MoveIn, other, OfANeighbour);
            await Run(open, Fill, other, OfANeighbour);
        }

        await Run(open, "ANALYZE customers, bookings, calls, tickets", tenant, 0);
        return true;
    }

    /// <summary>Rows that the database has read from tables so far, by index or not: what a request costs on any machine.</summary>
    public async Task<long> RowsRead()
    {
        await using var open = new NpgsqlConnection(owner);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_user_tables WHERE relname IN ('bookings', 'customers', 'calls', 'tickets')", open);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Takes indexes away; answers how they are made again.</summary>
    public async Task<IReadOnlyList<string>> Without(IReadOnlyList<string> indexes)
    {
        await using var open = new NpgsqlConnection(owner);
        await open.OpenAsync();
        var made = new List<string>();
        foreach (var name in indexes)
        {
            await using var definition = new NpgsqlCommand("SELECT pg_get_indexdef(@name::regclass)", open);
            definition.Parameters.AddWithValue("name", name);
            made.Add((string)(await definition.ExecuteScalarAsync())!);
#pragma warning disable CA2100 // The name is one that the database has just known.
            await using var drop = new NpgsqlCommand($"DROP INDEX {name}", open);
#pragma warning restore CA2100
            await drop.ExecuteNonQueryAsync();
        }

        return made;
    }

    /// <summary>Makes them again, and lets the database look at what is there.</summary>
    public async Task Again(IReadOnlyList<string> indexes)
    {
        await using var open = new NpgsqlConnection(owner);
        await open.OpenAsync();
        foreach (var sql in indexes.Append("ANALYZE bookings, customers, calls, tickets"))
            await Run(open, sql, default, 0);
    }

    /// <summary>The business that a REST key opens.</summary>
    public async Task<Guid> TenantOf(string key)
    {
        await using var open = new NpgsqlConnection(owner);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT tenant_id FROM doors.of_api_key(@hash)", open);
        command.Parameters.AddWithValue("hash", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key))));
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    private static Task Work(NpgsqlConnection open, Guid tenant) => Run(open, "SELECT set_config('app.tenant', @tenant::text, false)", tenant, 0);

    private static async Task<long> Count(NpgsqlConnection open)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM calls", open);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlConnection open, string sql, Guid tenant, int rows)
    {
#pragma warning disable CA2100 // Written here, or what the database said of its own indexes.
        await using var command = new NpgsqlCommand(sql, open) { CommandTimeout = 1_800 };
#pragma warning restore CA2100
        if (sql.Contains("@tenant", StringComparison.Ordinal))
            command.Parameters.AddWithValue("tenant", tenant);
        if (sql.Contains("@rows", StringComparison.Ordinal))
            command.Parameters.AddWithValue("rows", rows);
        await command.ExecuteNonQueryAsync();
    }
}
