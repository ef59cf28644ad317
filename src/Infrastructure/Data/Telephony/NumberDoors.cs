using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Telephony;

/// <summary>What the database itself sees to about numbers: the wall round each business, and the doors by which a carrier's news
/// and the rounds find whose they are.</summary>
internal static class NumberDoors
{
    private static readonly string[] TenantTables = ["number_orders", "number_papers", "forwarding_tests"];

    public static void GuardNumbers(this MigrationBuilder migration)
    {
        foreach (var table in TenantTables)
            migration.ProtectTenantTable(table);
        migration.OpenToDoors("number_orders");
        migration.Sql(Doors);
    }

    public static void UnguardNumbers(this MigrationBuilder migration)
    {
        migration.Sql("DROP FUNCTION doors.of_number_order; DROP FUNCTION doors.due_numbers;");
        foreach (var table in TenantTables)
            migration.UnprotectTenantTable(table);
    }

    private const string Doors = """
        CREATE FUNCTION doors.of_number_order(handle text) RETURNS TABLE (tenant_id uuid, order_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT o.tenant_id, o.id FROM number_orders o WHERE o.order_handle = handle LIMIT 1
        $$;

        CREATE FUNCTION doors.due_numbers(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid, order_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT o.tenant_id, o.id FROM number_orders o
            WHERE o.look_at <= at AND (o.taken_until IS NULL OR o.taken_until <= at) ORDER BY o.look_at LIMIT most
        $$;

        REVOKE ALL ON FUNCTION doors.of_number_order FROM PUBLIC;
        REVOKE ALL ON FUNCTION doors.due_numbers FROM PUBLIC;
        """;
}
