using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Application.Calls.Live;

/// <summary>Seals one call's journal and adds it to the call's record, under the generation that this socket was given.</summary>
internal sealed class JournalPages(TenantScopes scopes, ICallRecord record, IMoment moment, ILiveFeed live, CallStart start) : IJournalPages
{
    private readonly Guid tenant = start.Situation.TenantId;
    private readonly Guid call = start.Situation.CallId;

    public async Task<bool> Write(IReadOnlyList<JournalEntry> batch)
    {
        var hold = new CallHold(tenant, call, start.Generation, moment.Now + Lease.Length);
        if (!await record.Add(hold, await Rows(batch)))
            return false;
        if (batch.Count > 0)
            live.Publish(new LiveEvent(tenant, start.Situation.StoreId, "turn", call));
        return true;
    }

    private async Task<CallRows> Rows(IReadOnlyList<JournalEntry> batch)
    {
        var (turns, tools, events, corrections) = (new List<CallTurn>(), new List<ToolCall>(), new List<CallEvent>(), new List<Correction>());
        Language? language = null;
        await using var scope = scopes.Open(tenant);
        var vault = scope.ServiceProvider.GetRequiredService<IVault>();
        foreach (var entry in batch)
        {
            switch (entry)
            {
                case JournalEntry.Said said:
                    turns.Add(Turn(said, vault));
                    break;
                case JournalEntry.Amended amended:
                    corrections.Add(new Correction(amended.Sequence, vault.Seal(amended.Text), Seal(amended.Unheard, vault)));
                    break;
                case JournalEntry.Used used:
                    tools.Add(new ToolCall(
                        used.Id, tenant, call, used.Turn, used.Tool, vault.Seal(used.Arguments), vault.Seal(used.Answer), used.At, used.Milliseconds));
                    break;
                case JournalEntry.Spoke spoke:
                    language = spoke.Language;
                    break;
                case JournalEntry.Happened happened:
                    events.Add(new CallEvent(happened.Id, tenant, call, happened.Kind, happened.Detail, happened.At));
                    break;
            }
        }

        return new CallRows(turns, tools, events, corrections, language);
    }

    private CallTurn Turn(JournalEntry.Said said, IVault vault) =>
        new(said.Id, tenant, call, said.Sequence, said.Speaker, vault.Seal(said.Text), said.At)
        {
            Unheard = Seal(said.Unheard, vault),
            Interrupted = said.Interrupted,
            Model = said.Model,
            FirstTextMilliseconds = said.FirstText,
            Blocked = said.Blocked,
        };

    private static Sealed? Seal(string? words, IVault vault) => words is null ? null : vault.Seal(words);
}

/// <summary>How long a node's word that it holds a call counts, and how often it says so.</summary>
internal static class Lease
{
    public static readonly Duration Length = Duration.FromSeconds(30);

    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);
}
