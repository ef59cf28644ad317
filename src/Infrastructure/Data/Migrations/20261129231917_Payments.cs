using System;
using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Where payments stand, checkouts, months that were paid, what is told to meters, and the demonstration's till.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261129231917_Payments")]
    public partial class Payments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "limited_from",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "checkouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    store_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    session_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkouts", x => x.id);
                    table.ForeignKey(
                        name: "fk_checkouts_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "local_payers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session = table.Column<Guid>(type: "uuid", nullable: true),
                    session_plan = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    session_status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    since = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    plan = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    next_plan = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    paid_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    last_paid_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    is_card_refused = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_payers", x => x.id);
                    table.CheckConstraint("ck_local_payers_one_per_business", "id = tenant_id");
                    table.ForeignKey(
                        name: "fk_local_payers_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meter_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meter = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    month = table.Column<LocalDate>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    once_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    told_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meter_readings", x => x.id);
                    table.ForeignKey(
                        name: "fk_meter_readings_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "paid_periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    month = table.Column<LocalDate>(type: "date", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paid_periods", x => x.id);
                    table.ForeignKey(
                        name: "fk_paid_periods_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payment_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    subscription_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    paid_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    next_plan = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    next_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    card_brand = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    card_last4 = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    late_since = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    read_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    look_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_accounts", x => x.id);
                    table.CheckConstraint("ck_payment_accounts_one_per_business", "id = tenant_id");
                    table.ForeignKey(
                        name: "fk_payment_accounts_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_checkouts_tenant_id",
                table: "checkouts",
                column: "tenant_id");

            migrationBuilder.CreateIndex(
                name: "ix_checkouts_open",
                table: "checkouts",
                column: "tenant_id",
                unique: true,
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_local_payers_tenant_id",
                table: "local_payers",
                column: "tenant_id");

            migrationBuilder.CreateIndex(
                name: "ix_meter_readings_tenant_id_month",
                table: "meter_readings",
                columns: new[] { "tenant_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_meter_readings_tenant_id_once_key",
                table: "meter_readings",
                columns: new[] { "tenant_id", "once_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_paid_periods_tenant_id_reference",
                table: "paid_periods",
                columns: new[] { "tenant_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_accounts_customer_id",
                table: "payment_accounts",
                column: "customer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_accounts_look_at",
                table: "payment_accounts",
                column: "look_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_accounts_tenant_id",
                table: "payment_accounts",
                column: "tenant_id");

            migrationBuilder.GuardPayments();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnguardPayments();
            migrationBuilder.DropTable(
                name: "checkouts");

            migrationBuilder.DropTable(
                name: "local_payers");

            migrationBuilder.DropTable(
                name: "meter_readings");

            migrationBuilder.DropTable(
                name: "paid_periods");

            migrationBuilder.DropTable(
                name: "payment_accounts");

            migrationBuilder.DropColumn(
                name: "limited_from",
                table: "subscriptions");
        }
    }
}
