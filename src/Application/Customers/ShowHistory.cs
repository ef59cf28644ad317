using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Customers;

/// <summary>What a customer did with the business, the latest first; nothing when there is no such card.</summary>
public sealed record ShowHistory(Guid CustomerId) : IRequest<IReadOnlyList<ShowHistory.Entry>>
{
    /// <param name="StoreKey">The store where it happened.</param>
    public abstract record Entry(Guid Id, Instant At, string StoreKey);

    public sealed record Called(Guid Id, Instant At, string StoreKey, CallOutcome Outcome, string? Summary) : Entry(Id, At, StoreKey);

    public sealed record Ordered(Guid Id, Instant At, string StoreKey, int? Number, OrderStatus Status, Money Total) : Entry(Id, At, StoreKey);

    public sealed record Booked(Guid Id, Instant At, string StoreKey, BookingKind Kind, BookingStatus Status, Instant StartsAt, string? What) : Entry(Id, At, StoreKey);

    public sealed record Asked(Guid Id, Instant At, string StoreKey, TicketKind Kind, string Subject, TicketStatus Status) : Entry(Id, At, StoreKey);
}

internal sealed class ShowHistoryHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ShowHistory, IReadOnlyList<ShowHistory.Entry>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<ShowHistory.Entry>> Handle(ShowHistory request, CancellationToken ct)
    {
        var id = request.CustomerId;
        var stores = await db.Stores.AsNoTracking().Select(store => new { store.Id, store.Key }).ToDictionaryAsync(store => store.Id, store => store.Key, ct);
        var calls = await db.Calls.AsNoTracking().Where(call => call.CustomerId == id).OrderByDescending(call => call.StartedAt).Take(Most)
            .Select(call => new { call.Id, call.StoreId, call.StartedAt, call.Outcome, call.Summary }).ToListAsync(ct);
        var orders = await db.Orders.AsNoTracking().Where(order => order.CustomerId == id && order.ConfirmedAt != null)
            .OrderByDescending(order => order.ConfirmedAt).Take(Most).ToListAsync(ct);
        var tickets = await db.Tickets.AsNoTracking().Where(ticket => ticket.CustomerId == id).OrderByDescending(ticket => ticket.CreatedAt).Take(Most).ToListAsync(ct);
        var bookings = await db.Bookings.AsNoTracking().Where(booking => booking.CustomerId == id && booking.ConfirmedAt != null && booking.PartOf == null)
            .OrderByDescending(booking => booking.StartsAt).Take(Most).ToListAsync(ct);
        IEnumerable<ShowHistory.Entry> all =
        [
            .. calls.Select(call => new ShowHistory.Called(call.Id, call.StartedAt, stores[call.StoreId], call.Outcome, vault.Open(call.Summary))),
            .. orders.Select(order => new ShowHistory.Ordered(order.Id, order.ConfirmedAt!.Value, stores[order.StoreId], order.Number, order.Status, order.Total)),
            .. bookings.Select(booking => new ShowHistory.Booked(
                booking.Id, booking.ConfirmedAt!.Value, stores[booking.StoreId], booking.Kind, booking.Status, booking.StartsAt,
                booking.Article?.Name ?? (booking.Services.Count > 0 ? string.Join(", ", booking.Services.Select(service => service.Name)) : null))),
            .. tickets.Select(ticket => new ShowHistory.Asked(ticket.Id, ticket.CreatedAt, stores[ticket.StoreId], ticket.Kind, ticket.Subject, ticket.StatusAt(moment.Now))),
        ];
        return [.. all.OrderByDescending(entry => entry.At).Take(Most)];
    }
}
