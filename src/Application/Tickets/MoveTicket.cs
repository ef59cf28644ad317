using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Tickets;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Tickets;

/// <summary>Where a ticket stands from now on: open, waiting for the customer, put aside until a moment, or solved.</summary>
/// <param name="Until">When it comes back; for snoozed alone.</param>
[Needs(Permission.Serve)]
public sealed record MoveTicket(Guid TicketId, TicketStatus To, Instant? Until = null) : IRequest<HandledTicket>;

internal sealed class MoveTicketValidator : AbstractValidator<MoveTicket>
{
    public MoveTicketValidator()
    {
        RuleFor(request => request.To).IsInEnum();
        RuleFor(request => request.Until).NotNull().When(request => request.To == TicketStatus.Snoozed)
            .WithMessage("Dites jusqu’à quand.");
    }
}

internal sealed class MoveTicketHandler(TicketDesk desk, IMoment moment) : IRequestHandler<MoveTicket, HandledTicket>
{
    private static readonly Duration Longest = Duration.FromDays(366);

    public Task<HandledTicket> Handle(MoveTicket request, CancellationToken ct) => desk.Handle(
        request.TicketId,
        ticket =>
        {
            if (request is { To: TicketStatus.Snoozed, Until: { } until } && (until <= moment.Now || until > moment.Now + Longest))
                return Task.FromResult<HandledTicket?>(new HandledTicket.Refused("past"));
            Move(ticket, request);
            return Task.FromResult<HandledTicket?>(null);
        },
        ct);

    private void Move(Ticket ticket, MoveTicket request)
    {
        switch (request.To)
        {
            case TicketStatus.Solved: ticket.Solve(moment.Now); break;
            case TicketStatus.Waiting: ticket.Wait(); break;
            case TicketStatus.Snoozed: ticket.Snooze(request.Until!.Value); break;
            default: ticket.Reopen(); break;
        }
    }
}
