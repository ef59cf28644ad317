using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Tickets;

/// <summary>A ticket as it is shown to those who work for the store.</summary>
/// <param name="Status">As it stands now: what was put aside long enough is open.</param>
public sealed record TicketView(
    Guid Id,
    Guid StoreId,
    string TimeZone,
    Guid? CallId,
    Guid? CustomerId,
    TicketKind Kind,
    string Subject,
    string? Body,
    string? CustomerName,
    string? Phone,
    TicketStatus Status,
    Instant CreatedAt,
    Instant? SolvedAt,
    Instant? SnoozedUntil,
    Instant? DueAt,
    Guid? AssigneeId);

/// <summary>The same as it lies in the database.</summary>
internal sealed record TicketRow(Ticket Ticket, string TimeZone)
{
    public static IQueryable<TicketRow> Of(IKallikyDb db, IQueryable<Ticket> tickets) =>
        from ticket in tickets
        join store in db.Stores on ticket.StoreId equals store.Id
        select new TicketRow(ticket, store.TimeZone);

    public TicketView Open(IVault vault, Instant now) => new(
        Ticket.Id, Ticket.StoreId, TimeZone, Ticket.CallId, Ticket.CustomerId, Ticket.Kind, Ticket.Subject, vault.Open(Ticket.Body),
        Ticket.CustomerName, vault.Open(Ticket.Phone), Ticket.StatusAt(now), Ticket.CreatedAt, Ticket.SolvedAt, Ticket.SnoozedUntil,
        Ticket.DueAt, Ticket.AssigneeId);
}

/// <summary>Tickets by where they stand at a moment, in the database's words.</summary>
internal static class Standing
{
    public static IQueryable<Ticket> At(this IQueryable<Ticket> tickets, TicketStatus status, Instant now) => status switch
    {
        TicketStatus.Open => tickets.Where(ticket => ticket.Status == TicketStatus.Open
            || (ticket.Status == TicketStatus.Snoozed && ticket.SnoozedUntil <= now)),
        TicketStatus.Snoozed => tickets.Where(ticket => ticket.Status == TicketStatus.Snoozed && ticket.SnoozedUntil > now),
        _ => tickets.Where(ticket => ticket.Status == status),
    };
}
