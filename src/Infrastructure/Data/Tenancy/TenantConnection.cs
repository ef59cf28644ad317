using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Kalliky.Infrastructure.Data.Tenancy;

/// <summary>Tells the database whose rows this scope may see, once: the connection then stays open until the context is
/// disposed, so that it costs one round trip per scope and not one per query. A scope must therefore not outlive its work:
/// never keep one while waiting for a model or a caller. In the pool a connection still knows its last scope, hence every
/// scope announces itself, one without a business as nobody.</summary>
internal sealed class TenantConnection : DbConnectionInterceptor
{
    private const string Nobody = "SELECT set_config('app.tenant', '', false), set_config('synchronous_commit', 'on', false)";

    private const string Announce = "SELECT set_config('app.tenant', $1, false), set_config('synchronous_commit', $2, false)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (eventData.Context is not KallikyDb db)
            return;
        using var command = Announcement(connection, db);
        try
        {
            command.ExecuteNonQuery();
        }
        catch
        {
            connection.Close();
            throw;
        }

        if (db.TenantId is not null)
            db.Database.OpenConnection();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not KallikyDb db)
            return;
        await using var command = Announcement(connection, db);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            // It still knows its last scope: whoever asks again opens it again, and announces.
            await connection.CloseAsync();
            throw;
        }

        // Already open: this only counts one user more, so that it is not closed after the query. Who is nobody may become
        // somebody, and announces that when it is opened again.
        if (db.TenantId is not null)
            await db.Database.OpenConnectionAsync(cancellationToken);
    }

    private static NpgsqlCommand Announcement(DbConnection connection, KallikyDb db) => db.TenantId is { } tenant
        ? new(Announce, (NpgsqlConnection)connection)
        {
            Parameters =
            {
                new NpgsqlParameter { Value = tenant.ToString(), NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter { Value = db.IsHasty ? "off" : "on", NpgsqlDbType = NpgsqlDbType.Text },
            },
        }
        : new(Nobody, (NpgsqlConnection)connection);
}
