using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Tickets;

/// <summary>Tickets, the latest first.</summary>
/// <param name="Since">Only those opened at or after this instant.</param>
public sealed record ListTickets(
    Guid? StoreId, TicketStatus? Status, TicketKind? Kind, Guid? CustomerId, Instant? Since, int Limit = Slice.Usual, Position? After = null)
    : IRequest<Slice<TicketView>>;

internal sealed class ListTicketsValidator : AbstractValidator<ListTickets>
{
    public ListTicketsValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListTicketsHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ListTickets, Slice<TicketView>>
{
    public async Task<Slice<TicketView>> Handle(ListTickets request, CancellationToken ct)
    {
        var tickets = db.Tickets.AsNoTracking();
        if (request.StoreId is { } store)
            tickets = tickets.Where(ticket => ticket.StoreId == store);
        if (request.Status is { } status)
            tickets = tickets.At(status, moment.Now);
        if (request.Kind is { } kind)
            tickets = tickets.Where(ticket => ticket.Kind == kind);
        if (request.CustomerId is { } customer)
            tickets = tickets.Where(ticket => ticket.CustomerId == customer);
        if (request.Since is { } since)
            tickets = tickets.Where(ticket => ticket.CreatedAt >= since);
        if (request.After is { Time: var time, Id: var id })
            tickets = tickets.Where(ticket => ticket.CreatedAt <= time && (ticket.CreatedAt < time || ticket.Id < id));
        var page = tickets.OrderByDescending(ticket => ticket.CreatedAt).ThenByDescending(ticket => ticket.Id).Take(request.Limit + 1);
        var rows = await TicketRow.Of(db, page).ToListAsync(ct);
        return Slice.Cut(
            [.. rows.OrderByDescending(row => row.Ticket.CreatedAt).ThenByDescending(row => row.Ticket.Id)],
            request.Limit, row => new Position(row.Ticket.CreatedAt, row.Ticket.Id), row => row.Open(vault, moment.Now));
    }
}
