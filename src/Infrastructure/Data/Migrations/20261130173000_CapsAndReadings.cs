using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>The cap by which a month was billed; since when a reading may have been counted without our knowing.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130173000_CapsAndReadings")]
    public partial class CapsAndReadings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "cap",
                table: "month_closings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "tried_at",
                table: "meter_readings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "tried_for",
                table: "meter_readings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.NoteKnownCaps();
            migrationBuilder.NoteKnownTries();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "cap",
                table: "month_closings");

            migrationBuilder.DropColumn(
                name: "tried_at",
                table: "meter_readings");

            migrationBuilder.DropColumn(
                name: "tried_for",
                table: "meter_readings");
        }
    }
}
