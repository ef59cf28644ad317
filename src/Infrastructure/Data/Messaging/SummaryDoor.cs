using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Messaging;

/// <summary>The door by which whoever sums days up finds stores where it is morning, for a migration to put there.</summary>
internal static class SummaryDoor
{
    public static void OpenSummaryDoor(this MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION doors.due_summaries(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid, store_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT s.tenant_id, s.id FROM stores s
            WHERE (at AT TIME ZONE s.time_zone)::time >= time '07:00'
                AND (s.summed_up_to IS NULL OR s.summed_up_to < (at AT TIME ZONE s.time_zone)::date - 1)
            ORDER BY s.id LIMIT most
        $$;

        REVOKE ALL ON FUNCTION doors.due_summaries FROM PUBLIC;
        """);

    public static void CloseSummaryDoor(this MigrationBuilder migration) => migration.Sql("DROP FUNCTION doors.due_summaries;");
}
