using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>What the database itself sees to in invoices, for migrations to put there: numbers without a gap, sums that add up,
/// and that nothing is written over.</summary>
internal static class InvoiceGuards
{
    public static void GuardInvoices(this MigrationBuilder migration)
    {
        migration.Sql(Numbers);
        migration.Sql(Sums);
        migration.Sql(AppendOnly);
        migration.Sql(Door);
    }

    public static void UnguardInvoices(this MigrationBuilder migration) => migration.Sql("""
        DROP FUNCTION IF EXISTS doors.open_months;
        DROP FUNCTION IF EXISTS doors.of_invoice;
        DROP FUNCTION IF EXISTS next_invoice_number;
        DROP FUNCTION IF EXISTS invoice_adds_up CASCADE;
        DROP FUNCTION IF EXISTS invoices_are_append_only CASCADE;
        """);

    /// <summary>What came by transfer is added to and never changed, as the invoices that it pays.</summary>
    public static void GuardTransfers(this MigrationBuilder migration)
    {
        migration.ProtectTenantTable("invoice_transfers");
        migration.Sql(TransfersStay);
    }

    public static void UnguardTransfers(this MigrationBuilder migration)
    {
        migration.Sql("DROP FUNCTION transfers_are_append_only CASCADE;");
        migration.UnprotectTenantTable("invoice_transfers");
    }

    // The row stays locked until the invoice is committed: whoever comes next waits, and takes the number that was not used.
    private const string Numbers = """
        INSERT INTO invoice_counter (id, last) VALUES ('00000000-0000-0000-0000-000000000001', 0);

        CREATE FUNCTION next_invoice_number() RETURNS bigint LANGUAGE sql AS $$
            UPDATE invoice_counter SET last = last + 1 RETURNING last
        $$;
        """;

    // The tax is of the sum, rounded to the cent, half a cent away from nothing, as the domain has it.
    private const string Sums = """
        CREATE FUNCTION invoice_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE lines bigint;
        BEGIN
            SELECT coalesce(sum((line->'amount'->>'cents')::bigint), 0) INTO lines FROM jsonb_array_elements(NEW.lines) line;
            IF lines <> NEW.net OR NEW.vat <> sign(NEW.net) * ((abs(NEW.net) * 2000 + 5000) / 10000) THEN
                RAISE EXCEPTION 'The invoice % does not add up: lines of % cents, % net, % VAT.', NEW.number, lines, NEW.net, NEW.vat USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE TRIGGER adds_up BEFORE INSERT ON invoices FOR EACH ROW EXECUTE FUNCTION invoice_adds_up();
        """;

    // The tables' owner is stopped too; whoever really must, drops the trigger first, and that is seen.
    private const string AppendOnly = """
        CREATE FUNCTION invoices_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'Invoices are only ever added to: write a credit note that takes back the other.' USING ERRCODE = 'insufficient_privilege';
        END $$;

        DO $$ DECLARE kept text; BEGIN
            FOREACH kept IN ARRAY ARRAY['invoices', 'invoice_documents', 'month_closings'] LOOP
                EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION invoices_are_append_only()', kept);
                EXECUTE format('CREATE TRIGGER keeps_all BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION invoices_are_append_only()', kept);
            END LOOP;
        END $$;

        CREATE TRIGGER keeps_counting BEFORE DELETE ON invoice_counter FOR EACH ROW EXECUTE FUNCTION invoices_are_append_only();
        """;

    private const string TransfersStay = """
        CREATE FUNCTION transfers_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'Transfers are only ever added to.' USING ERRCODE = 'insufficient_privilege';
        END $$;

        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON invoice_transfers FOR EACH ROW EXECUTE FUNCTION transfers_are_append_only();
        CREATE TRIGGER keeps_all BEFORE TRUNCATE ON invoice_transfers FOR EACH STATEMENT EXECUTE FUNCTION transfers_are_append_only();
        """;

    private const string Door = """
        CREATE FUNCTION doors.open_months(last_month date, most integer) RETURNS TABLE (tenant_id uuid, month date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT b.id, n.month FROM businesses b
            CROSS JOIN LATERAL (
                SELECT coalesce(
                    (SELECT (max(c.month) + interval '1 month')::date FROM month_closings c WHERE c.tenant_id = b.id),
                    date_trunc('month', b.created_at AT TIME ZONE 'Europe/Paris')::date) AS month) n
            WHERE n.month <= last_month ORDER BY n.month, b.id LIMIT most
        $$;

        CREATE FUNCTION doors.of_invoice(of_number text) RETURNS TABLE (tenant_id uuid, invoice_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            SELECT i.tenant_id, i.id FROM invoices i WHERE i.number = of_number
        $$;

        REVOKE ALL ON FUNCTION doors.open_months, doors.of_invoice FROM PUBLIC;
        """;
}
