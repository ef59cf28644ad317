using System;
using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>What goes back of payments by link, and the tax on what was collected.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130072110_MoneyBack")]
    public partial class MoneyBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "dispute",
                table: "order_payments",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "kept_commission",
                table: "order_payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "kept_tax",
                table: "order_payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "returned",
                table: "order_payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "fee_returned",
                table: "local_sales",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "last_key",
                table: "local_sales",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "refunded",
                table: "local_sales",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "tax",
                table: "ledger_entries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "leaves_in",
                table: "businesses",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "ak_order_payments_tenant_id_id",
                table: "order_payments",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateTable(
                name: "payment_refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    once_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_refunds", x => x.id);
                    table.CheckConstraint("ck_payment_refunds_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_payment_refunds_order_payments_tenant_id_payment_id",
                        columns: x => new { x.tenant_id, x.payment_id },
                        principalTable: "order_payments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_payment_id",
                table: "payment_refunds",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_tenant_id_once_key",
                table: "payment_refunds",
                columns: new[] { "tenant_id", "once_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_refunds_tenant_id_payment_id_at",
                table: "payment_refunds",
                columns: new[] { "tenant_id", "payment_id", "at" });

            migrationBuilder.GuardPaymentRefunds();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnguardPaymentRefunds();
            migrationBuilder.DropTable(
                name: "payment_refunds");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_order_payments_tenant_id_id",
                table: "order_payments");

            migrationBuilder.DropColumn(
                name: "dispute",
                table: "order_payments");

            migrationBuilder.DropColumn(
                name: "kept_commission",
                table: "order_payments");

            migrationBuilder.DropColumn(
                name: "kept_tax",
                table: "order_payments");

            migrationBuilder.DropColumn(
                name: "returned",
                table: "order_payments");

            migrationBuilder.DropColumn(
                name: "fee_returned",
                table: "local_sales");

            migrationBuilder.DropColumn(
                name: "last_key",
                table: "local_sales");

            migrationBuilder.DropColumn(
                name: "refunded",
                table: "local_sales");

            migrationBuilder.DropColumn(
                name: "tax",
                table: "ledger_entries");

            migrationBuilder.DropColumn(
                name: "leaves_in",
                table: "businesses");
        }
    }
}
