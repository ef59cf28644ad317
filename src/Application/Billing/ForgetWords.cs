using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Erases the words that are older than the plan keeps them: what was said and done in calls, what was read out of them,
/// messages and solved tickets. Calls, their times and what came of them stay, so do orders, bookings and customers' cards. One bounded
/// step; what was erased is not looked at again.</summary>
/// <returns>How many calls, messages and tickets; 0 when nothing is left to erase.</returns>
public sealed record ForgetWords : IRequest<int>;

internal sealed class ForgetWordsHandler(IKallikyDb db, IVault vault, IMoment moment, KeptWords kept) : IRequestHandler<ForgetWords, int>
{
    private const int AtOnce = 100;

    private const string Erased = "Effacé";

    public async Task<int> Handle(ForgetWords request, CancellationToken cancellationToken)
    {
        // Who may still come back finds everything as it was; who has left is seen out by others.
        if (await db.Businesses.AnyAsync(business => business.ClosesAt != null, cancellationToken))
            return 0;
        var before = moment.Now - Duration.FromDays(await kept.Days(cancellationToken));
        return await Calls(before, cancellationToken) + await Messages(before, cancellationToken) + await Tickets(before, cancellationToken);
    }

    private async Task<int> Calls(Instant before, CancellationToken ct)
    {
        var old = await db.Calls.Where(call => call.ForgottenAt == null && call.StartedAt < before && call.Status == CallStatus.Ended)
            .OrderBy(call => call.StartedAt).Take(AtOnce).Select(call => call.Id).ToListAsync(ct);
        if (old.Count == 0)
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.CallTurns.Where(turn => old.Contains(turn.CallId)).ExecuteDeleteAsync(ct);
        await db.ToolCalls.Where(tool => old.Contains(tool.CallId)).ExecuteDeleteAsync(ct);
        await db.ToolWrites.Where(write => old.Contains(write.CallId)).ExecuteDeleteAsync(ct);
        await db.RelayTokens.Where(token => old.Contains(token.CallId)).ExecuteDeleteAsync(ct);
        await db.ScenarioDrafts.Where(draft => old.Contains(draft.CallId)).ExecuteDeleteAsync(ct);
        await db.CallEvents.Where(fact => old.Contains(fact.CallId)).ExecuteUpdateAsync(set => set.SetProperty(fact => fact.Detail, (string?)null), ct);
        var (now, nothing) = (moment.Now, vault.Seal(""));
        await db.Calls.Where(call => old.Contains(call.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(call => call.Summary, nothing).SetProperty(call => call.Extract, (Sealed?)null).SetProperty(call => call.ForgottenAt, now), ct);
        await transaction.CommitAsync(ct);
        return old.Count;
    }

    private async Task<int> Messages(Instant before, CancellationToken ct)
    {
        var (now, nothing) = (moment.Now, vault.Seal(""));
        return await db.Messages
            .Where(message => message.ForgottenAt == null && message.CreatedAt < before && message.Status != MessageStatus.Pending && message.Status != MessageStatus.Sending)
            .OrderBy(message => message.CreatedAt).Take(AtOnce)
            .ExecuteUpdateAsync(
                set => set.SetProperty(message => message.Text, nothing).SetProperty(message => message.Subject, (Sealed?)null).SetProperty(message => message.ForgottenAt, now), ct);
    }

    private async Task<int> Tickets(Instant before, CancellationToken ct)
    {
        var old = await db.Tickets.Where(ticket => ticket.Status == TicketStatus.Solved && ticket.SolvedAt < before && ticket.Subject != Erased)
            .OrderBy(ticket => ticket.SolvedAt).Take(AtOnce).ToListAsync(ct);
        if (old.Count == 0)
            return 0;
        var ids = old.ConvertAll(ticket => ticket.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TicketNotes.Where(note => ids.Contains(note.TicketId)).ExecuteDeleteAsync(ct);
        old.ForEach(ticket => ticket.Forget(Erased, moment.Now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return old.Count;
    }
}
