using System;
using Kalliky.Infrastructure.Data.Catalogue;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Imports of menus, and which rows are still the example that a store began with.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261129231615_Onboarding")]
    public partial class Onboarding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "hours_are_example",
                table: "stores",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_example",
                table: "services",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_example",
                table: "resources",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_example",
                table: "products",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "menu_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    problem = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    parts = table.Column<int>(type: "integer", nullable: false),
                    parts_read = table.Column<int>(type: "integer", nullable: false),
                    had_script = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_menu_imports", x => x.id);
                    table.UniqueConstraint("ak_menu_imports_tenant_id_id", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_menu_imports_stores_tenant_id_store_id",
                        columns: x => new { x.tenant_id, x.store_id },
                        principalTable: "stores",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    category = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: true),
                    ingredients = table.Column<string>(type: "jsonb", nullable: false),
                    allergens = table.Column<string>(type: "jsonb", nullable: true),
                    is_alcohol = table.Column<bool>(type: "boolean", nullable: false),
                    is_category_guessed = table.Column<bool>(type: "boolean", nullable: false),
                    has_several_prices = table.Column<bool>(type: "boolean", nullable: false),
                    is_kept = table.Column<bool>(type: "boolean", nullable: false),
                    known_id = table.Column<Guid>(type: "uuid", nullable: true),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_lines_menu_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "menu_imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_import_lines_import_id_position",
                table: "import_lines",
                columns: new[] { "import_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_menu_imports_created_at",
                table: "menu_imports",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_menu_imports_store_id",
                table: "menu_imports",
                column: "store_id");

            migrationBuilder.CreateIndex(
                name: "ix_menu_imports_tenant_id_created_at",
                table: "menu_imports",
                columns: new[] { "tenant_id", "created_at" });

            migrationBuilder.WallImports();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnwallImports();
            migrationBuilder.DropTable(
                name: "import_lines");

            migrationBuilder.DropTable(
                name: "menu_imports");

            migrationBuilder.DropColumn(
                name: "hours_are_example",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "is_example",
                table: "services");

            migrationBuilder.DropColumn(
                name: "is_example",
                table: "resources");

            migrationBuilder.DropColumn(
                name: "is_example",
                table: "products");
        }
    }
}
