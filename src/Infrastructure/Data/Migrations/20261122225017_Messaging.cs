using System;
using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Messages that know when they are sent, what a store sends, who wants none, and what was read out of a call.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261122225017_Messaging")]
    public partial class Messaging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "alert_email",
                table: "stores",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "alert_phone",
                table: "stores",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "messages",
                table: "stores",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<Guid>(
                name: "about_id",
                table: "messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Instant>(
                name: "delivered_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "due_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: NodaTime.Instant.FromUnixTimeTicks(0L));

            migrationBuilder.AddColumn<Instant>(
                name: "expires_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_answer",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_test",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "messages",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Confirmation");

            migrationBuilder.AddColumn<string>(
                name: "once_key",
                table: "messages",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "provider_id",
                table: "messages",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "recipient_key",
                table: "messages",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "segments",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Instant>(
                name: "taken_until",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "messages",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<byte[]>(
                name: "extract",
                table: "calls",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "satisfaction",
                table: "calls",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "opt_outs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opt_outs", x => x.id);
                    table.ForeignKey(
                        name: "fk_opt_outs_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_messages_about_id",
                table: "messages",
                column: "about_id",
                filter: "about_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_messages_provider_id",
                table: "messages",
                column: "provider_id",
                filter: "provider_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_messages_tenant_id_once_key",
                table: "messages",
                columns: new[] { "tenant_id", "once_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_messages_tenant_id_recipient_key_created_at",
                table: "messages",
                columns: new[] { "tenant_id", "recipient_key", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_waiting",
                table: "messages",
                column: "due_at",
                filter: "status IN ('Pending', 'Sending')");

            migrationBuilder.CreateIndex(
                name: "ix_opt_outs_tenant_id_recipient_key",
                table: "opt_outs",
                columns: new[] { "tenant_id", "recipient_key" },
                unique: true);

            migrationBuilder.ProtectTenantTable("opt_outs");
            migrationBuilder.OpenToDoors("messages");
            migrationBuilder.Sql(Doors);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION doors.of_message; DROP FUNCTION doors.waiting_messages; DROP POLICY doors ON messages;");
            migrationBuilder.UnprotectTenantTable("opt_outs");
            migrationBuilder.DropTable(
                name: "opt_outs");

            migrationBuilder.DropIndex(
                name: "ix_messages_about_id",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_provider_id",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_tenant_id_once_key",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_tenant_id_recipient_key_created_at",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_waiting",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "alert_email",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "alert_phone",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "messages",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "about_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "attempts",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "delivered_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "is_answer",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "is_test",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "once_key",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "provider_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "recipient_key",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "segments",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "taken_until",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "extract",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "satisfaction",
                table: "calls");
        }

        // Whose a message is that a provider tells about, and which ones wait to be sent.
        private const string Doors = """
            CREATE FUNCTION doors.of_message(handle text, message uuid) RETURNS TABLE (tenant_id uuid, message_id uuid)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT m.tenant_id, m.id FROM messages m WHERE m.provider_id = handle OR m.id = message LIMIT 1
            $$;

            CREATE FUNCTION doors.waiting_messages(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid, message_id uuid)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT m.tenant_id, m.id FROM messages m
                WHERE m.status IN ('Pending', 'Sending') AND m.due_at <= at AND (m.taken_until IS NULL OR m.taken_until <= at)
                ORDER BY m.due_at LIMIT most
            $$;

            REVOKE ALL ON FUNCTION doors.of_message, doors.waiting_messages FROM PUBLIC;
            """;
    }
}
