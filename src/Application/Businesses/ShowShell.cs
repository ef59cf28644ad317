using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses;

/// <summary>What stands around every page of a store: where one is, what rings, what waits.</summary>
/// <param name="Key">The store's key in the address; null for the business's first open store.</param>
public sealed record ShowShell(string? Key) : IRequest<ShowShell.Shell?>
{
    /// <summary>Null when the business has no such store.</summary>
    /// <param name="Stores">Those that are open.</param>
    public sealed record Shell(
        Guid StoreId,
        string Key,
        string Name,
        string Trade,
        DateTimeZone Zone,
        Instant? AnsweringPausedUntil,
        Instant? OrdersPausedUntil,
        int OrdersToAccept,
        int LiveCalls,
        int OpenTickets,
        IReadOnlyList<Neighbour> Stores)
    {
        /// <summary>Its trade needs hosting that nobody has declared: the assistant only shows what it could do.</summary>
        public bool Demonstrates { get; init; }

        /// <summary>An owner closes the business: everything is erased from then on.</summary>
        public Instant? ClosesAt { get; init; }

        /// <summary>An owner closes this store only: nothing new begins in it from then on.</summary>
        public Instant? StoreClosesAt { get; init; }

        /// <summary>Null while it is open.</summary>
        public Instant? StoreClosedAt { get; init; }

        /// <summary>Those of the business's stores that are closed: their past can still be read.</summary>
        public IReadOnlyList<Neighbour> Closed { get; init; } = [];
    }

    public sealed record Neighbour(string Key, string Name, string Trade);
}

internal sealed class ShowShellHandler(IKallikyDb db, IMoment moment, HealthPerimeter perimeter) : IRequestHandler<ShowShell, ShowShell.Shell?>
{
    public async Task<ShowShell.Shell?> Handle(ShowShell request, CancellationToken cancellationToken)
    {
        var stores = await db.Stores.AsNoTracking().OrderBy(store => store.Name)
            .Select(store => new { store.Id, store.Key, store.Name, store.Trade, store.TimeZone, store.AnsweringPausedUntil, store.OrdersPausedUntil, store.ClosesAt, store.ClosedAt })
            .ToListAsync(cancellationToken);
        var open = request.Key is null ? stores.FirstOrDefault(store => store.ClosedAt is null) : stores.FirstOrDefault(store => store.Key == request.Key);
        if (open is null)
            return null;

        // One round trip for the three counts.
        var now = moment.Now;
        var counts = await db.Stores.AsNoTracking().Where(store => store.Id == open.Id)
            .Select(store => new
            {
                Orders = db.Orders.Count(order => order.StoreId == store.Id && order.Status == OrderStatus.Confirmed),
                Calls = db.Calls.Count(call => call.StoreId == store.Id && call.Status == CallStatus.Live),
                Tickets = db.Tickets.Count(ticket => ticket.StoreId == store.Id && (ticket.Status == TicketStatus.Open
                    || (ticket.Status == TicketStatus.Snoozed && ticket.SnoozedUntil <= now))),
                ClosesAt = db.Businesses.Select(business => business.ClosesAt).First(),
            })
            .SingleAsync(cancellationToken);

        var neighbours = stores.ToLookup(store => store.ClosedAt is null, store => new ShowShell.Neighbour(store.Key, store.Name, store.Trade));
        return new ShowShell.Shell(
            open.Id, open.Key, open.Name, open.Trade, DateTimeZoneProviders.Tzdb[open.TimeZone],
            open.AnsweringPausedUntil, open.OrdersPausedUntil, counts.Orders, counts.Calls, counts.Tickets,
            [.. neighbours[true]])
        {
            Demonstrates = perimeter.Demonstrates(open.Trade),
            ClosesAt = counts.ClosesAt,
            StoreClosesAt = open.ClosesAt,
            StoreClosedAt = open.ClosedAt,
            Closed = [.. neighbours[false]],
        };
    }
}
