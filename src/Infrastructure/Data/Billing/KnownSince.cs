using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>For migrations: what is written of months and readings that were there before it was kept. The walls and guards are down
/// for one statement each.</summary>
internal static class KnownSince
{
    /// <summary>What a cap was when a month was closed nobody knows any more: it is shown as it was shown, by the present one.</summary>
    public static void NoteKnownCaps(this MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE month_closings NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE subscriptions NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE month_closings DISABLE TRIGGER USER;
        UPDATE month_closings closing SET cap = known.monthly_cap FROM subscriptions known WHERE known.tenant_id = closing.tenant_id;
        ALTER TABLE month_closings ENABLE TRIGGER USER;
        ALTER TABLE subscriptions FORCE ROW LEVEL SECURITY;
        ALTER TABLE month_closings FORCE ROW LEVEL SECURITY;
        """);

    /// <summary>The first reading of a business that is not known to be told may have been tried when it was written; those behind it waited.</summary>
    public static void NoteKnownTries(this MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE meter_readings NO FORCE ROW LEVEL SECURITY;
        UPDATE meter_readings SET tried_at = at, tried_for = date_trunc('minute', at)
        WHERE id IN (SELECT DISTINCT ON (tenant_id) id FROM meter_readings WHERE told_at IS NULL ORDER BY tenant_id, at, id);
        ALTER TABLE meter_readings FORCE ROW LEVEL SECURITY;
        """);
}
