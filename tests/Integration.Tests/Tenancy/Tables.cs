using Npgsql;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>What the database itself says of its tables, and raw SQL in either role.</summary>
internal static class Tables
{
    /// <summary>Every table of the product, walled or not, migrations and the bus included.</summary>
    private const string Every = """
        SELECT n.nspname || '.' || c.relname, c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner),
               EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        ORDER BY 1
        """;

    public static async Task<List<T>> Rows<T>(string connection, string sql, Func<NpgsqlDataReader, T> read, Guid? tenant = null)
    {
        await using var open = await Connect(connection, tenant);
#pragma warning disable CA2100 // Written by the test.
        await using var command = new NpgsqlCommand(sql, open);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public static async Task<List<Table>> TablesOf(string connection) => await Rows(
        connection, Every, row => new Table(row.GetString(0), row.GetBoolean(1) && row.GetBoolean(2), row.GetString(3), row.GetBoolean(4)));

    /// <summary>All that a business owns, table by table, to be compared before and after.</summary>
    public static async Task<string> Possessions(string connection, Guid tenant)
    {
        var each = (await TablesOf(connection)).Where(table => table.HasTenant).Select(table => $"SELECT '{table.Name}' || t::text FROM {table.Name} t");
        return string.Join('\n', await Rows(connection, string.Join(" UNION ALL ", each) + " ORDER BY 1", row => row.GetString(0), tenant));
    }

    public static async Task<NpgsqlConnection> Connect(string connection, Guid? tenant)
    {
        var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        if (tenant is { } id)
            await Run(open, $"SELECT set_config('app.tenant', '{id}', false)");
        return open;
    }

    /// <summary>The state that PostgreSQL answers, null when it did what was asked; and how many rows it touched.</summary>
    public static async Task<(string? State, int Rows)> Run(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Written by the test.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        try
        {
            return (null, await command.ExecuteNonQueryAsync());
        }
        catch (PostgresException refusal)
        {
            return (refusal.SqlState, 0);
        }
    }
}

/// <param name="Walled">Row-level security is enabled and forced.</param>
/// <param name="HasTenant">It has a column tenant_id.</param>
internal sealed record Table(string Name, bool Walled, string Owner, bool HasTenant);
