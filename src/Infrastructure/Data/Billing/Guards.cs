using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>What the database itself sees to in what is billed, for migrations to put there: that no call takes a place too many,
/// and that the ledger balances and is never written over.</summary>
internal static class Guards
{
    public static void GuardBilling(this MigrationBuilder migration)
    {
        migration.Sql(Places);
        migration.Sql(Balance);
        migration.Sql(AppendOnly);
    }

    public static void UnguardBilling(this MigrationBuilder migration) => migration.Sql("""
        DROP FUNCTION IF EXISTS take_call_place;
        DROP FUNCTION IF EXISTS ledger_balances CASCADE;
        DROP FUNCTION IF EXISTS ledger_is_append_only CASCADE;
        """);

    // Whoever comes second waits for the first one's commit, and each question below sees what was committed by then. An answer
    // that is asked for again is the same. Calls whose end is not counted yet hold no place, but their time is used.
    private const string Places = """
        CREATE FUNCTION take_call_place(entry uuid, store uuid, call uuid, in_month date, now_at timestamptz, most_calls integer, most_seconds bigint)
        RETURNS text LANGUAGE plpgsql AS $$
        DECLARE used bigint;
        BEGIN
            PERFORM FROM businesses WHERE id = current_tenant() FOR NO KEY UPDATE;
            IF EXISTS (SELECT FROM usage_entries u WHERE u.call_id = call) THEN
                RETURN 'Taken';
            END IF;
            IF (SELECT count(*) FROM usage_entries u JOIN calls c ON c.id = u.call_id
                WHERE u.tenant_id = current_tenant() AND u.seconds IS NULL AND c.status <> 'Ended') >= most_calls THEN
                RETURN 'Busy';
            END IF;
            IF most_seconds IS NOT NULL THEN
                SELECT coalesce(sum(u.seconds), 0) INTO used FROM usage_entries u
                WHERE u.tenant_id = current_tenant() AND u.month = in_month AND u.seconds IS NOT NULL;
                SELECT used + coalesce(sum(greatest(0, extract(epoch FROM coalesce(c.ended_at, now_at) - coalesce(c.answered_at, u.taken_at)))), 0)::bigint
                INTO used FROM usage_entries u JOIN calls c ON c.id = u.call_id
                WHERE u.tenant_id = current_tenant() AND u.month = in_month AND u.seconds IS NULL;
                IF used >= most_seconds THEN
                    RETURN 'Spent';
                END IF;
            END IF;
            INSERT INTO usage_entries (id, tenant_id, store_id, call_id, month, taken_at) VALUES (entry, current_tenant(), store, call, in_month, now_at);
            RETURN 'Taken';
        END $$;
        """;

    // Asked when the transaction commits, since an entry and its lines are written one after the other.
    private const string Balance = """
        CREATE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE checked uuid; lines integer; total numeric;
        BEGIN
            IF TG_TABLE_NAME = 'ledger_lines' THEN checked := NEW.entry_id; ELSE checked := NEW.id; END IF;
            SELECT count(*), coalesce(sum(amount), 0) INTO lines, total FROM ledger_lines WHERE entry_id = checked;
            IF lines < 2 OR total <> 0 THEN
                RAISE EXCEPTION 'The ledger entry % does not balance: % lines, % cents.', checked, lines, total USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        END $$;

        CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON ledger_entries DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION ledger_balances();
        CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON ledger_lines DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION ledger_balances();
        """;

    // The tables' owner is stopped too; whoever really must, drops the trigger first, and that is seen.
    private const string AppendOnly = """
        CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'The ledger is only ever added to: write an entry that takes back the other.' USING ERRCODE = 'insufficient_privilege';
        END $$;

        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_lines FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
        CREATE TRIGGER keeps_all BEFORE TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
        CREATE TRIGGER keeps_all BEFORE TRUNCATE ON ledger_lines FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
        """;
}
