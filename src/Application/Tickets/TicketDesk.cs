using Kalliky.Application.Shared;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Tickets;

/// <summary>Takes a ticket, lets something be done to it, saves, and tells the open pages.</summary>
internal sealed class TicketDesk(IKallikyDb db, ILiveFeed live)
{
    /// <param name="deed">Null when it was done.</param>
    public async Task<HandledTicket> Handle(Guid id, Func<Ticket, Task<HandledTicket?>> deed, CancellationToken ct)
    {
        var ticket = await db.Tickets.FirstOrDefaultAsync(known => known.Id == id, ct);
        if (ticket is null)
            return new HandledTicket.Unknown();
        if (await deed(ticket) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(ticket.TenantId, ticket.StoreId, "ticket", ticket.Id));
        return new HandledTicket.Changed();
    }
}
