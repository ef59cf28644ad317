using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <inheritdoc />
    public partial class Meters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "tell_at",
                table: "payment_accounts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: NodaTime.Instant.FromUnixTimeTicks(0L));
            migrationBuilder.OpenMeterDoor();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CloseMeterDoor();
            migrationBuilder.DropColumn(
                name: "tell_at",
                table: "payment_accounts");
        }
    }
}
