using Kalliky.Infrastructure.Data.Billing;
using Kalliky.Infrastructure.Data.Businesses;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>A store closes while its business stays; a payment is given back whole; books go once their term is over.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130141650_ClosedStores")]
    public partial class ClosedStores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "closed_at",
                table: "stores",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "closes_at",
                table: "stores",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "returned_at",
                table: "paid_periods",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_stores_closing",
                table: "stores",
                column: "closes_at",
                filter: "closes_at IS NOT NULL AND closed_at IS NULL");

            migrationBuilder.OpenClosingStoreDoors();
            migrationBuilder.GuardTerms();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnguardTerms();
            migrationBuilder.CloseClosingStoreDoors();

            migrationBuilder.DropIndex(
                name: "ix_stores_closing",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "closes_at",
                table: "stores");

            migrationBuilder.DropColumn(
                name: "returned_at",
                table: "paid_periods");
        }
    }
}
