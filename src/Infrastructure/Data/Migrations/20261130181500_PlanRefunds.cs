using System;
using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>What went back to businesses of payments for their plan.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130181500_PlanRefunds")]
    public partial class PlanRefunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "plan_refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    payment = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    why = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    noted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_refunds", x => x.id);
                    table.CheckConstraint("ck_plan_refunds_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_plan_refunds_businesses_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "businesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plan_refunds_tenant_id_event_id",
                table: "plan_refunds",
                columns: new[] { "tenant_id", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_refunds_tenant_id_payment",
                table: "plan_refunds",
                columns: new[] { "tenant_id", "payment" });

            migrationBuilder.GuardRefunds();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnguardRefunds();
            migrationBuilder.DropTable(
                name: "plan_refunds");
        }
    }
}
