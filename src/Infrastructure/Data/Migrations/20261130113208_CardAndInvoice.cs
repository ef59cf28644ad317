using System;
using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>What of a payment is for the plan and what for the use of the month before, and what an invoice takes off of it.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130113208_CardAndInvoice")]
    public partial class CardAndInvoice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "last_paid_at",
                table: "local_payers");

            migrationBuilder.AddColumn<LocalDate>(
                name: "from",
                table: "paid_periods",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "invoice_id",
                table: "paid_periods",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_on_top",
                table: "paid_periods",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "net",
                table: "paid_periods",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "plan",
                table: "paid_periods",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "tax",
                table: "paid_periods",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "used",
                table: "paid_periods",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<LocalDate>(
                name: "used_in",
                table: "paid_periods",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "used_tax",
                table: "paid_periods",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "payments",
                table: "local_payers",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<bool>(
                name: "is_by_card",
                table: "invoices",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "paid",
                table: "invoices",
                type: "bigint",
                nullable: false,
                defaultValueSql: "0");

            migrationBuilder.CreateIndex(
                name: "ix_paid_periods_invoice_id",
                table: "paid_periods",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_paid_periods_tenant_id_month",
                table: "paid_periods",
                columns: new[] { "tenant_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_paid_periods_tenant_id_used_in",
                table: "paid_periods",
                columns: new[] { "tenant_id", "used_in" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices",
                sql: "paid >= 0 AND collected + paid <= greatest(total, 0)");

            migrationBuilder.AddForeignKey(
                name: "fk_paid_periods_invoices_tenant_id_invoice_id",
                table: "paid_periods",
                columns: new[] { "tenant_id", "invoice_id" },
                principalTable: "invoices",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.SplitKnownPayments();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_paid_periods_invoices_tenant_id_invoice_id",
                table: "paid_periods");

            migrationBuilder.DropIndex(
                name: "ix_paid_periods_invoice_id",
                table: "paid_periods");

            migrationBuilder.DropIndex(
                name: "ix_paid_periods_tenant_id_month",
                table: "paid_periods");

            migrationBuilder.DropIndex(
                name: "ix_paid_periods_tenant_id_used_in",
                table: "paid_periods");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "from",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "invoice_id",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "is_on_top",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "net",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "plan",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "tax",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "used",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "used_in",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "used_tax",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "payments",
                table: "local_payers");

            migrationBuilder.DropColumn(
                name: "is_by_card",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "paid",
                table: "invoices");

            migrationBuilder.AddColumn<Instant>(
                name: "last_paid_at",
                table: "local_payers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices",
                sql: "collected <= greatest(total, 0)");
        }
    }
}
