using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Books go by the date in Paris, and one business at a time.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130160000_TermsOfEach")]
    public partial class TermsOfEach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.GuardTermsOfEach();

        // The guards stay as they are until those of all books go, a step below.
        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
