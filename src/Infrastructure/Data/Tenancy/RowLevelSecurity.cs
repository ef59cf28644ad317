using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Tenancy;

/// <summary>The database's own wall, for migrations to put round each new table of a business.</summary>
internal static class RowLevelSecurity
{
    /// <summary>What policies compare with: the tenant that the connection announced; null, hence no rows, when it announced none.</summary>
    public static void CreateCurrentTenant(this MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.tenant', true), '')::uuid;
        """);

    /// <summary>Rows of the announced tenant only, for everybody, the table's owner included.</summary>
    public static void ProtectTenantTable(this MigrationBuilder migration, string table) => migration.Sql($"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON {table} USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
        """);

    public static void UnprotectTenantTable(this MigrationBuilder migration, string table) => migration.Sql($"""
        DROP POLICY tenant ON {table};
        DROP POLICY IF EXISTS doors ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """);

    /// <summary>Lets the owner's door functions look across tenants in a table; the application gains nothing by it.</summary>
    public static void OpenToDoors(this MigrationBuilder migration, string table) =>
        migration.Sql($"CREATE POLICY doors ON {table} TO CURRENT_USER USING (true);");

    /// <summary>Between this and <see cref="WallOffOwner"/>, in one transaction, the owner sees every row: a new foreign key is
    /// checked against the rows that are there, and behind the wall the owner would find none of them.</summary>
    public static void LetOwnerThrough(this MigrationBuilder migration) => Force(migration, "NO FORCE");

    public static void WallOffOwner(this MigrationBuilder migration) => Force(migration, "FORCE");

    private static void Force(MigrationBuilder migration, string how) => migration.Sql($"""
        DO $$ DECLARE walled regclass; BEGIN
            FOR walled IN SELECT oid FROM pg_class
                WHERE relrowsecurity AND relkind = 'r' AND relnamespace = current_schema()::regnamespace
            LOOP EXECUTE format('ALTER TABLE %s {how} ROW LEVEL SECURITY', walled); END LOOP;
        END $$;
        """);
}
