using System;
using Kalliky.Infrastructure.Data.Telephony;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Numbers on their way to stores, the papers that they need, and calls that test a forwarding.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130023022_TelephoneNumbers")]
    public partial class TelephoneNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "forwarding_tests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    leg = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    came_back_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forwarding_tests", x => x.id);
                    table.ForeignKey(
                        name: "fk_forwarding_tests_stores_tenant_id_store_id",
                        columns: x => new { x.tenant_id, x.store_id },
                        principalTable: "stores",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "number_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    refusal = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    were_declined = table.Column<bool>(type: "boolean", nullable: false),
                    file_handle = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    order_handle = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    number_handle = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    active_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    look_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    stirred_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    taken_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_orders", x => x.id);
                    table.UniqueConstraint("ak_number_orders_tenant_id_id", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_number_orders_stores_tenant_id_store_id",
                        columns: x => new { x.tenant_id, x.store_id },
                        principalTable: "stores",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "number_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    requirement = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    hint = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    media_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_papers", x => x.id);
                    table.ForeignKey(
                        name: "fk_number_papers_number_orders_tenant_id_order_id",
                        columns: x => new { x.tenant_id, x.order_id },
                        principalTable: "number_orders",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_forwarding_tests_store_id",
                table: "forwarding_tests",
                column: "store_id");

            migrationBuilder.CreateIndex(
                name: "ix_forwarding_tests_tenant_id_started_at",
                table: "forwarding_tests",
                columns: new[] { "tenant_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_number_orders_look_at",
                table: "number_orders",
                column: "look_at");

            migrationBuilder.CreateIndex(
                name: "ix_number_orders_open",
                table: "number_orders",
                column: "store_id",
                unique: true,
                filter: "status NOT IN ('Refused', 'Released')");

            migrationBuilder.CreateIndex(
                name: "ix_number_orders_order_handle",
                table: "number_orders",
                column: "order_handle");

            migrationBuilder.CreateIndex(
                name: "ix_number_orders_store_id",
                table: "number_orders",
                column: "store_id");

            migrationBuilder.CreateIndex(
                name: "ix_number_papers_order_id",
                table: "number_papers",
                column: "order_id");

            migrationBuilder.GuardNumbers();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnguardNumbers();
            migrationBuilder.DropTable(
                name: "forwarding_tests");

            migrationBuilder.DropTable(
                name: "number_papers");

            migrationBuilder.DropTable(
                name: "number_orders");
        }
    }
}
