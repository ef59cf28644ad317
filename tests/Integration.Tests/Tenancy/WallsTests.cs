using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>Both walls, read from the built model and from the database: no table and no entity is without them.</summary>
public sealed class WallsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Fence = "(tenant_id = current_tenant())";

    /// <summary>Tables that no entity of ours stands behind: the bus, the migrations, and what Identity and Data Protection keep.</summary>
    private static readonly string[] OfNobody =
        ["bus.messages", "bus.outbox", "public.migrations", "accounts.migrations", "accounts.claims", "accounts.logins", "accounts.tokens", "accounts.passkeys", "accounts.data_protection_keys"];

    private string Application => new NpgsqlConnectionStringBuilder(database.Application).Username!;

    private string Migrator => new NpgsqlConnectionStringBuilder(database.Owner).Username!;

    [Fact]
    public async Task Every_table_is_walled_or_its_entity_is_global()
    {
        (await Missing()).ShouldBeEmpty();
        (await Tables.TablesOf(database.Owner)).Where(table => table.Walled && !table.HasTenant).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_that_was_forgotten_is_found()
    {
        await using var owner = await Tables.Connect(database.Owner, null);
        await Tables.Run(owner, "CREATE TABLE public.forgotten (id uuid, tenant_id uuid); CREATE VIEW public.seen_through AS SELECT * FROM orders");
        try
        {
            (await Missing()).ShouldBe(["public.forgotten", "public.seen_through"]);
        }
        finally
        {
            await Tables.Run(owner, "DROP TABLE public.forgotten; DROP VIEW public.seen_through");
        }
    }

    [Fact]
    public async Task Every_entity_of_a_business_has_the_filter_and_a_walled_table()
    {
        var walled = (await Tables.TablesOf(database.Owner)).Where(table => table.Walled).Select(table => table.Name).ToHashSet();
        var entities = Models().Where(entity => !entity.ClrType.IsDefined(typeof(GlobalAttribute), false) && entity.ClrType.Namespace!.StartsWith("Kalliky", StringComparison.Ordinal)).ToList();

        entities.Count.ShouldBeGreaterThan(15);
        foreach (var entity in entities)
        {
            typeof(TenantEntity).IsAssignableFrom(entity.ClrType).ShouldBeTrue(entity.Name);
            entity.FindDeclaredQueryFilter(KallikyDb.TenantFilter).ShouldNotBeNull(entity.Name);
            walled.ShouldContain(NameOf(entity));
        }
    }

    [Fact]
    public async Task Every_wall_has_one_fence_for_reading_and_writing_and_doors_for_the_owner_alone()
    {
        var policies = await Tables.Rows(
            database.Owner,
            "SELECT schemaname || '.' || tablename, policyname::text, permissive, array_to_string(roles, ','), cmd, qual, with_check FROM pg_policies",
            row => (Table: row.GetString(0), Name: row.GetString(1), Roles: row.GetString(3), For: row.GetString(4), Reads: row.GetString(5), Writes: row.IsDBNull(6) ? null : row.GetString(6)));

        var walled = (await Tables.TablesOf(database.Owner)).Where(table => table.Walled).Select(table => table.Name);
        policies.Where(policy => policy.Name == "tenant" && policy is { Roles: "public", For: "ALL", Reads: Fence, Writes: Fence })
            .Select(policy => policy.Table).ShouldBe(walled, ignoreOrder: true);
        policies.Where(policy => policy.Name != "tenant").ShouldAllBe(policy => policy.Name == "doors" && policy.Roles == Migrator);
    }

    [Fact]
    public async Task The_application_owns_nothing_and_may_pass_no_wall()
    {
        (await Tables.TablesOf(database.Owner)).ShouldAllBe(table => table.Owner == Migrator);
        foreach (var role in (string[])[Application, Migrator])
        {
            var rights = await Tables.Rows(
                database.Owner, $"SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = '{role}'", row => row.GetBoolean(0));
            rights.ShouldBe([false], role);
        }

        (await Tables.Rows(database.Owner, $"SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = '{Application}'", row => row.GetInt32(0))).ShouldBeEmpty();
        (await Tables.Rows(
            database.Owner,
            "SELECT n.nspname::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname <> 'pg_catalog' GROUP BY 1",
            row => row.GetString(0))).ShouldBe(["doors"]);
    }

    [Fact]
    public async Task Every_key_between_rows_of_businesses_carries_the_business()
    {
        // PostgreSQL checks foreign keys past row-level security.
        var loose = await Tables.Rows(
            database.Owner,
            """
            SELECT k.conrelid::regclass || '.' || k.conname FROM pg_constraint k
            JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
            WHERE k.contype = 'f' AND child.relrowsecurity AND parent.relrowsecurity AND NOT EXISTS (
                SELECT FROM unnest(k.conkey) AS part JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = part WHERE a.attname = 'tenant_id')
            """,
            row => row.GetString(0));

        loose.ShouldBeEmpty();
    }

    // Neither walled, nor of an entity that says it is global, nor known to be nobody's.
    private async Task<string[]> Missing()
    {
        var globals = Models().Where(entity => entity.ClrType.IsDefined(typeof(GlobalAttribute), false)).Select(NameOf);
        return [.. (await Tables.TablesOf(database.Owner)).Where(table => !table.Walled).Select(table => table.Name).Except(OfNobody).Except(globals)];
    }

    private List<IEntityType> Models()
    {
        using var ours = new KallikyDb(DataRegistration.Options<KallikyDb>(database.Application), new CurrentTenant(), new Haste());
        using var accounts = new AccountsDb(DataRegistration.Options<AccountsDb>(database.Application));
        return [.. ours.Model.GetEntityTypes(), .. accounts.Model.GetEntityTypes()];
    }

    private static string NameOf(IEntityType entity) => $"{entity.GetSchema() ?? "public"}.{entity.GetTableName()}";
}
