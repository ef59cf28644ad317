using Kalliky.Application.Shared;
using Npgsql;
using Rebus.Messages;

namespace Kalliky.Infrastructure.Bus;

/// <summary>Reads the dead letters where Rebus leaves them: in the table of messages, addressed to a queue that nobody empties.</summary>
internal sealed class DeadLetters(NpgsqlDataSource database) : IDeadLetters
{
    private const string Table = $"{Wire.Schema}.{Wire.Messages}";

    private const string Letters = $"""
        SELECT id, h ->> '{Headers.Type}', (h ->> '{Wire.Tenant}')::uuid, (h ->> '{Headers.SentTime}')::timestamptz,
               convert_from(body, 'UTF8'), coalesce(h ->> '{Headers.ErrorDetails}', '')
        FROM (SELECT id, body, convert_from(headers, 'UTF8')::jsonb AS h FROM {Table} WHERE recipient = '{Wire.DeadLetters}' ORDER BY id DESC LIMIT $1) letters
        """;

    private const string Again = $"""
        UPDATE {Table} SET recipient = '{Wire.Queue}', visible = clock_timestamp(),
               headers = convert_to((convert_from(headers, 'UTF8')::jsonb - '{Headers.ErrorDetails}' - '{Headers.DeferCount}')::text, 'UTF8')
        WHERE id = $1 AND recipient = '{Wire.DeadLetters}'
        """;

    public async Task<IReadOnlyList<DeadLetter>> List(int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Letters);
        command.Parameters.Add(new() { Value = most });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var letters = new List<DeadLetter>();
        while (await rows.ReadAsync(ct))
        {
            letters.Add(new DeadLetter(
                rows.GetInt64(0),
                rows.GetString(1),
                rows.IsDBNull(2) ? null : rows.GetGuid(2),
                rows.IsDBNull(3) ? null : rows.GetFieldValue<NodaTime.Instant>(3),
                rows.GetString(4),
                rows.GetString(5)));
        }

        return letters;
    }

    public async Task<bool> SendAgain(long id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Again);
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
