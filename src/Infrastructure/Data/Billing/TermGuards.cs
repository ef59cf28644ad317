using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>How long the books of a business that left are kept, for a migration to put there: until the term of the law is over
/// (article L123-22 of the code de commerce: ten years from the end of the year), and no longer. Until then the database refuses to
/// delete any of them, whoever asks; those of a business that is there are never deleted.</summary>
internal static class TermGuards
{
    private static readonly string[] Books = ["ledger_entries", "ledger_lines", "invoice_documents", "invoice_transfers", "paid_periods", "orders"];

    public static void GuardTerms(this MigrationBuilder migration)
    {
        foreach (var table in Books)
            migration.OpenToDoors(table);
        migration.Sql(Term);
        migration.Sql(Ledger);
        migration.Sql(Invoices);
        migration.Sql(Payments);
        migration.Sql(Transfers);
        migration.Sql(Door);
    }

    /// <summary>Where the guards of an earlier day stand: by the date in Paris, one business at a time, and payments not emptied at once.</summary>
    public static void GuardTermsOfEach(this MigrationBuilder migration)
    {
        migration.Sql(Term);
        migration.Sql(Payments);
        migration.Sql(Door);
    }

    public static void UnguardTerms(this MigrationBuilder migration)
    {
        migration.Sql("""
            DROP FUNCTION doors.forget_books;
            DROP FUNCTION doors.books_due;
            DROP FUNCTION payments_are_kept CASCADE;
            """);
        foreach (var table in Books)
            migration.Sql($"DROP POLICY doors ON {table};");
        migration.Sql("""
            CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'The ledger is only ever added to: write an entry that takes back the other.' USING ERRCODE = 'insufficient_privilege';
            END $$;

            CREATE OR REPLACE FUNCTION invoices_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'Invoices are only ever added to: write a credit note that takes back the other.' USING ERRCODE = 'insufficient_privilege';
            END $$;

            CREATE OR REPLACE FUNCTION transfers_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'Transfers are only ever added to.' USING ERRCODE = 'insufficient_privilege';
            END $$;

            DROP FUNCTION term_is_over;
            DROP FUNCTION books_kept_since;
            """);
    }

    // On the calendar of Paris, whatever the zone of the session. By the clock of the database: the application's may be set, but
    // makes nobody forget sooner.
    private const string Term = """
        CREATE OR REPLACE FUNCTION books_kept_since(today date) RETURNS date
        LANGUAGE sql STABLE AS $$
            SELECT make_date(extract(year FROM least(today, (now() AT TIME ZONE 'Europe/Paris')::date))::integer - 10, 1, 1)
        $$;

        CREATE OR REPLACE FUNCTION term_is_over(business uuid, written date) RETURNS boolean
        LANGUAGE sql STABLE AS $$
            SELECT written < books_kept_since('infinity')
                AND EXISTS (SELECT FROM businesses b WHERE b.id = business AND b.erased_at IS NOT NULL)
        $$;
        """;

    private const string Ledger = """
        CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE written timestamptz;
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF TG_TABLE_NAME = 'ledger_lines' THEN
                    SELECT e.at INTO written FROM ledger_entries e WHERE e.id = OLD.entry_id;
                ELSE
                    written := OLD.at;
                END IF;
                IF term_is_over(OLD.tenant_id, (written AT TIME ZONE 'Europe/Paris')::date) THEN
                    RETURN OLD;
                END IF;
            END IF;
            RAISE EXCEPTION 'The ledger is only ever added to: write an entry that takes back the other.' USING ERRCODE = 'insufficient_privilege';
        END $$;
        """;

    private const string Invoices = """
        CREATE OR REPLACE FUNCTION invoices_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE written date;
        BEGIN
            IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'invoice_counter' THEN
                IF TG_TABLE_NAME = 'invoices' THEN
                    written := OLD.issued_on;
                ELSIF TG_TABLE_NAME = 'invoice_documents' THEN
                    SELECT i.issued_on INTO written FROM invoices i WHERE i.id = OLD.invoice_id;
                ELSE
                    written := (OLD.closed_at AT TIME ZONE 'Europe/Paris')::date;
                END IF;
                IF term_is_over(OLD.tenant_id, written) THEN
                    RETURN OLD;
                END IF;
            END IF;
            RAISE EXCEPTION 'Invoices are only ever added to: write a credit note that takes back the other.' USING ERRCODE = 'insufficient_privilege';
        END $$;
        """;

    private const string Payments = """
        CREATE OR REPLACE FUNCTION payments_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND term_is_over(OLD.tenant_id, (OLD.at AT TIME ZONE 'Europe/Paris')::date) THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'What was paid stays in the books until their term is over.' USING ERRCODE = 'insufficient_privilege';
        END $$;

        CREATE OR REPLACE TRIGGER kept BEFORE DELETE ON paid_periods FOR EACH ROW EXECUTE FUNCTION payments_are_kept();
        CREATE OR REPLACE TRIGGER kept_whole BEFORE TRUNCATE ON paid_periods FOR EACH STATEMENT EXECUTE FUNCTION payments_are_kept();
        """;

    private const string Transfers = """
        CREATE OR REPLACE FUNCTION transfers_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND term_is_over(OLD.tenant_id, OLD.received_on) THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'Transfers are only ever added to.' USING ERRCODE = 'insufficient_privilege';
        END $$;
        """;

