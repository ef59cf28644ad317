using System;
using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Tickets are looked after, cards know more and become one; proofs of erasure, and scenarios from calls that went wrong.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261122234000_TicketsAndCards")]
    public partial class TicketsAndCards : Migration
    {
        private static readonly string[] NewTables = ["ticket_notes", "erasures", "scenario_drafts"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.LetOwnerThrough();

            migrationBuilder.DropIndex(
                name: "ix_tickets_store_id",
                table: "tickets");

            migrationBuilder.AddColumn<Guid>(
                name: "assignee_id",
                table: "tickets",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "due_at",
                table: "tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "snoozed_until",
                table: "tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "email",
                table: "customers",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email_consent",
                table: "customers",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "customers",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "customers",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sms_consent",
                table: "customers",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "ak_tickets_tenant_id_id",
                table: "tickets",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    erased = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasures", x => x.id);
                    table.ForeignKey(
                        name: "fk_erasures_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scenario_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    yaml = table.Column<byte[]>(type: "bytea", nullable: false),
                    by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scenario_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_scenario_drafts_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_scenario_drafts_stores_tenant_id_store_id",
                        columns: x => new { x.tenant_id, x.store_id },
                        principalTable: "stores",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ticket_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    by = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_ticket_notes_tickets_tenant_id_ticket_id",
                        columns: x => new { x.tenant_id, x.ticket_id },
                        principalTable: "tickets",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_store_id_status_created_at",
                table: "tickets",
                columns: new[] { "store_id", "status", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_merged_into",
                table: "customers",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_last_call_at",
                table: "customers",
                columns: new[] { "tenant_id", "last_call_at" });

            migrationBuilder.CreateIndex(
                name: "ix_erasures_tenant_id_customer_id",
                table: "erasures",
                columns: new[] { "tenant_id", "customer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scenario_drafts_call_id",
                table: "scenario_drafts",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_scenario_drafts_store_id_at",
                table: "scenario_drafts",
                columns: new[] { "store_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_notes_ticket_id",
                table: "ticket_notes",
                column: "ticket_id");

            migrationBuilder.AddForeignKey(
                name: "fk_customers_customers_tenant_id_merged_into",
                table: "customers",
                columns: new[] { "tenant_id", "merged_into" },
                principalTable: "customers",
                principalColumns: new[] { "tenant_id", "id" });

            foreach (var table in NewTables)
                migrationBuilder.ProtectTenantTable(table);
            migrationBuilder.WallOffOwner();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_customers_customers_tenant_id_merged_into",
                table: "customers");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "scenario_drafts");

            migrationBuilder.DropTable(
                name: "ticket_notes");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_tickets_tenant_id_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_tickets_store_id_status_created_at",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ix_customers_merged_into",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "ix_customers_tenant_id_last_call_at",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "assignee_id",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "snoozed_until",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "email",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "email_consent",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "language",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "sms_consent",
                table: "customers");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_store_id",
                table: "tickets",
                column: "store_id");
        }
    }
}
