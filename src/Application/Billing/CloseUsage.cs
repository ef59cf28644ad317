using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>A call is over, or the carrier's own times of it came later: its minutes are counted, and the owner is told when the
/// plan comes to its end. Again counts the same.</summary>
internal sealed class CloseUsage(IKallikyDb db, UsageAlerts alerts) : IReact<CallEnded>, IReact<CallTimesCorrected>
{
    public Task React(CallEnded happened, CancellationToken ct) => Count(happened.CallId, ct);

    public Task React(CallTimesCorrected happened, CancellationToken ct) => Count(happened.CallId, ct);

    private async Task Count(Guid callId, CancellationToken ct)
    {
        // Forwarded calls, messages and tests have no entry.
        if (await db.UsageEntries.FirstOrDefaultAsync(known => known.CallId == callId, ct) is not { } entry)
            return;
        var times = await db.Calls.Where(call => call.Id == callId).Select(call => new { call.AnsweredAt, call.EndedAt }).SingleAsync(ct);
        if (times.EndedAt is not { } end)
            return;
        entry.Close(times.AnsweredAt, end);
        await db.SaveChangesAsync(ct);
        await alerts.Tell(BillingMonth.Of(entry.Month), entry.StoreId, ct);
    }
}
