using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>What the database sees to in orders that are paid by link, for a migration to put there: the walls round their tables,
/// and the doors by which a link and a collector's news find whose they are.</summary>
internal static class OrderPaymentDoors
{
    private static readonly string[] TenantTables = ["payout_accounts", "order_payments", "local_sales"];

    public static void GuardOrderPayments(this MigrationBuilder migration)
    {
        foreach (var table in TenantTables)
            migration.ProtectTenantTable(table);
        migration.OpenToDoors("payout_accounts");
        migration.OpenToDoors("order_payments");
        migration.Sql(Doors);
    }

    public static void GuardPaymentRefunds(this MigrationBuilder migration)
    {
        migration.ProtectTenantTable("payment_refunds");
        migration.Sql(Backfill);
    }

    public static void UnguardPaymentRefunds(this MigrationBuilder migration) => migration.UnprotectTenantTable("payment_refunds");

    // What was given back whole before was given back with its fee; what was settled was settled with its tax, each for itself. The
    // walls and guards are down for this one statement each.
    private const string Backfill = """
        ALTER TABLE order_payments NO FORCE ROW LEVEL SECURITY;
        UPDATE order_payments SET returned = CASE WHEN status = 'Refunded' THEN amount ELSE 0 END,
            kept_commission = CASE WHEN status = 'Paid' OR (status = 'Open' AND session_until IS NOT NULL) THEN commission ELSE 0 END,
            kept_tax = CASE WHEN status = 'Paid' OR (status = 'Open' AND session_until IS NOT NULL) THEN fee - commission ELSE 0 END,
            dispute = CASE WHEN disputed_at IS NULL THEN NULL ELSE 'Open' END,
            look_at = CASE WHEN disputed_at IS NULL THEN look_at ELSE now() END;
        ALTER TABLE order_payments FORCE ROW LEVEL SECURITY;
        ALTER TABLE ledger_entries NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE ledger_entries DISABLE TRIGGER USER;
        UPDATE ledger_entries SET tax = sign(commission) * floor(abs(commission) * 0.2 + 0.5) WHERE kind = 'Settled';
        ALTER TABLE ledger_entries ENABLE TRIGGER USER;
        ALTER TABLE ledger_entries FORCE ROW LEVEL SECURITY;
        """;

    public static void UnguardOrderPayments(this MigrationBuilder migration)
    {
        migration.Sql("DROP FUNCTION doors.of_payment_link; DROP FUNCTION doors.of_sale; DROP FUNCTION doors.of_payouts; DROP FUNCTION doors.due_sales; DROP FUNCTION doors.due_payouts;");
        foreach (var table in TenantTables)
            migration.UnprotectTenantTable(table);
    }

    private const string Doors = """
        CREATE FUNCTION doors.of_payment_link(hash text) RETURNS TABLE (tenant_id uuid, payment_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT p.tenant_id, p.id FROM order_payments p WHERE p.token_hash = hash
        $$;

        CREATE FUNCTION doors.of_sale(handle text) RETURNS TABLE (tenant_id uuid, payment_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT p.tenant_id, p.id FROM order_payments p WHERE p.session_id = handle OR p.reference = handle
        $$;

        CREATE FUNCTION doors.of_payouts(account text) RETURNS TABLE (tenant_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT a.tenant_id FROM payout_accounts a WHERE a.handle = account
        $$;

        CREATE FUNCTION doors.due_sales(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid, payment_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT p.tenant_id, p.id FROM order_payments p WHERE p.look_at <= at ORDER BY p.look_at LIMIT most
        $$;

        CREATE FUNCTION doors.due_payouts(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT a.tenant_id FROM payout_accounts a WHERE a.look_at <= at AND a.handle IS NOT NULL ORDER BY a.look_at LIMIT most
        $$;

        REVOKE ALL ON FUNCTION doors.of_payment_link, doors.of_sale, doors.of_payouts, doors.due_sales, doors.due_payouts FROM PUBLIC;
        """;
}
