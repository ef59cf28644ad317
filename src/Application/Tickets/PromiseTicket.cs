using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Tickets;

/// <summary>By when a ticket is promised; null when nothing is promised any more.</summary>
[Needs(Permission.Serve)]
public sealed record PromiseTicket(Guid TicketId, Instant? DueAt) : IRequest<HandledTicket>;

internal sealed class PromiseTicketHandler(TicketDesk desk) : IRequestHandler<PromiseTicket, HandledTicket>
{
    public Task<HandledTicket> Handle(PromiseTicket request, CancellationToken ct) => desk.Handle(
        request.TicketId,
        ticket =>
        {
            ticket.Promise(request.DueAt);
            return Task.FromResult<HandledTicket?>(null);
        },
        ct);
}
