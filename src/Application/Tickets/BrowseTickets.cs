using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Tickets;

/// <summary>The tickets of a store as its people look for them. What is to do comes first by when it wants to be done
/// (its promise, else when it came); what is solved, the latest first.</summary>
/// <param name="Assignee">Only those that this account looks after.</param>
/// <param name="Words">A name or a subject or a part of them, or a whole telephone number.</param>
public sealed record BrowseTickets(
    Guid StoreId, TicketStatus Status = TicketStatus.Open, TicketKind? Kind = null, Guid? Assignee = null, string? Words = null, Position? After = null)
    : IRequest<BrowseTickets.Found>
{
    /// <param name="Counts">How many there are in each state that asks for something.</param>
    public sealed record Found(Slice<TicketView> Tickets, IReadOnlyDictionary<TicketStatus, int> Counts);
}

internal sealed class BrowseTicketsValidator : AbstractValidator<BrowseTickets>
{
    public BrowseTicketsValidator() =>
        RuleFor(request => request.Words).MaximumLength(80).WithMessage("Cherchez avec 80 caractères au plus.");
}

internal sealed class BrowseTicketsHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<BrowseTickets, BrowseTickets.Found>
{
    private static readonly TicketStatus[] Counted = [TicketStatus.Open, TicketStatus.Waiting, TicketStatus.Snoozed];

    public async Task<BrowseTickets.Found> Handle(BrowseTickets request, CancellationToken ct)
    {
        var store = db.Tickets.AsNoTracking().Where(ticket => ticket.StoreId == request.StoreId);
        var tickets = Narrow(store.At(request.Status, moment.Now), request);
        var done = request.Status == TicketStatus.Solved;
        if (request.After is { Time: var time, Id: var id })
        {
            tickets = done
                ? tickets.Where(ticket => ticket.SolvedAt <= time && (ticket.SolvedAt < time || ticket.Id < id))
                : tickets.Where(ticket => (ticket.DueAt ?? ticket.CreatedAt) >= time && ((ticket.DueAt ?? ticket.CreatedAt) > time || ticket.Id > id));
        }

        tickets = done
            ? tickets.OrderByDescending(ticket => ticket.SolvedAt).ThenByDescending(ticket => ticket.Id)
            : tickets.OrderBy(ticket => ticket.DueAt ?? ticket.CreatedAt).ThenBy(ticket => ticket.Id);
        var rows = await TicketRow.Of(db, tickets.Take(Slice.Usual + 1)).ToListAsync(ct);
        return new BrowseTickets.Found(Slice.Cut(Sorted(rows, done), Slice.Usual, row => Place(row.Ticket, done), row => row.Open(vault, moment.Now)), await Counts(store, ct));
    }

    private static Position Place(Ticket ticket, bool done) => new(done ? ticket.SolvedAt!.Value : ticket.DueAt ?? ticket.CreatedAt, ticket.Id);

    // The join need not keep the order.
    private static List<TicketRow> Sorted(List<TicketRow> rows, bool done) => done
        ? [.. rows.OrderByDescending(row => row.Ticket.SolvedAt).ThenByDescending(row => row.Ticket.Id)]
        : [.. rows.OrderBy(row => row.Ticket.DueAt ?? row.Ticket.CreatedAt).ThenBy(row => row.Ticket.Id)];

    private IQueryable<Ticket> Narrow(IQueryable<Ticket> tickets, BrowseTickets request)
    {
        if (request.Kind is { } kind)
            tickets = tickets.Where(ticket => ticket.Kind == kind);
        if (request.Assignee is { } assignee)
            tickets = tickets.Where(ticket => ticket.AssigneeId == assignee);
        if (request.Words?.Trim() is not { Length: > 0 } words)
            return tickets;

        // A number is sealed: it leads by its keyed hash to a card or to a call.
        if (WrittenNumber.Read(words) is { } phone)
        {
            var key = vault.KeyOf(phone);
            return tickets.Where(ticket =>
                db.Customers.Any(known => known.PhoneKey == key && (known.MergedInto ?? (Guid?)known.Id) == ticket.CustomerId)
                || db.Calls.Any(call => call.Id == ticket.CallId && call.CallerKey == key));
        }

        var text = words.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // becomes SQL's lower()
        return tickets.Where(ticket => ticket.Subject.ToLower().Contains(text)
            || (ticket.CustomerName != null && ticket.CustomerName.ToLower().Contains(text)));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private async Task<IReadOnlyDictionary<TicketStatus, int>> Counts(IQueryable<Ticket> store, CancellationToken ct)
    {
        var now = moment.Now;
        var counts = new Dictionary<TicketStatus, int>();
        foreach (var status in Counted)
            counts[status] = await store.At(status, now).CountAsync(ct);
        return counts;
    }
}
