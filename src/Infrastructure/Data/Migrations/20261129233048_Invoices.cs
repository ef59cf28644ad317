using System;
using Kalliky.Infrastructure.Data.Billing;
using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Plans by their periods, invoices with their documents, and what the database itself sees to in them.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261129233048_Invoices")]
    public partial class Invoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "billing_details",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer = table.Column<byte[]>(type: "bytea", nullable: false),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    language = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    kept_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_details", x => x.id);
                    table.CheckConstraint("ck_billing_details_one_per_business", "id = tenant_id");
                    table.ForeignKey(
                        name: "fk_billing_details_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoice_counter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_counter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    month = table.Column<LocalDate>(type: "date", nullable: true),
                    issued_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    issued_on = table.Column<LocalDate>(type: "date", nullable: false),
                    due_on = table.Column<LocalDate>(type: "date", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    net = table.Column<long>(type: "bigint", nullable: false),
                    vat = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    seller = table.Column<string>(type: "jsonb", nullable: false),
                    buyer = table.Column<byte[]>(type: "bytea", nullable: false),
                    language = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    credits_id = table.Column<Guid>(type: "uuid", nullable: true),
                    credits_number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    credits_issued_on = table.Column<LocalDate>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    once_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoices", x => x.id);
                    table.UniqueConstraint("ak_invoices_tenant_id_id", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_invoices_total", "total = net + vat");
                    table.ForeignKey(
                        name: "fk_invoices_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invoices_invoices_tenant_id_credits_id",
                        columns: x => new { x.tenant_id, x.credits_id },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "period_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<LocalDate>(type: "date", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_period_payments", x => x.id);
                    table.ForeignKey(
                        name: "fk_period_payments_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    monthly = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_periods", x => x.id);
                    table.CheckConstraint("ck_plan_periods_go_forward", "until IS NULL OR until >= \"from\"");
                    table.ForeignKey(
                        name: "fk_plan_periods_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoice_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pdf = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    xml = table.Column<byte[]>(type: "bytea", nullable: false),
                    printed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_invoice_documents_invoices_tenant_id_invoice_id",
                        columns: x => new { x.tenant_id, x.invoice_id },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "month_closings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<LocalDate>(type: "date", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_closings", x => x.id);
                    table.ForeignKey(
                        name: "fk_month_closings_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_month_closings_invoices_tenant_id_invoice_id",
                        columns: x => new { x.tenant_id, x.invoice_id },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_billing_details_tenant_id",
                table: "billing_details",
                column: "tenant_id");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_documents_invoice_id",
                table: "invoice_documents",
                column: "invoice_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_credits_id",
                table: "invoices",
                column: "credits_id");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_number",
                table: "invoices",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_sequence",
                table: "invoices",
                column: "sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_tenant_id_issued_at_id",
                table: "invoices",
                columns: new[] { "tenant_id", "issued_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_tenant_id_once_key",
                table: "invoices",
                columns: new[] { "tenant_id", "once_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_month_closings_invoice_id",
                table: "month_closings",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_month_closings_tenant_id_month",
                table: "month_closings",
                columns: new[] { "tenant_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_period_payments_tenant_id_month_reference",
                table: "period_payments",
                columns: new[] { "tenant_id", "month", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_periods_present",
                table: "plan_periods",
                column: "tenant_id",
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_plan_periods_tenant_id_from",
                table: "plan_periods",
                columns: new[] { "tenant_id", "from" });

            Protect(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Unprotect(migrationBuilder);
            migrationBuilder.DropTable(
                name: "billing_details");

            migrationBuilder.DropTable(
                name: "invoice_counter");

            migrationBuilder.DropTable(
                name: "invoice_documents");

            migrationBuilder.DropTable(
                name: "month_closings");

            migrationBuilder.DropTable(
                name: "period_payments");

            migrationBuilder.DropTable(
                name: "plan_periods");

            migrationBuilder.DropTable(
                name: "invoices");
        }

        private static readonly string[] TenantTables = ["plan_periods", "billing_details", "invoices", "invoice_documents", "month_closings", "period_payments"];

        private static void Protect(MigrationBuilder migrationBuilder)
        {
            foreach (var table in TenantTables)
                migrationBuilder.ProtectTenantTable(table);
            migrationBuilder.OpenToDoors("invoices");
            migrationBuilder.OpenToDoors("month_closings");
            migrationBuilder.GuardInvoices();
        }

        private static void Unprotect(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnguardInvoices();
            foreach (var table in TenantTables)
                migrationBuilder.UnprotectTenantTable(table);
        }
    }
}
