using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Kalliky.Infrastructure.Data.Tenancy;

/// <summary>Tells the database whose rows this scope may see, once: the connection then stays open until the context is
/// disposed, so that it costs one round trip per scope and not one per query. A scope must therefore not outlive its work:
/// never keep one while waiting for a model or a caller. Back in the pool, the connection forgets (Npgsql resets it).</summary>
internal sealed class TenantConnection : DbConnectionInterceptor
{
    private const string Tenant = "SELECT set_config('app.tenant', $1, false)";

    private const string HastyTenant = Tenant + ", set_config('synchronous_commit', 'off', false)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (eventData.Context is not KallikyDb { TenantId: { } tenant } db)
            return;
        using var command = Announcement(connection, tenant, db.IsHasty);
        command.ExecuteNonQuery();
        db.Database.OpenConnection();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not KallikyDb { TenantId: { } tenant } db)
            return;
        await using var command = Announcement(connection, tenant, db.IsHasty);
        await command.ExecuteNonQueryAsync(cancellationToken);

        // Already open: this only counts one user more, so that it is not closed after the query.
        await db.Database.OpenConnectionAsync(cancellationToken);
    }

    private static NpgsqlCommand Announcement(DbConnection connection, Guid tenant, bool hasty) =>
        new(hasty ? HastyTenant : Tenant, (NpgsqlConnection)connection)
        {
            Parameters = { new NpgsqlParameter { Value = tenant.ToString(), NpgsqlDbType = NpgsqlDbType.Text } },
        };
}
