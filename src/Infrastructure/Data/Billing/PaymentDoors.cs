using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>What the database sees to in payments, for a migration to put there: the walls round their tables, and the doors by
/// which a collector's news find whose they are.</summary>
internal static class PaymentDoors
{
    private static readonly string[] TenantTables = ["payment_accounts", "checkouts", "paid_periods", "local_payers", "meter_readings"];

    public static void GuardPayments(this MigrationBuilder migration)
    {
        foreach (var table in TenantTables)
            migration.ProtectTenantTable(table);
        migration.OpenToDoors("payment_accounts");
        migration.Sql(Doors);
    }

    public static void UnguardPayments(this MigrationBuilder migration)
    {
        migration.Sql("DROP FUNCTION doors.of_payer; DROP FUNCTION doors.due_payers;");
        foreach (var table in TenantTables)
            migration.UnprotectTenantTable(table);
    }

    public static void OpenMeterDoor(this MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION doors.due_meters(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT a.tenant_id FROM payment_accounts a
            WHERE a.tell_at <= at AND a.subscription_id IS NOT NULL ORDER BY a.tell_at LIMIT most
        $$;

        REVOKE ALL ON FUNCTION doors.due_meters FROM PUBLIC;
        """);

    /// <summary>Payments that were noted before their parts were: they pay the invoice of their month, which was billed by the day.</summary>
    public static void SplitKnownPayments(this MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE paid_periods NO FORCE ROW LEVEL SECURITY;
        UPDATE paid_periods SET net = round(amount / 1.2), tax = amount - round(amount / 1.2) WHERE amount IS NOT NULL;
        ALTER TABLE paid_periods FORCE ROW LEVEL SECURITY;
        """);

    public static void CloseMeterDoor(this MigrationBuilder migration) => migration.Sql("DROP FUNCTION doors.due_meters;");

    private const string Doors = """
        CREATE FUNCTION doors.of_payer(customer text) RETURNS TABLE (tenant_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT a.tenant_id FROM payment_accounts a WHERE a.customer_id = customer
        $$;

        CREATE FUNCTION doors.due_payers(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT a.tenant_id FROM payment_accounts a WHERE a.look_at <= at ORDER BY a.look_at LIMIT most
        $$;

        REVOKE ALL ON FUNCTION doors.of_payer FROM PUBLIC;
        REVOKE ALL ON FUNCTION doors.due_payers FROM PUBLIC;
        """;
}
