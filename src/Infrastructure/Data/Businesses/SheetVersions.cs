using Npgsql;

namespace Kalliky.Infrastructure.Data.Businesses;

/// <summary>Asks which version of its sheet a store has, in one round trip on a connection of its own: the question of every
/// turn of every call. Both statements of a batch are one transaction, so the tenant holds for the second and ends with it.</summary>
internal sealed class SheetVersions(NpgsqlDataSource database)
{
    /// <summary>Null when the store is not the tenant's.</summary>
    public async Task<int?> Of(Guid tenant, Guid store, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('app.tenant', $1, true)") { Parameters = { new() { Value = tenant.ToString() } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT catalogue_version FROM stores WHERE id = $1") { Parameters = { new() { Value = store } } });
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        return await rows.ReadAsync(ct) ? rows.GetInt32(0) : null;
    }
}
