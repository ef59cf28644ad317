using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Pages and lists stay quick however many years a business has kept its books. Most of these indexes are on an
    /// expression or on few of the rows, for which EF Core has no word or which its model need not know.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261129152800_YearsOfRows")]
    public partial class YearsOfRows : Migration
    {
        private static readonly (string Name, string On)[] Indexes =
        [
            // Blocks may be long, so they are not found by their beginning; what is put aside has no person.
            ("ix_bookings_blocks_and_holds", "bookings (store_id, kind, ends_at) WHERE kind IN ('Block', 'Hold')"),
            ("ix_bookings_holds", "bookings (tenant_id, starts_at DESC, id DESC) WHERE kind = 'Hold'"),
            ("ix_bookings_blocks_of_resource", "bookings (resource_id, ends_at) WHERE kind = 'Block'"),
            ("ix_calls_store_started", "calls (store_id, started_at DESC, id DESC)"),
            ("ix_calls_tests", "calls (store_id, started_at DESC, id DESC) WHERE is_test"),
            ("ix_customers_last_seen", "customers (tenant_id, (coalesce(last_call_at, created_at)) DESC, id DESC) WHERE merged_into IS NULL"),
            ("ix_tickets_tenant_created", "tickets (tenant_id, created_at DESC, id DESC)"),
            ("ix_tickets_store_solved", "tickets (store_id, solved_at DESC, id DESC) WHERE status = 'Solved'"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var (name, on) in Indexes)
                migrationBuilder.Sql($"CREATE INDEX {name} ON {on}");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (name, _) in Indexes)
                migrationBuilder.Sql($"DROP INDEX {name}");
        }
    }
}
