using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Tickets;

/// <summary>One ticket with all that was written under it; null when the business has none with this id.</summary>
public sealed record ShowTicket(Guid Id) : IRequest<ShowTicket.Shown?>
{
    /// <param name="Email">Where the customer can be written to; null when nobody knows.</param>
    /// <param name="RefusesSms">The customer said STOP, or their card says so.</param>
    /// <param name="Thread">Notes and messages in the order in which they were written.</param>
    public sealed record Shown(
        TicketView Ticket, string? Email, bool RefusesSms, bool RefusesEmail, string? Assignee, Instant? CalledAt, IReadOnlyList<Entry> Thread);

    public abstract record Entry(Instant At, string? Text);

    /// <param name="By">The member's name; null for an integration or somebody who left.</param>
    public sealed record Note(Instant At, string? Text, string? By) : Entry(At, Text);

    public sealed record Sent(
        Guid Id, Instant At, string? Text, MessageChannel Channel, string? Recipient, MessageStatus Status, string? FailureReason) : Entry(At, Text);
}

internal sealed class ShowTicketHandler(IKallikyDb db, IVault vault, IMoment moment, IMemberNames names)
    : IRequestHandler<ShowTicket, ShowTicket.Shown?>
{
    private const int MostEntries = 500;

    public async Task<ShowTicket.Shown?> Handle(ShowTicket request, CancellationToken ct)
    {
        var row = await TicketRow.Of(db, db.Tickets.AsNoTracking().Where(ticket => ticket.Id == request.Id)).SingleOrDefaultAsync(ct);
        if (row is null)
            return null;
        var ticket = row.Open(vault, moment.Now);
        var card = await db.Customers.AsNoTracking().Where(known => known.Id == ticket.CustomerId)
            .Select(known => new { known.Email, known.SmsConsent, known.EmailConsent }).FirstOrDefaultAsync(ct);
        var noSms = await SaidStop(PhoneNumber.TryParse(ticket.Phone, out var phone) ? vault.KeyOf(phone) : null, ct);
        var noEmail = await SaidStop(vault.Open(card?.Email) is { } email ? vault.KeyOf(email) : null, ct);
        var calledAt = await db.Calls.Where(call => call.Id == ticket.CallId).Select(call => (Instant?)call.StartedAt).FirstOrDefaultAsync(ct);
        var (thread, members) = await Thread(ticket, ct);
        return new ShowTicket.Shown(
            ticket, vault.Open(card?.Email), noSms || card?.SmsConsent is { Given: false }, noEmail || card?.EmailConsent is { Given: false },
            ticket.AssigneeId is { } account ? members.GetValueOrDefault(account) : null, calledAt, thread);
    }

    private async Task<bool> SaidStop(string? key, CancellationToken ct) => key is not null && await db.OptOuts.AnyAsync(stop => stop.RecipientKey == key, ct);

    private async Task<(List<ShowTicket.Entry> Thread, IReadOnlyDictionary<Guid, string> Members)> Thread(TicketView ticket, CancellationToken ct)
    {
        var notes = await db.TicketNotes.AsNoTracking().Where(note => note.TicketId == ticket.Id)
            .OrderBy(note => note.At).Take(MostEntries).ToListAsync(ct);
        var messages = await db.Messages.AsNoTracking().Where(message => message.AboutId == ticket.Id)
            .OrderBy(message => message.CreatedAt).Take(MostEntries).ToListAsync(ct);
        var wanted = notes.Select(note => Guid.TryParse(note.By, out var by) ? by : (Guid?)null).Append(ticket.AssigneeId).OfType<Guid>().ToHashSet();

        // Nobody outside the business is named.
        var here = await db.Memberships.Where(member => wanted.Contains(member.AccountId)).Select(member => member.AccountId).ToListAsync(ct);
        var members = await names.Of(here, ct);
        IEnumerable<ShowTicket.Entry> thread =
        [
            .. notes.Select(note => new ShowTicket.Note(
                note.At, vault.Open(note.Text), Guid.TryParse(note.By, out var by) ? members.GetValueOrDefault(by) : null)),
            .. messages.Select(message => new ShowTicket.Sent(
                message.Id, message.CreatedAt, vault.Open(message.Text), message.Channel, vault.Open(message.Recipient), message.Status, message.FailureReason)),
        ];
        return ([.. thread.OrderBy(entry => entry.At)], members);
    }
}
