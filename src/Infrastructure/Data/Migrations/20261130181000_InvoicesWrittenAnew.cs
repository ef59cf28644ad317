using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>A credit note over a whole invoice takes back also what that invoice took off.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130181000_InvoicesWrittenAnew")]
    public partial class InvoicesWrittenAnew : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices",
                sql: "CASE WHEN total < 0 THEN paid <= 0 AND given_back <= 0 AND collected + paid + given_back >= total ELSE paid >= 0 AND given_back >= 0 AND collected + paid + given_back <= total END");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invoices_collected",
                table: "invoices",
                sql: "paid >= 0 AND given_back >= 0 AND collected + paid + given_back <= greatest(total, 0)");
        }
    }
}
