using Npgsql;

namespace Kalliky.Testing;

/// <summary>A migrated database that each test class clones, with a migrator and an application role of this run.</summary>
internal static class TestTemplate
{
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];
    private static readonly string Password = Guid.NewGuid().ToString("N");
    private static readonly Lazy<Task> Ready = new(Make);
    private static int clones;

    public static string Migrator => $"kalliky_migrator_{Run}";

    public static string Application => $"kalliky_app_{Run}";

    private static string Template => $"kalliky_{Run}_template";

    /// <summary>A fresh copy; answers its name.</summary>
    public static async Task<string> Clone()
    {
        await Ready.Value;
        var name = $"kalliky_{Run}_{Interlocked.Increment(ref clones)}";
        await AsAdministrator($"CREATE DATABASE {name} TEMPLATE {Template} OWNER {Migrator} STRATEGY FILE_COPY");
        return name;
    }

    public static Task Drop(string name) => AsAdministrator($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    public static string Connection(string database, string role) => new NpgsqlConnectionStringBuilder(TestServer.Administrator)
    {
        Database = database,
        Username = role,
        Password = Password,

        // Hundreds at once share these, on a machine that may be busy with something else.
        Timeout = 120,
        CommandTimeout = 120,
    }.ConnectionString;

    private static async Task Make()
    {
        await AsAdministrator($"CREATE ROLE {Migrator} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{Password}'");
        await AsAdministrator($"CREATE ROLE {Application} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{Password}'");
        await AsAdministrator($"CREATE DATABASE {Template} OWNER {Migrator}");
        if (TestServer.Given is not null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(Template).GetAwaiter().GetResult();

        var owner = new NpgsqlConnectionStringBuilder(Connection(Template, Migrator)) { Pooling = false }.ConnectionString;
        await Kalliky.Infrastructure.Data.Migrator.Run(owner, Application, CancellationToken.None);
    }

    private static async Task AsAdministrator(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServer.Administrator);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
