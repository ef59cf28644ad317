using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Kalliky.Integration.Tests.Tenancy;
using Npgsql;

namespace Kalliky.Integration.Tests.Customers;

/// <summary>The whole database as somebody sees who has it all: every row of every table of every schema, the bus included,
/// as text, and every sealed column opened with the business's key.</summary>
internal static class Searched
{
    private const string Columns = """
        SELECT n.nspname || '.' || quote_ident(c.relname), quote_ident(a.attname), t.typname
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
        WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        """;

    /// <summary>Where any of the words stands: table.column, "(sealed)" behind it where one needs the key. Bytes that are not
    /// sealed are read as text too.</summary>
    public static async Task<List<string>> For(string connection, Guid tenant, IVault vault, params string[] words)
    {
        var found = new List<string>();
        foreach (var (table, column, type) in await Tables.Rows(connection, Columns, row => (row.GetString(0), row.GetString(1), row.GetString(2))))
        {
            var values = type == "bytea" ? await Bytes(connection, tenant, table, column) : [];
            foreach (var bytes in values)
            {
                if (Holds(System.Text.Encoding.UTF8.GetString(bytes), words))
                    found.Add($"{table}.{column}");
                if (Opened(vault, bytes) is { } text && Holds(text, words))
                    found.Add($"{table}.{column} (sealed)");
            }

            if (type != "bytea" && (await Tables.Rows(connection, $"SELECT {column}::text FROM {table} WHERE {column} IS NOT NULL", row => row.GetString(0), tenant)).Exists(text => Holds(text, words)))
                found.Add($"{table}.{column}");
        }

        return [.. found.Distinct()];
    }

    private static Task<List<byte[]>> Bytes(string connection, Guid tenant, string table, string column) =>
        Tables.Rows(connection, $"SELECT {column} FROM {table} WHERE {column} IS NOT NULL", row => row.GetFieldValue<byte[]>(0), tenant);

    // Not everything that is bytes was sealed by this business's key.
    private static string? Opened(IVault vault, byte[] bytes)
    {
        try
        {
            return vault.Open(new Sealed(bytes));
        }
        catch (Exception shut) when (shut is System.Security.Cryptography.CryptographicException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            return null;
        }
    }

    private static bool Holds(string text, string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
