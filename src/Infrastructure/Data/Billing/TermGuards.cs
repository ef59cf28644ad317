using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>How long the books of a business that left are kept, for a migration to put there: until the term of the law is over
/// (article L123-22 of the code de commerce: ten years from the end of the year), and no longer. Until then the database refuses to
/// delete any of them, whoever asks; those of a business that is there are never deleted.</summary>
internal static partial class TermGuards
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
        migration.Sql(Door(withRefunds: false));
    }

    /// <summary>What went back of plans is a book like what was paid: added to, never changed, and gone after its term.</summary>
    public static void GuardRefunds(this MigrationBuilder migration)
    {
        migration.ProtectTenantTable("plan_refunds");
        migration.OpenToDoors("plan_refunds");
        migration.Sql(Refunds);
        migration.Sql(Door(withRefunds: true));
    }

    public static void UnguardRefunds(this MigrationBuilder migration)
    {
        migration.Sql(Door(withRefunds: false));
        migration.Sql("DROP FUNCTION plan_refunds_are_append_only CASCADE;");
        migration.UnprotectTenantTable("plan_refunds");
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

    private const string Refunds = """
        CREATE FUNCTION plan_refunds_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND term_is_over(OLD.tenant_id, (OLD.at AT TIME ZONE 'Europe/Paris')::date) THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'What went back of plans is only ever added to.' USING ERRCODE = 'insufficient_privilege';
        END $$;

        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON plan_refunds FOR EACH ROW EXECUTE FUNCTION plan_refunds_are_append_only();
        CREATE TRIGGER keeps_all BEFORE TRUNCATE ON plan_refunds FOR EACH STATEMENT EXECUTE FUNCTION plan_refunds_are_append_only();
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
}
