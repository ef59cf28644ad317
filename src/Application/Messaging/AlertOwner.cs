using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>A call broke down, or somebody complained: the owner learns it at once.</summary>
internal sealed class AlertOwner(IKallikyDb db, IMoment moment, Owner owner) : IReact<TicketOpened>
{
    private static readonly Duration Fresh = Duration.FromHours(12);

    /// <summary>Written down with whatever the caller saves.</summary>
    public Task CallFailed(Call call, CancellationToken ct) => owner.Tell(
        Alert(call.StoreId, call.Id, AlertWords.CallFailed, $"alert:call:{call.Id:N}") with { IsTest = call.IsTest },
        settings => settings.AlertFailures, $"appels/{call.Id}", ct);

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
