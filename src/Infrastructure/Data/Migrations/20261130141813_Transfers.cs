using System;
using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>What has come by transfer for invoices.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130141813_Transfers")]
    public partial class Transfers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "invoice_transfers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    received_on = table.Column<LocalDate>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    noted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_transfers", x => x.id);
                    table.CheckConstraint("ck_invoice_transfers_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_invoice_transfers_invoices_tenant_id_invoice_id",
                        columns: x => new { x.tenant_id, x.invoice_id },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_transfers_invoice_id",
                table: "invoice_transfers",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_transfers_tenant_id_invoice_id_reference",
                table: "invoice_transfers",
                columns: new[] { "tenant_id", "invoice_id", "reference" },
                unique: true);

            migrationBuilder.GuardTransfers();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnguardTransfers();
            migrationBuilder.DropTable(
                name: "invoice_transfers");
        }
    }
}
