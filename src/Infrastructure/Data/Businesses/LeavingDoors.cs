using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Businesses;

/// <summary>What the database sees to when people and businesses leave, for a migration to put there.</summary>
internal static class LeavingDoors
{
    public static void GuardLeaving(this MigrationBuilder migration)
    {
        migration.ProtectTenantTable("kept_invoices");
        foreach (var table in (string[])["kept_invoices", "journal_lines", "order_numbers"])
            migration.OpenToDoors(table);
        migration.Sql(KeptAsLong);
        migration.Sql(Entering);
        migration.Sql(Doors);
    }

    public static void UnguardLeaving(this MigrationBuilder migration)
    {
        migration.Sql("""
            DROP FUNCTION doors.leaving; DROP FUNCTION doors.businesses; DROP FUNCTION doors.erase_account; DROP FUNCTION doors.erase_remains; DROP FUNCTION doors.forget_invoices;
            DROP FUNCTION kept_as_long_as_due CASCADE;
            DROP POLICY doors ON journal_lines; DROP POLICY doors ON order_numbers;
            """);
        migration.UnprotectTenantTable("kept_invoices");
    }

    // The table's owner is stopped too.
    private const string KeptAsLong = """
        CREATE FUNCTION kept_as_long_as_due() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND OLD.kept_until < CURRENT_DATE THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'The copy of an invoice is kept until its day, as it is.' USING ERRCODE = 'insufficient_privilege';
        END $$;

        CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON kept_invoices FOR EACH ROW EXECUTE FUNCTION kept_as_long_as_due();
        CREATE TRIGGER keeps_all BEFORE TRUNCATE ON kept_invoices FOR EACH STATEMENT EXECUTE FUNCTION kept_as_long_as_due();
        """;

    // Nobody enters a business that has left; its last month is over with it, and none follows.
    private const string Entering = """
        CREATE OR REPLACE FUNCTION doors.of_account(account uuid) RETURNS TABLE (tenant_id uuid, name text, role text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT m.tenant_id, b.name::text, m.role::text
            FROM memberships m JOIN businesses b ON b.id = m.tenant_id
            WHERE m.account_id = account AND b.left_at IS NULL ORDER BY b.name
        $$;

        CREATE OR REPLACE FUNCTION doors.open_months(last_month date, most integer) RETURNS TABLE (tenant_id uuid, month date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT b.id, n.month FROM businesses b
            CROSS JOIN LATERAL (
                SELECT coalesce(
                    (SELECT (max(c.month) + interval '1 month')::date FROM month_closings c WHERE c.tenant_id = b.id),
                    date_trunc('month', b.created_at AT TIME ZONE 'Europe/Paris')::date) AS month) n
            WHERE b.erased_at IS NULL AND n.month <= coalesce(date_trunc('month', b.left_at AT TIME ZONE 'Europe/Paris')::date, last_month)
            ORDER BY n.month, b.id LIMIT most
        $$;
        """;

    // An account goes whole or not at all, so that nobody is left half in; whoever changes a business's owners waits meanwhile.
    private const string Doors = """
        CREATE FUNCTION doors.leaving(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT b.id FROM businesses b WHERE b.step_at <= at ORDER BY b.step_at LIMIT most
        $$;

        CREATE FUNCTION doors.businesses(after_id uuid, most integer) RETURNS TABLE (tenant_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT b.id FROM businesses b WHERE b.left_at IS NULL AND b.id > after_id ORDER BY b.id LIMIT most
        $$;

        CREATE FUNCTION doors.erase_account(account uuid, at timestamptz, from_address text) RETURNS TABLE (business text)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
            PERFORM FROM businesses b WHERE b.id IN (SELECT m.tenant_id FROM memberships m WHERE m.account_id = account) ORDER BY b.id FOR NO KEY UPDATE;
            RETURN QUERY SELECT b.name::text FROM memberships m JOIN businesses b ON b.id = m.tenant_id
                WHERE m.account_id = account AND m.role = 'Owner' AND b.left_at IS NULL
                    AND NOT EXISTS (SELECT FROM memberships other WHERE other.tenant_id = m.tenant_id AND other.role = 'Owner' AND other.account_id <> account)
                ORDER BY b.name;
            IF FOUND THEN
                RETURN;
            END IF;
            INSERT INTO journal_lines (id, tenant_id, at, account_id, what, "from")
                SELECT gen_random_uuid(), m.tenant_id, erase_account.at, account, 'EraseAccount', nullif(from_address, '') FROM memberships m WHERE m.account_id = account;
            DELETE FROM memberships m WHERE m.account_id = account;
            DELETE FROM sessions s WHERE s.account_id = account;
            DELETE FROM accounts.accounts a WHERE a.id = account;
        END $$;

        CREATE FUNCTION doors.erase_remains(tenant uuid, most integer) RETURNS integer
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE gone integer; erased integer := 0;
        BEGIN
            IF NOT EXISTS (SELECT FROM businesses b WHERE b.id = tenant AND b.left_at IS NOT NULL) THEN
                RAISE EXCEPTION 'Business % has not left.', tenant USING ERRCODE = 'insufficient_privilege';
            END IF;
            DELETE FROM journal_lines WHERE id IN (SELECT j.id FROM journal_lines j WHERE j.tenant_id = tenant LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; erased := erased + gone;
            DELETE FROM order_numbers WHERE ctid IN (SELECT o.ctid FROM order_numbers o WHERE o.tenant_id = tenant LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; erased := erased + gone;
            DELETE FROM bus.messages WHERE id IN (SELECT q.id FROM bus.messages q WHERE convert_from(q.headers, 'UTF8')::jsonb ->> 'kalliky-tenant' = tenant::text LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; erased := erased + gone;
            DELETE FROM bus.outbox WHERE "Id" IN (SELECT q."Id" FROM bus.outbox q WHERE q."Headers"::jsonb ->> 'kalliky-tenant' = tenant::text LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; erased := erased + gone;
            RETURN erased;
        END $$;

        CREATE FUNCTION doors.forget_invoices(today date, most integer) RETURNS integer
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE gone integer;
        BEGIN
            DELETE FROM kept_invoices WHERE id IN (SELECT k.id FROM kept_invoices k WHERE k.kept_until < today LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT;
            RETURN gone;
        END $$;

        REVOKE ALL ON FUNCTION doors.leaving, doors.businesses, doors.erase_account, doors.erase_remains, doors.forget_invoices FROM PUBLIC;
        """;
}
