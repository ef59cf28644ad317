using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Catalogue;

/// <summary>What the database itself sees to about imports: the wall round each business, and the door for whoever tidies up.</summary>
internal static class ImportWalls
{
    private static readonly string[] Tables = ["menu_imports", "import_lines"];

    public static void WallImports(this MigrationBuilder migration)
    {
        foreach (var table in Tables)
            migration.ProtectTenantTable(table);
        migration.OpenToDoors("menu_imports");
        migration.Sql("""
            CREATE FUNCTION doors.old_imports(before timestamptz, most integer) RETURNS TABLE (tenant_id uuid)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT DISTINCT i.tenant_id FROM menu_imports i WHERE i.created_at < before LIMIT most
            $$;

            REVOKE ALL ON FUNCTION doors.old_imports FROM PUBLIC;
            """);
    }

    public static void UnwallImports(this MigrationBuilder migration)
    {
        migration.Sql("DROP FUNCTION doors.old_imports;");
        foreach (var table in Tables)
            migration.UnprotectTenantTable(table);
    }
}
