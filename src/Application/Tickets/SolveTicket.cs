using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Tickets;

/// <summary>Done with it. <paramref name="Solved"/> false opens it again.</summary>
[Needs(Permission.Serve)]
public sealed record SolveTicket(Guid TicketId, bool Solved = true) : IRequest<SolveTicket.Answer>
{
    public abstract record Answer;

    public sealed record Changed : Answer;

    public sealed record Unknown : Answer;
}

internal sealed class SolveTicketHandler(IKallikyDb db, IMoment moment, ILiveFeed live) : IRequestHandler<SolveTicket, SolveTicket.Answer>
{
    public async Task<SolveTicket.Answer> Handle(SolveTicket request, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.FirstOrDefaultAsync(t => t.Id == request.TicketId, cancellationToken);
        if (ticket is null)
            return new SolveTicket.Unknown();
        if (request.Solved)
            ticket.Solve(moment.Now);
        else
            ticket.Reopen();
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(ticket.TenantId, ticket.StoreId, "ticket", ticket.Id));
        return new SolveTicket.Changed();
    }
}
