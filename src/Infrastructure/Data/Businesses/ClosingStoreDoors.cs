using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Businesses;

/// <summary>The doors by which rounds find stores that are to be closed, and pass by those that are, for a migration to put there.</summary>
internal static class ClosingStoreDoors
{
    public static void OpenClosingStoreDoors(this MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION doors.closing_stores(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid, store_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT s.tenant_id, s.id FROM stores s JOIN businesses b ON b.id = s.tenant_id
            WHERE s.closes_at <= at AND s.closed_at IS NULL AND b.left_at IS NULL
            ORDER BY s.closes_at LIMIT most
        $$;

        CREATE OR REPLACE FUNCTION doors.due_summaries(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid, store_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT s.tenant_id, s.id FROM stores s
            WHERE s.closed_at IS NULL AND (at AT TIME ZONE s.time_zone)::time >= time '07:00'
                AND (s.summed_up_to IS NULL OR s.summed_up_to < (at AT TIME ZONE s.time_zone)::date - 1)
            ORDER BY s.id LIMIT most
        $$;

        REVOKE ALL ON FUNCTION doors.closing_stores FROM PUBLIC;
        """);

    public static void CloseClosingStoreDoors(this MigrationBuilder migration)
    {
        migration.Sql("DROP FUNCTION doors.closing_stores; DROP FUNCTION doors.due_summaries;");
        Messaging.SummaryDoor.OpenSummaryDoor(migration);
    }
}
