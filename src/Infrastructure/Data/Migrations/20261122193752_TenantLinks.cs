using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Keys between rows of a business carry the business, the counter of order numbers too; one draft a call.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261122193752_TenantLinks")]
    public partial class TenantLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.LetOwnerThrough();

            migrationBuilder.DropForeignKey(
                name: "fk_call_events_calls_call_id",
                table: "call_events");

            migrationBuilder.DropForeignKey(
                name: "fk_call_turns_calls_call_id",
                table: "call_turns");

            migrationBuilder.DropForeignKey(
                name: "fk_calls_customers_customer_id",
                table: "calls");

            migrationBuilder.DropForeignKey(
                name: "fk_calls_stores_store_id",
                table: "calls");

            migrationBuilder.DropForeignKey(
                name: "fk_categories_stores_store_id",
                table: "categories");

            migrationBuilder.DropForeignKey(
                name: "fk_kept_answers_api_keys_api_key_id",
                table: "kept_answers");

            migrationBuilder.DropForeignKey(
                name: "fk_messages_calls_call_id",
                table: "messages");

            migrationBuilder.DropForeignKey(
                name: "fk_messages_stores_store_id",
                table: "messages");

            migrationBuilder.DropForeignKey(
                name: "fk_orders_calls_call_id",
                table: "orders");

            migrationBuilder.DropForeignKey(
                name: "fk_orders_customers_customer_id",
                table: "orders");

            migrationBuilder.DropForeignKey(
                name: "fk_orders_stores_store_id",
                table: "orders");

            migrationBuilder.DropForeignKey(
                name: "fk_products_categories_category_id",
                table: "products");

            migrationBuilder.DropForeignKey(
                name: "fk_products_stores_store_id",
                table: "products");

            migrationBuilder.DropForeignKey(
                name: "fk_relay_tokens_calls_call_id",
                table: "relay_tokens");

            migrationBuilder.DropForeignKey(
                name: "fk_tickets_calls_call_id",
                table: "tickets");

            migrationBuilder.DropForeignKey(
                name: "fk_tickets_customers_customer_id",
                table: "tickets");

            migrationBuilder.DropForeignKey(
                name: "fk_tickets_stores_store_id",
                table: "tickets");

            migrationBuilder.DropForeignKey(
                name: "fk_tool_calls_calls_call_id",
                table: "tool_calls");

            migrationBuilder.DropForeignKey(
                name: "fk_tool_writes_calls_call_id",
                table: "tool_writes");

            migrationBuilder.AddUniqueConstraint(
                name: "ak_stores_tenant_id_id",
                table: "stores",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.AddUniqueConstraint(
                name: "ak_customers_tenant_id_id",
                table: "customers",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.AddUniqueConstraint(
                name: "ak_categories_tenant_id_id",
                table: "categories",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.AddUniqueConstraint(
                name: "ak_calls_tenant_id_id",
                table: "calls",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.AddUniqueConstraint(
                name: "ak_api_keys_tenant_id_id",
                table: "api_keys",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_draft_of_call",
                table: "orders",
                column: "call_id",
                unique: true,
                filter: "status = 'Draft'");

            migrationBuilder.AddForeignKey(
                name: "fk_call_events_calls_tenant_id_call_id",
                table: "call_events",
                columns: new[] { "tenant_id", "call_id" },
                principalTable: "calls",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_call_turns_calls_tenant_id_call_id",
                table: "call_turns",
                columns: new[] { "tenant_id", "call_id" },
                principalTable: "calls",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_calls_customers_tenant_id_customer_id",
                table: "calls",
                columns: new[] { "tenant_id", "customer_id" },
                principalTable: "customers",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_calls_stores_tenant_id_store_id",
                table: "calls",
                columns: new[] { "tenant_id", "store_id" },
                principalTable: "stores",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_categories_stores_tenant_id_store_id",
                table: "categories",
                columns: new[] { "tenant_id", "store_id" },
                principalTable: "stores",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_kept_answers_api_keys_tenant_id_api_key_id",
                table: "kept_answers",
                columns: new[] { "tenant_id", "api_key_id" },
                principalTable: "api_keys",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_messages_calls_tenant_id_call_id",
                table: "messages",
                columns: new[] { "tenant_id", "call_id" },
                principalTable: "calls",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_messages_stores_tenant_id_store_id",
                table: "messages",
                columns: new[] { "tenant_id", "store_id" },
                principalTable: "stores",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_orders_calls_tenant_id_call_id",
                table: "orders",
                columns: new[] { "tenant_id", "call_id" },
                principalTable: "calls",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_orders_customers_tenant_id_customer_id",
                table: "orders",
                columns: new[] { "tenant_id", "customer_id" },
                principalTable: "customers",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_orders_stores_tenant_id_store_id",
                table: "orders",
                columns: new[] { "tenant_id", "store_id" },
                principalTable: "stores",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_products_categories_tenant_id_category_id",
                table: "products",
                columns: new[] { "tenant_id", "category_id" },
                principalTable: "categories",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_products_stores_tenant_id_store_id",
                table: "products",
                columns: new[] { "tenant_id", "store_id" },
                principalTable: "stores",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_relay_tokens_calls_tenant_id_call_id",
                table: "relay_tokens",
                columns: new[] { "tenant_id", "call_id" },
                principalTable: "calls",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_calls_tenant_id_call_id",
                table: "tickets",
                columns: new[] { "tenant_id", "call_id" },
                principalTable: "calls",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_customers_tenant_id_customer_id",
                table: "tickets",
                columns: new[] { "tenant_id", "customer_id" },
                principalTable: "customers",
                principalColumns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_stores_tenant_id_store_id",
                table: "tickets",
                columns: new[] { "tenant_id", "store_id" },
                principalTable: "stores",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_tool_calls_calls_tenant_id_call_id",
                table: "tool_calls",
                columns: new[] { "tenant_id", "call_id" },
                principalTable: "calls",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_tool_writes_calls_tenant_id_call_id",
                table: "tool_writes",
                columns: new[] { "tenant_id", "call_id" },
                principalTable: "calls",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);
            migrationBuilder.Sql(CountPerTenant);
            migrationBuilder.WallOffOwner();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.LetOwnerThrough();
            migrationBuilder.Sql(CountPerStore);

            migrationBuilder.DropForeignKey(
                name: "fk_call_events_calls_tenant_id_call_id",
                table: "call_events");

            migrationBuilder.DropForeignKey(
                name: "fk_call_turns_calls_tenant_id_call_id",
                table: "call_turns");

            migrationBuilder.DropForeignKey(
                name: "fk_calls_customers_tenant_id_customer_id",
                table: "calls");

            migrationBuilder.DropForeignKey(
                name: "fk_calls_stores_tenant_id_store_id",
                table: "calls");

            migrationBuilder.DropForeignKey(
                name: "fk_categories_stores_tenant_id_store_id",
                table: "categories");

            migrationBuilder.DropForeignKey(
                name: "fk_kept_answers_api_keys_tenant_id_api_key_id",
                table: "kept_answers");

            migrationBuilder.DropForeignKey(
                name: "fk_messages_calls_tenant_id_call_id",
                table: "messages");

            migrationBuilder.DropForeignKey(
                name: "fk_messages_stores_tenant_id_store_id",
                table: "messages");

            migrationBuilder.DropForeignKey(
                name: "fk_orders_calls_tenant_id_call_id",
                table: "orders");

            migrationBuilder.DropForeignKey(
                name: "fk_orders_customers_tenant_id_customer_id",
                table: "orders");

            migrationBuilder.DropForeignKey(
                name: "fk_orders_stores_tenant_id_store_id",
                table: "orders");

            migrationBuilder.DropForeignKey(
                name: "fk_products_categories_tenant_id_category_id",
                table: "products");

            migrationBuilder.DropForeignKey(
                name: "fk_products_stores_tenant_id_store_id",
                table: "products");

            migrationBuilder.DropForeignKey(
                name: "fk_relay_tokens_calls_tenant_id_call_id",
                table: "relay_tokens");

            migrationBuilder.DropForeignKey(
                name: "fk_tickets_calls_tenant_id_call_id",
                table: "tickets");

            migrationBuilder.DropForeignKey(
                name: "fk_tickets_customers_tenant_id_customer_id",
                table: "tickets");

            migrationBuilder.DropForeignKey(
                name: "fk_tickets_stores_tenant_id_store_id",
                table: "tickets");

            migrationBuilder.DropForeignKey(
                name: "fk_tool_calls_calls_tenant_id_call_id",
                table: "tool_calls");

            migrationBuilder.DropForeignKey(
                name: "fk_tool_writes_calls_tenant_id_call_id",
                table: "tool_writes");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_stores_tenant_id_id",
                table: "stores");

            migrationBuilder.DropIndex(
                name: "ix_orders_draft_of_call",
                table: "orders");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_customers_tenant_id_id",
                table: "customers");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_categories_tenant_id_id",
                table: "categories");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_calls_tenant_id_id",
                table: "calls");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_api_keys_tenant_id_id",
                table: "api_keys");

            migrationBuilder.AddForeignKey(
                name: "fk_call_events_calls_call_id",
                table: "call_events",
                column: "call_id",
                principalTable: "calls",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_call_turns_calls_call_id",
                table: "call_turns",
                column: "call_id",
                principalTable: "calls",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_calls_customers_customer_id",
                table: "calls",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_calls_stores_store_id",
                table: "calls",
                column: "store_id",
                principalTable: "stores",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_categories_stores_store_id",
                table: "categories",
                column: "store_id",
                principalTable: "stores",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_kept_answers_api_keys_api_key_id",
                table: "kept_answers",
                column: "api_key_id",
                principalTable: "api_keys",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_messages_calls_call_id",
                table: "messages",
                column: "call_id",
                principalTable: "calls",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_messages_stores_store_id",
                table: "messages",
                column: "store_id",
                principalTable: "stores",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_orders_calls_call_id",
                table: "orders",
                column: "call_id",
                principalTable: "calls",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_orders_customers_customer_id",
                table: "orders",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_orders_stores_store_id",
                table: "orders",
                column: "store_id",
                principalTable: "stores",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_products_categories_category_id",
                table: "products",
                column: "category_id",
                principalTable: "categories",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_products_stores_store_id",
                table: "products",
                column: "store_id",
                principalTable: "stores",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_relay_tokens_calls_call_id",
                table: "relay_tokens",
                column: "call_id",
                principalTable: "calls",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_calls_call_id",
                table: "tickets",
                column: "call_id",
                principalTable: "calls",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_customers_customer_id",
                table: "tickets",
                column: "customer_id",
                principalTable: "customers",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_tickets_stores_store_id",
                table: "tickets",
                column: "store_id",
                principalTable: "stores",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_tool_calls_calls_call_id",
                table: "tool_calls",
                column: "call_id",
                principalTable: "calls",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_tool_writes_calls_call_id",
                table: "tool_writes",
                column: "call_id",
                principalTable: "calls",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
            migrationBuilder.WallOffOwner();
        }

        private const string CountPerTenant = """
            ALTER TABLE order_numbers DROP CONSTRAINT order_numbers_store_id_fkey;
            ALTER TABLE order_numbers DROP CONSTRAINT order_numbers_pkey;
            ALTER TABLE order_numbers ADD PRIMARY KEY (store_id, day, tenant_id);
            ALTER TABLE order_numbers ADD FOREIGN KEY (tenant_id, store_id) REFERENCES stores (tenant_id, id) ON DELETE CASCADE;

            CREATE OR REPLACE FUNCTION next_order_number(store uuid, on_day date) RETURNS integer LANGUAGE sql AS $$
                INSERT INTO order_numbers AS numbers (store_id, day, last) VALUES (store, on_day, 1)
                ON CONFLICT (store_id, day, tenant_id) DO UPDATE SET last = numbers.last + 1
                RETURNING last
            $$;
            """;

        private const string CountPerStore = """
            ALTER TABLE order_numbers DROP CONSTRAINT order_numbers_tenant_id_store_id_fkey;
            ALTER TABLE order_numbers DROP CONSTRAINT order_numbers_pkey;
            ALTER TABLE order_numbers ADD PRIMARY KEY (store_id, day);
            ALTER TABLE order_numbers ADD FOREIGN KEY (store_id) REFERENCES stores (id) ON DELETE CASCADE;

            CREATE OR REPLACE FUNCTION next_order_number(store uuid, on_day date) RETURNS integer LANGUAGE sql AS $$
                INSERT INTO order_numbers AS numbers (store_id, day, last) VALUES (store, on_day, 1)
                ON CONFLICT (store_id, day) DO UPDATE SET last = numbers.last + 1
                RETURNING last
            $$;
            """;
    }
}
