using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Who made a key of REST.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130110500_KeyMakers")]
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
