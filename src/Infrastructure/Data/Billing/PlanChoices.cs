using Microsoft.EntityFrameworkCore.Migrations;

namespace Kalliky.Infrastructure.Data.Billing;

/// <summary>What is known of choices that were made before they were noted, for a migration to note.</summary>
internal static class PlanChoices
{
    /// <summary>Who has a plan that costs something has chosen it; who has FREE is asked once.</summary>
    public static void NoteKnownChoices(this MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE subscriptions NO FORCE ROW LEVEL SECURITY;
        UPDATE subscriptions SET chosen_at = since WHERE plan <> 'Free';
        ALTER TABLE subscriptions FORCE ROW LEVEL SECURITY;
        """);
}
