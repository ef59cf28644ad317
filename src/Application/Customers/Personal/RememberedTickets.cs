using System.Text.Json.Nodes;
using Kalliky.Application.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers.Personal;

/// <summary>Tickets: that there was something to do stays; what it was about and for whom goes.</summary>
internal sealed class RememberedTickets(IKallikyDb db, IVault vault, IMoment moment) : IRemember
{
    public string Room => "tickets";

    public async Task<JsonArray> Tell(Person person, CancellationToken ct)
    {
        var tickets = await db.Tickets.AsNoTracking().Where(ticket => person.Tickets.Contains(ticket.Id)).OrderBy(ticket => ticket.CreatedAt).ToListAsync(ct);
        var notes = (await db.TicketNotes.AsNoTracking().Where(note => person.Tickets.Contains(note.TicketId)).ToListAsync(ct)).ToLookup(note => note.TicketId);
        return
        [
            .. tickets.Select(ticket => new JsonObject
            {
                ["at"] = ticket.CreatedAt.ToString(),
                ["kind"] = ticket.Kind.ToString(),
                ["subject"] = ticket.Subject,
                ["body"] = ticket.CallId is { } call && !person.OwnCalls.Contains(call) ? null : vault.Open(ticket.Body),
                ["name"] = ticket.CustomerName,
                ["phone"] = vault.Open(ticket.Phone),
                ["status"] = ticket.Status.ToString(),
                ["notes"] = new JsonArray([.. notes[ticket.Id].OrderBy(note => note.At).Select(note => JsonValue.Create(vault.Open(note.Text)))]),
            }),
        ];
    }

    public async Task<IReadOnlyDictionary<string, int>> Forget(Person person, CancellationToken ct)
    {
        foreach (var ticket in await db.Tickets.Where(ticket => person.Tickets.Contains(ticket.Id)).ToListAsync(ct))
            ticket.Forget("Effacé", moment.Now);

        // Left by somebody else who calls back on a number of their own: it stays theirs.
        await db.Tickets.Where(ticket => ticket.CustomerId != null && person.Cards.Contains(ticket.CustomerId.Value) && !person.Tickets.Contains(ticket.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.CustomerId, (Guid?)null), ct);
        return new Dictionary<string, int>
        {
            ["tickets"] = person.Tickets.Count,
            ["notes"] = await db.TicketNotes.Where(note => person.Tickets.Contains(note.TicketId)).ExecuteDeleteAsync(ct),
        };
    }
}
