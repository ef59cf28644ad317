using System;
using Kalliky.Infrastructure.Data.Scheduling;
using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Who takes bookings, what can be booked, and the diary, in which the database lets nothing overlap.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261122231919_Diary")]
    public partial class Diary : Migration
    {
        private static readonly string[] TenantTables = ["resources", "services", "bookings"];

        private const string Calendar = """
            CREATE FUNCTION doors.of_calendar(secret text) RETURNS TABLE (tenant_id uuid, resource_id uuid)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT r.tenant_id, r.id FROM resources r WHERE r.feed_key = secret
            $$;

            REVOKE ALL ON FUNCTION doors.of_calendar(text) FROM PUBLIC;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "booking_rules",
                table: "stores",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{\"lead_minutes\": 0, \"horizon_days\": 365}'");

            migrationBuilder.AddColumn<string>(
                name: "reservations",
                table: "stores",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "returns",
                table: "stores",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sizes",
                table: "products",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "birthdate",
                table: "customers",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "resources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    covers = table.Column<int>(type: "integer", nullable: true),
                    hours = table.Column<string>(type: "jsonb", nullable: true),
                    does_all = table.Column<bool>(type: "boolean", nullable: false),
                    service_ids = table.Column<string>(type: "jsonb", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    feed_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resources", x => x.id);
                    table.UniqueConstraint("ak_resources_tenant_id_id", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_resources_stores_tenant_id_store_id",
                        columns: x => new { x.tenant_id, x.store_id },
                        principalTable: "stores",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "services",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    buffer = table.Column<int>(type: "integer", nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: true),
                    aliases = table.Column<string>(type: "jsonb", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services", x => x.id);
                    table.ForeignKey(
                        name: "fk_services_stores_tenant_id_store_id",
                        columns: x => new { x.tenant_id, x.store_id },
                        principalTable: "stores",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bookings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_test = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starts_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    busy_until = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    has_place = table.Column<bool>(type: "boolean", nullable: false),
                    is_forced = table.Column<bool>(type: "boolean", nullable: false),
                    held_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    moves = table.Column<Guid>(type: "uuid", nullable: true),
                    part_of = table.Column<Guid>(type: "uuid", nullable: true),
                    shown_to = table.Column<Guid>(type: "uuid", nullable: true),
                    services = table.Column<string>(type: "jsonb", nullable: false),
                    party_size = table.Column<int>(type: "integer", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    article = table.Column<string>(type: "jsonb", nullable: true),
                    customer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    customer_phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    birthdate = table.Column<byte[]>(type: "bytea", nullable: true),
                    birthdate_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    note = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    read_back_version = table.Column<int>(type: "integer", nullable: true),
                    read_back_turn = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    history = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bookings", x => x.id);
                    table.UniqueConstraint("ak_bookings_tenant_id_id", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_bookings_ends_after_it_begins", "starts_at <= ends_at AND ends_at <= busy_until");
                    table.ForeignKey(
                        name: "fk_bookings_bookings_tenant_id_moves",
                        columns: x => new { x.tenant_id, x.moves },
                        principalTable: "bookings",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_bookings_bookings_tenant_id_part_of",
                        columns: x => new { x.tenant_id, x.part_of },
                        principalTable: "bookings",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_bookings_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "calls",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_bookings_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_bookings_resources_tenant_id_resource_id",
                        columns: x => new { x.tenant_id, x.resource_id },
                        principalTable: "resources",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_bookings_stores_tenant_id_store_id",
                        columns: x => new { x.tenant_id, x.store_id },
                        principalTable: "stores",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bookings_call_id",
                table: "bookings",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_customer_id_starts_at",
                table: "bookings",
                columns: new[] { "customer_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bookings_draft_of_call",
                table: "bookings",
                column: "call_id",
                unique: true,
                filter: "status = 'Held' AND part_of IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_moves",
                table: "bookings",
                column: "moves");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_part_of",
                table: "bookings",
                column: "part_of");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_product_id",
                table: "bookings",
                column: "product_id",
                filter: "product_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_resource_id_starts_at",
                table: "bookings",
                columns: new[] { "resource_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bookings_store_id_birthdate_key",
                table: "bookings",
                columns: new[] { "store_id", "birthdate_key" },
                filter: "birthdate_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bookings_store_id_starts_at",
                table: "bookings",
                columns: new[] { "store_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bookings_tenant_id_starts_at",
                table: "bookings",
                columns: new[] { "tenant_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_feed_key",
                table: "resources",
                column: "feed_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_resources_store_id_position",
                table: "resources",
                columns: new[] { "store_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_services_store_id_position",
                table: "services",
                columns: new[] { "store_id", "position" });

            // A trusted extension: the owner of the database may create it.
            migrationBuilder.Sql("CREATE EXTENSION IF NOT EXISTS btree_gist");
            migrationBuilder.Sql(BookingConfiguration.NoOverlap);
            foreach (var table in TenantTables)
                migrationBuilder.ProtectTenantTable(table);
            migrationBuilder.OpenToDoors("resources");
            migrationBuilder.Sql(Calendar);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION doors.of_calendar");

            migrationBuilder.DropTable(
                name: "bookings");

            migrationBuilder.DropTable(
                name: "services");

            migrationBuilder.DropTable(
                name: "resources");

            migrationBuilder.DropColumn(
                name: "booking_rules",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "reservations",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "returns",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "sizes",
                table: "products");

            migrationBuilder.DropColumn(
                name: "birthdate",
                table: "customers");
        }
    }
}
