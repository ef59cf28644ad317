using System;
using Kalliky.Infrastructure.Data.Businesses;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130024210_Leaving")]
    public partial class Leaving : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "forgotten_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "forgotten_at",
                table: "calls",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "closes_at",
                table: "businesses",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "erased_at",
                table: "businesses",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "left_at",
                table: "businesses",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "step_at",
                table: "businesses",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kept_invoices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pdf = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    xml = table.Column<byte[]>(type: "bytea", nullable: false),
                    kept_until = table.Column<LocalDate>(type: "date", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_invoices", x => x.id);
                    table.ForeignKey(
                        name: "fk_kept_invoices_invoices_tenant_id_id",
                        columns: x => new { x.tenant_id, x.id },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_messages_with_words",
                table: "messages",
                columns: new[] { "tenant_id", "created_at" },
                filter: "forgotten_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_calls_with_words",
                table: "calls",
                columns: new[] { "tenant_id", "started_at" },
                filter: "forgotten_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_businesses_leaving",
                table: "businesses",
                column: "step_at",
                filter: "step_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_kept_invoices_id",
                table: "kept_invoices",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_kept_invoices_kept_until",
                table: "kept_invoices",
                column: "kept_until");

            migrationBuilder.GuardLeaving();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnguardLeaving();
            migrationBuilder.DropTable(
                name: "kept_invoices");

            migrationBuilder.DropIndex(
                name: "ix_messages_with_words",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_calls_with_words",
                table: "calls");

            migrationBuilder.DropIndex(
                name: "ix_businesses_leaving",
                table: "businesses");

            migrationBuilder.DropColumn(
                name: "forgotten_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "forgotten_at",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "closes_at",
                table: "businesses");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "businesses");

            migrationBuilder.DropColumn(
                name: "left_at",
                table: "businesses");

            migrationBuilder.DropColumn(
                name: "step_at",
                table: "businesses");
        }
    }
}
