using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Tickets;

/// <summary>Who looks after a ticket: a member of the business, or nobody.</summary>
[Needs(Permission.Serve)]
public sealed record AssignTicket(Guid TicketId, Guid? Account) : IRequest<HandledTicket>;

internal sealed class AssignTicketHandler(TicketDesk desk, IKallikyDb db) : IRequestHandler<AssignTicket, HandledTicket>
{
    public Task<HandledTicket> Handle(AssignTicket request, CancellationToken ct) => desk.Handle(
        request.TicketId,
        async ticket =>
        {
            if (request.Account is { } account && !await db.Memberships.AnyAsync(member => member.AccountId == account, ct))
                return new HandledTicket.Refused("not_a_member");
            ticket.Assign(request.Account);
            return null;
        },
        ct);
}
