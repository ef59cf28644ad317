using System;
using Kalliky.Infrastructure.Data.Billing;
using Kalliky.Infrastructure.Data.Messaging;
using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Orders paid by link, what was collected on invoices, the day summed up in the morning; paid months are noted once.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130022319_PaymentLinks")]
    public partial class PaymentLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "period_payments");

            migrationBuilder.AddColumn<string>(
                name: "payment_links",
                table: "stores",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<LocalDate>(
                name: "summed_up_to",
                table: "stores",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "amount",
                table: "paid_periods",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payouts",
                table: "local_payers",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "collected",
                table: "invoices",
                type: "bigint",
                nullable: false,
                defaultValueSql: "0");

            migrationBuilder.CreateTable(
                name: "local_sales",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    paid_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_sales", x => x.id);
                    table.ForeignKey(
                        name: "fk_local_sales_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    commission = table.Column<long>(type: "bigint", nullable: false),
                    fee = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    session_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    session_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    paid_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    disputed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    read_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    look_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_payments", x => x.id);
                    table.CheckConstraint("ck_order_payments_fee", "fee >= 0 AND fee < amount");
                    table.ForeignKey(
                        name: "fk_order_payments_orders_tenant_id_order_id",
                        columns: x => new { x.tenant_id, x.order_id },
                        principalTable: "orders",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_order_payments_stores_tenant_id_store_id",
                        columns: x => new { x.tenant_id, x.store_id },
                        principalTable: "stores",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    handle = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    standing = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    lost = table.Column<int>(type: "integer", nullable: false),
                    read_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    look_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_accounts", x => x.id);
                    table.CheckConstraint("ck_payout_accounts_one_per_business", "id = tenant_id");
                    table.ForeignKey(
                        name: "fk_payout_accounts_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices",
                sql: "collected <= greatest(total, 0)");

            migrationBuilder.CreateIndex(
                name: "ix_local_sales_tenant_id",
                table: "local_sales",
                column: "tenant_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_payments_look_at",
                table: "order_payments",
                column: "look_at",
                filter: "look_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_order_payments_order_id",
                table: "order_payments",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_payments_reference",
                table: "order_payments",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_payments_session_id",
                table: "order_payments",
                column: "session_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_payments_store_id",
                table: "order_payments",
                column: "store_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_payments_tenant_id_store_id_created_at",
                table: "order_payments",
                columns: new[] { "tenant_id", "store_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_payments_token_hash",
                table: "order_payments",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payout_accounts_handle",
                table: "payout_accounts",
                column: "handle",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payout_accounts_look_at",
                table: "payout_accounts",
                column: "look_at");

            migrationBuilder.CreateIndex(
                name: "ix_payout_accounts_tenant_id",
                table: "payout_accounts",
                column: "tenant_id");

            migrationBuilder.GuardOrderPayments();
            migrationBuilder.OpenSummaryDoor();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CloseSummaryDoor();
            migrationBuilder.UnguardOrderPayments();
            migrationBuilder.DropTable(
                name: "local_sales");

            migrationBuilder.DropTable(
                name: "order_payments");

            migrationBuilder.DropTable(
                name: "payout_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "payment_links",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "summed_up_to",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "amount",
                table: "paid_periods");

            migrationBuilder.DropColumn(
                name: "payouts",
                table: "local_payers");

            migrationBuilder.DropColumn(
                name: "collected",
                table: "invoices");

            migrationBuilder.CreateTable(
                name: "period_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    month = table.Column<LocalDate>(type: "date", nullable: false),
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

            migrationBuilder.CreateIndex(
                name: "ix_period_payments_tenant_id_month_reference",
                table: "period_payments",
                columns: new[] { "tenant_id", "month", "reference" },
                unique: true);

            migrationBuilder.ProtectTenantTable("period_payments");
        }
    }
}