    // Whoever refers to a row goes before it; what the books spoke of goes once nothing speaks of it, the business's own row last.
    // One business at a time: what stands in the way of one holds up no other.
    private const string Door = """
        DROP FUNCTION IF EXISTS doors.forget_books(date, integer);

        CREATE OR REPLACE FUNCTION doors.books_due(today date, most integer) RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT b.id FROM businesses b CROSS JOIN books_kept_since(today) term
            WHERE b.erased_at IS NOT NULL AND (
                (b.erased_at AT TIME ZONE 'Europe/Paris')::date < term
                OR EXISTS (SELECT FROM ledger_entries e WHERE e.tenant_id = b.id AND (e.at AT TIME ZONE 'Europe/Paris')::date < term)
                OR EXISTS (SELECT FROM paid_periods p WHERE p.tenant_id = b.id AND (p.at AT TIME ZONE 'Europe/Paris')::date < term)
                OR EXISTS (SELECT FROM month_closings c WHERE c.tenant_id = b.id AND (c.closed_at AT TIME ZONE 'Europe/Paris')::date < term)
                OR EXISTS (SELECT FROM invoice_transfers t WHERE t.tenant_id = b.id AND t.received_on < term)
                OR EXISTS (SELECT FROM invoices i WHERE i.tenant_id = b.id AND i.issued_on < term)
                OR EXISTS (SELECT FROM orders o WHERE o.tenant_id = b.id AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.order_id = o.id))
                OR EXISTS (SELECT FROM calls c WHERE c.tenant_id = b.id AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.call_id = c.id)
                    AND NOT EXISTS (SELECT FROM orders o WHERE o.call_id = c.id))
                OR EXISTS (SELECT FROM stores s WHERE s.tenant_id = b.id AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.store_id = s.id)
                    AND NOT EXISTS (SELECT FROM orders o WHERE o.store_id = s.id) AND NOT EXISTS (SELECT FROM calls c WHERE c.store_id = s.id)))
            ORDER BY b.id LIMIT most
        $$;

        CREATE OR REPLACE FUNCTION doors.forget_books(business uuid, today date, most integer) RETURNS integer
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            term date := books_kept_since(today);
            gone integer; forgotten integer := 0;
        BEGIN
            IF NOT EXISTS (SELECT FROM businesses b WHERE b.id = business AND b.erased_at IS NOT NULL) THEN
                RETURN 0;
            END IF;
            DELETE FROM ledger_lines WHERE id IN (
                SELECT l.id FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id
                WHERE e.tenant_id = business AND (e.at AT TIME ZONE 'Europe/Paris')::date < term LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM ledger_entries WHERE id IN (
                SELECT e.id FROM ledger_entries e
                WHERE e.tenant_id = business AND (e.at AT TIME ZONE 'Europe/Paris')::date < term
                    AND NOT EXISTS (SELECT FROM ledger_lines l WHERE l.entry_id = e.id) LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM paid_periods WHERE id IN (
                SELECT p.id FROM paid_periods p WHERE p.tenant_id = business AND (p.at AT TIME ZONE 'Europe/Paris')::date < term LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM month_closings WHERE id IN (
                SELECT c.id FROM month_closings c WHERE c.tenant_id = business AND (c.closed_at AT TIME ZONE 'Europe/Paris')::date < term LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM invoice_documents WHERE id IN (
                SELECT d.id FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id
                WHERE i.tenant_id = business AND i.issued_on < term LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM invoice_transfers WHERE id IN (
                SELECT t.id FROM invoice_transfers t WHERE t.tenant_id = business AND t.received_on < term LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM invoices WHERE id IN (
                SELECT i.id FROM invoices i
                WHERE i.tenant_id = business AND i.issued_on < term
                    AND NOT EXISTS (SELECT FROM invoice_documents d WHERE d.invoice_id = i.id)
                    AND NOT EXISTS (SELECT FROM kept_invoices k WHERE k.id = i.id)
                    AND NOT EXISTS (SELECT FROM invoice_transfers t WHERE t.invoice_id = i.id)
                    AND NOT EXISTS (SELECT FROM month_closings c WHERE c.invoice_id = i.id)
                    AND NOT EXISTS (SELECT FROM paid_periods p WHERE p.invoice_id = i.id)
                    AND NOT EXISTS (SELECT FROM invoices n WHERE n.credits_id = i.id) LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM orders WHERE id IN (
                SELECT o.id FROM orders o
                WHERE o.tenant_id = business AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.order_id = o.id) LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM calls WHERE id IN (
                SELECT c.id FROM calls c
                WHERE c.tenant_id = business AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.call_id = c.id)
                    AND NOT EXISTS (SELECT FROM orders o WHERE o.call_id = c.id) LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM stores WHERE id IN (
                SELECT s.id FROM stores s
                WHERE s.tenant_id = business AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.store_id = s.id)
                    AND NOT EXISTS (SELECT FROM orders o WHERE o.store_id = s.id) AND NOT EXISTS (SELECT FROM calls c WHERE c.store_id = s.id) LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
            DELETE FROM businesses b
                WHERE b.id = business AND (b.erased_at AT TIME ZONE 'Europe/Paris')::date < term
                    AND NOT EXISTS (SELECT FROM stores s WHERE s.tenant_id = b.id) AND NOT EXISTS (SELECT FROM invoices i WHERE i.tenant_id = b.id)
                    AND NOT EXISTS (SELECT FROM month_closings c WHERE c.tenant_id = b.id) AND NOT EXISTS (SELECT FROM paid_periods p WHERE p.tenant_id = b.id)
                    AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.tenant_id = b.id);
            GET DIAGNOSTICS gone = ROW_COUNT;
            RETURN forgotten + gone;
        END $$;

        REVOKE ALL ON FUNCTION doors.books_due, doors.forget_books FROM PUBLIC;
        """;
}
