namespace Kalliky.Infrastructure.Data.Billing;

internal static partial class TermGuards
{
    // Whoever refers to a row goes before it; what the books spoke of goes once nothing speaks of it, the business's own row last.
    // One business at a time: what stands in the way of one holds up no other.
    private static string Door(bool withRefunds) => $$"""
        CREATE OR REPLACE FUNCTION doors.books_due(today date, most integer) RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT b.id FROM businesses b CROSS JOIN books_kept_since(today) term
            WHERE b.erased_at IS NOT NULL AND (
                (b.erased_at AT TIME ZONE 'Europe/Paris')::date < term
                OR EXISTS (SELECT FROM ledger_entries e WHERE e.tenant_id = b.id AND (e.at AT TIME ZONE 'Europe/Paris')::date < term)
                OR EXISTS (SELECT FROM paid_periods p WHERE p.tenant_id = b.id AND (p.at AT TIME ZONE 'Europe/Paris')::date < term)
                {{(withRefunds ? "OR EXISTS (SELECT FROM plan_refunds r WHERE r.tenant_id = b.id AND (r.at AT TIME ZONE 'Europe/Paris')::date < term)" : "")}}
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
            {{(withRefunds ? ForgetRefunds : "")}}
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
                    {{(withRefunds ? "AND NOT EXISTS (SELECT FROM plan_refunds r WHERE r.tenant_id = b.id)" : "")}}
                    AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.tenant_id = b.id);
            GET DIAGNOSTICS gone = ROW_COUNT;
            RETURN forgotten + gone;
        END $$;

        REVOKE ALL ON FUNCTION doors.books_due, doors.forget_books FROM PUBLIC;
        """;

    private const string ForgetRefunds = """
            DELETE FROM plan_refunds WHERE id IN (
                SELECT r.id FROM plan_refunds r WHERE r.tenant_id = business AND (r.at AT TIME ZONE 'Europe/Paris')::date < term LIMIT most);
            GET DIAGNOSTICS gone = ROW_COUNT; forgotten := forgotten + gone;
        """;
}
