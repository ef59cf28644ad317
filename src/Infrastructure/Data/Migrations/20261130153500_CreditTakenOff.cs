using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>What an invoice takes off of what credit notes of months gave back.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130153500_CreditTakenOff")]
    public partial class CreditTakenOff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices");

            migrationBuilder.AddColumn<long>(
                name: "given_back",
                table: "invoices",
                type: "bigint",
                nullable: false,
                defaultValueSql: "0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices",
                sql: "paid >= 0 AND given_back >= 0 AND collected + paid + given_back <= greatest(total, 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "given_back",
                table: "invoices");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices",
                sql: "paid >= 0 AND collected + paid <= greatest(total, 0)");
        }
    }
}
