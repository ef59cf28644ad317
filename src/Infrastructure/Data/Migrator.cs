using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Infrastructure.Bus;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Infrastructure.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Kalliky.Infrastructure.Data;

/// <summary>Brings the tables up to date as their owner, one process at a time, and grants the application what it needs and no more.</summary>
internal static class Migrator
{
    private const long Lock = 0x4B414C4C494B59;

    public static Task Run(IConfiguration configuration, CancellationToken ct)
    {
        var application = configuration.GetConnectionString("Kalliky");
        var owner = configuration.GetConnectionString("KallikyMigrator");
        if (string.IsNullOrWhiteSpace(application) || string.IsNullOrWhiteSpace(owner))
            throw new SettingException("Migrating needs two addresses of PostgreSQL: ConnectionStrings__KallikyMigrator as the owner of the tables, ConnectionStrings__Kalliky as the application.");
        var role = new NpgsqlConnectionStringBuilder(ConnectionStrings.Normalise(application)).Username
            ?? throw new SettingException("ConnectionStrings__Kalliky names no user: migrating grants it its rights.");
        return Run(ConnectionStrings.Normalise(owner), role, ct);
    }

    /// <param name="owner">Connection string of the role that owns the tables.</param>
    /// <param name="application">The role that the application signs in as.</param>
    public static async Task Run(string owner, string application, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await Execute(connection, $"SELECT pg_advisory_lock({Lock})", ct);

        await using (var accounts = new AccountsDb(DataRegistration.Options<AccountsDb>(owner)))
            await accounts.Database.MigrateAsync(ct);
        await using (var db = new KallikyDb(DataRegistration.Options<KallikyDb>(owner), new CurrentTenant(), new Haste()))
            await db.Database.MigrateAsync(ct);
        await BusRegistration.CreateTables(owner, ct);
        await Execute(connection, Grants(new NpgsqlCommandBuilder().QuoteIdentifier(application)), ct);
    }

    private static string Grants(string role) => $"""
        GRANT USAGE ON SCHEMA public, accounts, bus, doors TO {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, accounts, bus TO {role};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, accounts, bus TO {role};
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, doors TO {role};
        REVOKE UPDATE, DELETE ON public.journal_lines FROM {role};
        REVOKE INSERT, UPDATE, DELETE ON public.migrations, accounts.migrations FROM {role};
        """;

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
