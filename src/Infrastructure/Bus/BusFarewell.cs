using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Tenancy;
using Npgsql;

namespace Kalliky.Infrastructure.Bus;

/// <summary>Whatever follows from a business's leaving is done: nothing of it waits on the bus any more. Dead letters do not
/// count; they go with its rows.</summary>
internal sealed class BusFarewell(NpgsqlDataSource database, CurrentTenant tenant) : IFarewell
{
    private const string Waiting = $"""
        SELECT EXISTS (SELECT FROM {Wire.Schema}.{Wire.Messages}
                       WHERE recipient = '{Wire.Queue}' AND convert_from(headers, 'UTF8')::jsonb ->> '{Wire.Tenant}' = $1)
            OR EXISTS (SELECT FROM {Wire.Schema}.outbox WHERE NOT "Sent" AND "Headers"::jsonb ->> '{Wire.Tenant}' = $1)
        """;

    public async Task<bool> Finish(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Waiting);
        command.Parameters.Add(new() { Value = tenant.Required().ToString() });
        return !(bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
