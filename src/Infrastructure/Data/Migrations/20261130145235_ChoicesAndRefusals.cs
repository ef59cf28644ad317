using System;
using Kalliky.Infrastructure.Data.Billing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>When a plan was chosen, what a new business reads, which mails about accounts did not arrive, and who wants no invitation.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261130145235_ChoicesAndRefusals")]
    public partial class ChoicesAndRefusals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "chosen_at",
                table: "subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "mail_id",
                table: "invitations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "businesses",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "French");

            migrationBuilder.AddColumn<string>(
                name: "provider_id",
                table: "account_mails",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "mail_refusals",
                columns: table => new
                {
                    email_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_refusals", x => x.email_key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_mails_provider_id",
                table: "account_mails",
                column: "provider_id",
                filter: "provider_id IS NOT NULL");

            migrationBuilder.NoteKnownChoices();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mail_refusals");

            migrationBuilder.DropIndex(
                name: "ix_account_mails_provider_id",
                table: "account_mails");

            migrationBuilder.DropColumn(
                name: "chosen_at",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "mail_id",
                table: "invitations");

            migrationBuilder.DropColumn(
                name: "language",
                table: "businesses");

            migrationBuilder.DropColumn(
                name: "provider_id",
                table: "account_mails");
        }
    }
}
