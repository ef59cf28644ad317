using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>A call broke down, or somebody complained: the owner learns it at once.</summary>
internal sealed class AlertOwner(IKallikyDb db, IMoment moment, Owner owner) : IReact<CallConcluded>, IReact<TicketOpened>
{
    private static readonly Duration Fresh = Duration.FromHours(12);

    public async Task React(CallConcluded happened, CancellationToken ct)
    {
        if (happened.Outcome != CallOutcome.Failed || !await db.Calls.AnyAsync(known => known.Id == happened.CallId, ct))
            return;
        await owner.Tell(
            Alert(happened.StoreId, happened.CallId, AlertWords.CallFailed, $"alert:call:{happened.CallId:N}") with { IsTest = happened.IsTest },
            settings => settings.AlertFailures, $"appels/{happened.CallId}", ct);
        await db.SaveChangesAsync(ct);
    }

    public async Task React(TicketOpened happened, CancellationToken ct)
    {
        if (!await db.Tickets.AnyAsync(known => known.Id == happened.TicketId && known.Kind == TicketKind.Complaint, ct))
            return;
        var call = await db.Tickets.Where(known => known.Id == happened.TicketId)
            .Select(known => db.Calls.Where(c => c.Id == known.CallId).Select(c => new { c.Id, c.IsTest }).FirstOrDefault()).SingleAsync(ct);
        await owner.Tell(
            Alert(happened.StoreId, call?.Id, AlertWords.Complaint, $"alert:ticket:{happened.TicketId:N}") with { IsTest = call?.IsTest ?? false },
            settings => settings.AlertComplaints, $"tickets/{happened.TicketId}", ct);
        await db.SaveChangesAsync(ct);
    }

    private Letter Alert(Guid storeId, Guid? callId, string text, string once) =>
        new(storeId, MessageKind.Alert, text, once) { CallId = callId, ExpiresAt = moment.Now + Fresh };
}
