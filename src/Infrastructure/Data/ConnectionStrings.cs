using Npgsql;

namespace Kalliky.Infrastructure.Data;

/// <summary>Accepts both forms of a PostgreSQL address: Npgsql's keywords and postgres://user:password@host:port/database.</summary>
public static class ConnectionStrings
{
    public static string Normalise(string given)
    {
        if (!given.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) && !given.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return given;
        var address = new Uri(given);
        var user = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port > 0 ? address.Port : 5432,
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            settings[Keyword(Uri.UnescapeDataString(parts[0]))] = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
        }

        return settings.ConnectionString;
    }

    // libpq's names for what Npgsql calls otherwise.
    private static string Keyword(string name) => name switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        _ => name,
    };
}
