using Kalliky.Infrastructure.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalliky.Infrastructure.Data.Migrations
{
    /// <summary>Row-level security round every table of a business, the few doors in it, and the order numbers.</summary>
    [DbContext(typeof(KallikyDb))]
    [Migration("20261122165949_Walls")]
    public partial class Walls : Migration
    {
        private static readonly string[] TenantTables =
        [
            "businesses", "business_keys", "stores", "categories", "products", "customers", "orders", "calls", "call_turns",
            "tool_calls", "call_events", "relay_tokens", "tickets", "messages", "memberships", "api_keys", "kept_answers", "order_numbers",
        ];

        private static readonly string[] BehindDoors = ["businesses", "stores", "calls", "relay_tokens", "memberships", "api_keys"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateCurrentTenant();
            migrationBuilder.Sql(OrderNumbers);
            foreach (var table in TenantTables)
                migrationBuilder.ProtectTenantTable(table);
            foreach (var table in BehindDoors)
                migrationBuilder.OpenToDoors(table);
            migrationBuilder.Sql(Doors);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP SCHEMA doors CASCADE; DROP FUNCTION next_order_number; DROP TABLE order_numbers;");
            foreach (var table in TenantTables.Where(table => table != "order_numbers"))
                migrationBuilder.UnprotectTenantTable(table);
            migrationBuilder.Sql("DROP FUNCTION current_tenant;");
        }

        private const string OrderNumbers = """
            CREATE TABLE order_numbers (
                store_id uuid NOT NULL REFERENCES stores (id) ON DELETE CASCADE,
                day date NOT NULL,
                last integer NOT NULL,
                tenant_id uuid NOT NULL DEFAULT current_tenant(),
                PRIMARY KEY (store_id, day));

            CREATE FUNCTION next_order_number(store uuid, on_day date) RETURNS integer LANGUAGE sql AS $$
                INSERT INTO order_numbers AS numbers (store_id, day, last) VALUES (store, on_day, 1)
                ON CONFLICT (store_id, day) DO UPDATE SET last = numbers.last + 1
                RETURNING last
            $$;
            """;

        // Each says whose something is, and nothing more. They run as the owner, whose policy "doors" sees across tenants.
        private const string Doors = """
            CREATE SCHEMA doors;

            CREATE FUNCTION doors.of_number(dialled text) RETURNS TABLE (tenant_id uuid, store_id uuid)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT s.tenant_id, s.id FROM stores s WHERE s.number_key = dialled
            $$;

            CREATE FUNCTION doors.of_carrier_call(carrier text) RETURNS TABLE (tenant_id uuid, call_id uuid)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT c.tenant_id, c.id FROM calls c WHERE c.carrier_id = carrier
            $$;

            CREATE FUNCTION doors.use_relay_token(token text, at timestamptz) RETURNS TABLE (tenant_id uuid, call_id uuid)
            LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
                UPDATE relay_tokens t SET used_at = at
                WHERE t.hash = token AND t.used_at IS NULL AND t.expires_at > at
                RETURNING t.tenant_id, t.call_id
            $$;

            CREATE FUNCTION doors.of_api_key(key text) RETURNS TABLE (tenant_id uuid, key_id uuid, scopes text)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT k.tenant_id, k.id, k.scopes::text FROM api_keys k WHERE k.hash = key AND k.revoked_at IS NULL
            $$;

            CREATE FUNCTION doors.of_account(account uuid) RETURNS TABLE (tenant_id uuid, name text, role text)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT m.tenant_id, b.name::text, m.role::text
                FROM memberships m JOIN businesses b ON b.id = m.tenant_id
                WHERE m.account_id = account ORDER BY b.name
            $$;

            -- Nobody says any more that it lives: a lease that ran out, a call that never had one, a forwarded one whose end was missed.
            CREATE FUNCTION doors.orphaned_calls(at timestamptz, most integer) RETURNS TABLE (tenant_id uuid, call_id uuid)
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT c.tenant_id, c.id FROM calls c
                WHERE c.status <> 'Ended' AND (
                    c.lease_until < at
                    OR (c.lease_until IS NULL AND c.status <> 'Forwarded' AND c.started_at < at - interval '5 minutes')
                    OR (c.status = 'Forwarded' AND c.started_at < at - interval '4 hours'))
                ORDER BY c.started_at LIMIT most
            $$;

            REVOKE ALL ON ALL FUNCTIONS IN SCHEMA doors FROM PUBLIC;
            """;
    }
}
