using System;
using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>What tools wrote in a call under way, committed with the deed.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261122174636_ToolWrites")]
    public partial class ToolWrites : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "tool_writes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    tool = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    occurrence = table.Column<int>(type: "integer", nullable: false),
                    arguments = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tool_writes", x => x.id);
                    table.ForeignKey(
                        name: "fk_tool_writes_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tool_writes_call_id_turn",
                table: "tool_writes",
                columns: new[] { "call_id", "turn" });

            migrationBuilder.ProtectTenantTable("tool_writes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectTenantTable("tool_writes");
            migrationBuilder.DropTable(
                name: "tool_writes");
        }
    }
}
