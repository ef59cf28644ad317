using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>A call broke down, or somebody complained: the owner learns it at once.</summary>
internal sealed class AlertOwner(IKallikyDb db, IMoment moment, Owner owner, Buyers buyers) : IReact<TicketOpened>
{
    private static readonly Duration Fresh = Duration.FromHours(12);

    /// <summary>Written down with whatever the caller saves.</summary>
    public Task CallFailed(Call call, CancellationToken ct) => Tell(
        new Letter(call.StoreId, MessageKind.Alert, "", $"alert:call:{call.Id:N}") { CallId = call.Id, IsTest = call.IsTest },
        words => words.CallFailed, settings => settings.AlertFailures, $"appels/{call.Id}", ct);

    public async Task React(TicketOpened happened, CancellationToken ct)
    {
        if (!await db.Tickets.AnyAsync(known => known.Id == happened.TicketId && known.Kind == TicketKind.Complaint, ct))
            return;
        var call = await db.Tickets.Where(known => known.Id == happened.TicketId)
            .Select(known => db.Calls.Where(c => c.Id == known.CallId).Select(c => new { c.Id, c.IsTest }).FirstOrDefault()).SingleAsync(ct);
        await Tell(
            new Letter(happened.StoreId, MessageKind.Alert, "", $"alert:ticket:{happened.TicketId:N}") { CallId = call?.Id, IsTest = call?.IsTest ?? false },
            words => words.Complaint, settings => settings.AlertComplaints, $"tickets/{happened.TicketId}", ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task Tell(Letter letter, Func<AlertWords, string> says, Func<MessageSettings, bool> wants, string page, CancellationToken ct)
    {
        var words = new AlertWords(await buyers.Reads(ct));
        await owner.Tell(letter with { Text = says(words), ExpiresAt = moment.Now + Fresh }, words.Language, wants, page, ct);
    }
}
