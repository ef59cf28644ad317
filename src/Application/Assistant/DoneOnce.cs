using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Assistant;

/// <summary>Does what a tool writes together with the memory that it was done, in one transaction. A turn that is begun
/// again finds its answer and writes nothing. What the assistant promises is on the disk before it does.</summary>
internal sealed class DoneOnce(IKallikyDb db, IVault vault, IMoment moment, LiveNews news)
{
    public async Task<ToolAnswer> Do(Deed deed, AgentTurn turn, Func<Task<ToolAnswer>> act, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (turn.MayHaveBegun && await Recall(deed, turn, ct) is { } before)
            return before;
        var answer = await act();
        if (answer.Done)
            Remember(deed, turn, answer);
        await db.SaveChangesAsync(ct);
        if (Promises(answer))
            await db.NoHaste(ct);

        // Under no time limit: a commit that is given up half-way has happened or not, and nobody knows.
        await transaction.CommitAsync(CancellationToken.None);
        news.Committed();
        return answer;
    }

    // What is dictated is read back from the database before it binds; what is done, the caller counts on.
    private static bool Promises(ToolAnswer answer) => answer.Claims?.Any(claim => claim != Claims.Noted) == true;

    /// <summary>What this deed has answered, when it was done; null when nothing of it was committed.</summary>
    public async Task<ToolAnswer?> Recall(Deed deed, AgentTurn turn, CancellationToken ct)
    {
        var key = vault.KeyOf(deed.Arguments);
        var answer = await db.ToolWrites
            .Where(write => write.CallId == turn.Situation.CallId && write.Turn == turn.Sequence
                && write.Tool == deed.Tool && write.ArgumentsKey == key && write.Occurrence == deed.Occurrence)
            .Select(write => write.Answer).FirstOrDefaultAsync(ct);
        return vault.Open(answer) is { } json ? ToolAnswer.Parse(json) : null;
    }

    private void Remember(Deed deed, AgentTurn turn, ToolAnswer answer) => db.ToolWrites.Add(new ToolWrite(
        moment.NewId(), turn.Situation.TenantId, turn.Situation.CallId, turn.Sequence, deed.Tool, deed.Occurrence,
        vault.KeyOf(deed.Arguments), vault.Seal(answer.ToJson()), moment.Now));
}

/// <summary>A write that a model asks for.</summary>
/// <param name="Arguments">Canonical JSON.</param>
/// <param name="Occurrence">How many equal ones this turn had before it.</param>
internal sealed record Deed(string Tool, string Arguments, int Occurrence);
