using Kalliky.Application.Calls.Live;
using Npgsql;
using NpgsqlTypes;

namespace Kalliky.Infrastructure.Data.Calls;

/// <summary>Writes behind every turn of every call, hence in one round trip: a batch is one transaction, for the tenant that
/// its first statement announces. The row of the call is the guard: it is locked and renewed, and each row is added, only
/// under the generation that the socket was given. Does not wait for the disk (see <see cref="Application.Shared.Haste"/>).</summary>
internal sealed class CallRecord(NpgsqlDataSource database) : ICallRecord
{
    private const string Announce = "SELECT set_config('app.tenant', $1, true), set_config('synchronous_commit', 'off', true)";

    private const string Held = "calls.tenant_id = $1 AND calls.id = $2 AND calls.generation = $3";

    private const string Once = $"FROM calls WHERE {Held} ON CONFLICT (id) DO NOTHING";

    private const string Renew = $"""
        UPDATE calls SET lease_until = CASE WHEN status = 'Ended' OR lease_until > $4 THEN lease_until ELSE $4 END,
               language = coalesce($5, language) WHERE {Held}
        """;

    private const string AddTurn = $"""
        INSERT INTO call_turns (tenant_id, call_id, id, sequence, speaker, text, unheard, interrupted, at, model, first_text_milliseconds, blocked)
        SELECT $1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 {Once}
        """;

    private const string AddTool = $"""
        INSERT INTO tool_calls (tenant_id, call_id, id, turn, tool, arguments, answer, at, milliseconds)
        SELECT $1, $2, $4, $5, $6, $7, $8, $9, $10 {Once}
        """;

    private const string AddEvent = $"""
        INSERT INTO call_events (tenant_id, call_id, id, kind, detail, at)
        SELECT $1, $2, $4, $5, $6, $7 {Once}
        """;

    private const string Correct = $"""
        UPDATE call_turns SET text = $5, unheard = $6, interrupted = true FROM calls
        WHERE {Held} AND call_turns.tenant_id = $1 AND call_turns.call_id = $2 AND call_turns.sequence = $4
        """;

    public async Task<bool> Add(CallHold hold, CallRows rows)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Announce) { Parameters = { Of(hold.TenantId.ToString(), NpgsqlDbType.Text) } });
        var renewal = Say(batch, Renew, hold, Of(hold.Until, NpgsqlDbType.TimestampTz), Of(rows.Language?.ToString(), NpgsqlDbType.Text));
        foreach (var turn in rows.Turns)
        {
            Say(batch, AddTurn, hold,
                Of(turn.Id, NpgsqlDbType.Uuid), Of(turn.Sequence, NpgsqlDbType.Integer), Of(turn.Speaker.ToString(), NpgsqlDbType.Text),
                Of(turn.Text.Bytes, NpgsqlDbType.Bytea), Of(turn.Unheard?.Bytes, NpgsqlDbType.Bytea), Of(turn.Interrupted, NpgsqlDbType.Boolean),
                Of(turn.At, NpgsqlDbType.TimestampTz), Of(turn.Model, NpgsqlDbType.Text), Of(turn.FirstTextMilliseconds, NpgsqlDbType.Integer),
                Of(turn.Blocked, NpgsqlDbType.Integer));
        }

        foreach (var tool in rows.Tools)
        {
            Say(batch, AddTool, hold,
                Of(tool.Id, NpgsqlDbType.Uuid), Of(tool.Turn, NpgsqlDbType.Integer), Of(tool.Tool, NpgsqlDbType.Text),
                Of(tool.Arguments.Bytes, NpgsqlDbType.Bytea), Of(tool.Answer.Bytes, NpgsqlDbType.Bytea), Of(tool.At, NpgsqlDbType.TimestampTz),
                Of(tool.Milliseconds, NpgsqlDbType.Integer));
        }

        foreach (var happened in rows.Events)
        {
            Say(batch, AddEvent, hold,
                Of(happened.Id, NpgsqlDbType.Uuid), Of(happened.Kind, NpgsqlDbType.Text), Of(happened.Detail, NpgsqlDbType.Text),
                Of(happened.At, NpgsqlDbType.TimestampTz));
        }

        foreach (var correction in rows.Corrections)
        {
            Say(batch, Correct, hold,
                Of(correction.Sequence, NpgsqlDbType.Integer), Of(correction.Text.Bytes, NpgsqlDbType.Bytea),
                Of(correction.Unheard?.Bytes, NpgsqlDbType.Bytea));
        }

        await batch.ExecuteNonQueryAsync();
        return renewal.RecordsAffected == 1;
    }

    private static NpgsqlBatchCommand Say(NpgsqlBatch batch, string sql, CallHold hold, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                Of(hold.TenantId, NpgsqlDbType.Uuid), Of(hold.CallId, NpgsqlDbType.Uuid), Of(hold.Generation, NpgsqlDbType.Integer),
            },
        };
        foreach (var value in values)
            command.Parameters.Add(value);
        batch.BatchCommands.Add(command);
        return command;
    }

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
