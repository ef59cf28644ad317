using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>After a call: what came of it and in a sentence, all that was read out of it, the caller's card, a ticket where
/// somebody must still act, and nothing left half done. What is committed decides; a model only words it. Again does nothing.</summary>
internal sealed class ConcludeCall(IKallikyDb db, IVault vault, IMoment moment, ILiveFeed live, CallReader reader, AlertOwner alerts) : IReact<CallEnded>
{
    public async Task React(CallEnded happened, CancellationToken ct)
    {
        var facts = await CallFacts.Of(happened.CallId, db, vault, ct);
        if (facts is null || facts.Call.Summary is not null)
            return;
        var reading = await reader.Read(facts, ct);
        foreach (var follow in FollowUps.Of(facts, reading))
            Open(follow, facts);
        await Greet(facts.Call, ct);
        LeaveNothingOpen(facts);
        facts.Call.Concluded(reading.Outcome, vault.Seal(reading.Summary), reading.Extract.Satisfaction, vault.Seal(ExtractJson.Write(reading.Extract)));
        if (reading.Outcome == CallOutcome.Failed)
            await alerts.CallFailed(facts.Call, ct);
        await db.SaveChangesAsync(ct);
        await db.ToolWrites.Where(write => write.CallId == happened.CallId).ExecuteDeleteAsync(ct);
        foreach (var kind in (string[])["call", "ticket"])
            live.Publish(new LiveEvent(happened.TenantId, happened.StoreId, kind, happened.CallId));
    }

    private void Open(FollowUps.FollowUp follow, CallFacts facts)
    {
        var call = facts.Call;
        var booked = facts.Visits is [.., var visit] ? visit[0] : null;
        var order = facts.LeftOpen ?? facts.Confirmed;
        db.Tickets.Add(new Ticket(moment.NewId(), call.TenantId, call.StoreId, TicketKind.Callback, Written.Cut(follow.Subject, 120), moment.Now)
        {
            CallId = call.Id,
            CustomerId = call.CustomerId,
            CustomerName = order?.CustomerName ?? booked?.CustomerName,
            Phone = order?.CustomerPhone ?? booked?.CustomerPhone ?? (vault.Open(call.Caller) is { Length: > 0 } ? call.Caller : null),
            Body = follow.Body is { } body ? vault.Seal(body) : null,
            OnceKey = $"{follow.Key}:{call.Id:N}",
        });
    }

    private async Task Greet(Call call, CancellationToken ct)
    {
        var card = await db.Customers.FirstOrDefaultAsync(
            known => known.MergedInto == null && (known.Id == call.CustomerId || call.CallerKey != ""
                && (known.PhoneKey == call.CallerKey || db.Customers.Any(part => part.MergedInto == known.Id && part.PhoneKey == call.CallerKey))), ct);
        card?.Called(call.StartedAt);
        call.CustomerId ??= card?.Id;
    }

    private void LeaveNothingOpen(CallFacts facts)
    {
        foreach (var draft in facts.Orders.Where(order => order.Status == OrderStatus.Draft))
        {
            if (draft.Lines.Count == 0)
                db.Orders.Remove(draft);
            else
                draft.Abandon(moment.Now);
        }
    }
}
