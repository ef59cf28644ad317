using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>A tool's write is unique in its call. What calls under way have written is forgotten: it cannot be hashed here.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261122203005_DoneOnce")]
    public partial class DoneOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("TRUNCATE tool_writes");

            migrationBuilder.DropIndex(
                name: "ix_tool_writes_call_id_turn",
                table: "tool_writes");

            migrationBuilder.DropColumn(
                name: "arguments",
                table: "tool_writes");

            migrationBuilder.AddColumn<string>(
                name: "arguments_key",
                table: "tool_writes",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_tool_writes_call_id_turn_tool_arguments_key_occurrence",
                table: "tool_writes",
                columns: new[] { "call_id", "turn", "tool", "arguments_key", "occurrence" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tool_writes_call_id_turn_tool_arguments_key_occurrence",
                table: "tool_writes");

            migrationBuilder.DropColumn(
                name: "arguments_key",
                table: "tool_writes");

            migrationBuilder.AddColumn<byte[]>(
                name: "arguments",
                table: "tool_writes",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "ix_tool_writes_call_id_turn",
                table: "tool_writes",
                columns: new[] { "call_id", "turn" });
        }
    }
}
