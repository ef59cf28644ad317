using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130015413_Meters")]
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
