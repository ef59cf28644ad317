using System.Text.Json.Nodes;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers.Personal;

/// <summary>Calls with what was said and done in them. That there was a call, how long and what came of it, stays. A call in
/// which somebody else spoke of this person loses its words too, but not its caller, and is handed over to nobody: the copy
/// says what was booked or ordered in it, not what the other said.</summary>
internal sealed class RememberedCalls(IKallikyDb db, IVault vault) : IRemember
{
    public string Room => "calls";

    public async Task<JsonArray> Tell(Person person, CancellationToken ct)
    {
        var calls = await db.Calls.AsNoTracking().Where(call => person.OwnCalls.Contains(call.Id)).OrderBy(call => call.StartedAt).ToListAsync(ct);
        var turns = (await db.CallTurns.AsNoTracking().Where(turn => person.OwnCalls.Contains(turn.CallId)).ToListAsync(ct)).ToLookup(turn => turn.CallId);
        return
        [
            .. calls.Select(call => new JsonObject
            {
                ["started_at"] = call.StartedAt.ToString(),
                ["ended_at"] = call.EndedAt?.ToString(),
                ["from"] = vault.Open(call.Caller),
                ["outcome"] = call.Outcome.ToString(),
                ["summary"] = vault.Open(call.Summary),
                ["satisfaction"] = call.Satisfaction,
                ["extracted"] = vault.Open(call.Extract),
                ["notice"] = call.Disclosure?.Text,
                ["transcript"] = new JsonArray([.. turns[call.Id].OrderBy(turn => turn.Sequence).Select(turn => new JsonObject
                {
                    ["at"] = turn.At.ToString(),
                    ["speaker"] = turn.Speaker == Speaker.Caller ? "caller" : "assistant",
                    ["text"] = vault.Open(turn.Text),
                })]),
            }),
        ];
    }

    public async Task<IReadOnlyDictionary<string, int>> Forget(Person person, CancellationToken ct)
    {
        var (ids, nothing) = (person.Calls, vault.Seal(""));
        foreach (var call in await db.Calls.Where(call => ids.Contains(call.Id)).ToListAsync(ct))
        {
            call.Forget(nothing, person.OwnCalls.Contains(call.Id) ? nothing : null);
            if (call.CustomerId is { } card && person.Cards.Contains(card))
                call.CustomerId = null;
        }

        await db.ToolWrites.Where(write => ids.Contains(write.CallId)).ExecuteDeleteAsync(ct);
        await db.RelayTokens.Where(token => ids.Contains(token.CallId)).ExecuteDeleteAsync(ct);
        await db.CallEvents.Where(fact => ids.Contains(fact.CallId)).ExecuteUpdateAsync(set => set.SetProperty(fact => fact.Detail, (string?)null), ct);
        return new Dictionary<string, int>
        {
            ["calls"] = ids.Count,
            ["turns"] = await db.CallTurns.Where(turn => ids.Contains(turn.CallId)).ExecuteDeleteAsync(ct),
            ["tool_calls"] = await db.ToolCalls.Where(tool => ids.Contains(tool.CallId)).ExecuteDeleteAsync(ct),
            ["scenario_drafts"] = await db.ScenarioDrafts.Where(draft => ids.Contains(draft.CallId)).ExecuteDeleteAsync(ct),
        };
    }
}
