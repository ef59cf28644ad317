using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Who made a key of REST.</summary>
    public partial class KeyMakers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "made_by",
                table: "api_keys",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "made_by",
                table: "api_keys");
        }
    }
}
