using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses;

/// <summary>Is the phone answered, and what must be done? Test calls do not count.</summary>
public sealed record ShowToday(Guid StoreId, DateTimeZone Zone) : IRequest<ShowToday.Today>
{
    /// <param name="LastCallAt">The latest call before those that go on.</param>
    public sealed record Today(
        StoreFacts Store,
        Instant? LastCallAt,
        IReadOnlyList<OpenTicket> Tickets,
        IReadOnlyList<CutCall> Cut,
        Day SoFar,
        Day LastWeek);

    /// <summary>Where callers arrive, and when.</summary>
    public sealed record StoreFacts(string? Number, string? ForwardTo, OpeningHours Hours);

    public sealed record OpenTicket(
        Guid Id, TicketKind Kind, string Subject, string? CustomerName, string? Phone, Guid? CallId, Instant CreatedAt, Instant? DueAt);

    /// <summary>A call of today that broke off, with what had been dictated.</summary>
    public sealed record CutCall(Guid CallId, string? Caller, string? Name, Instant At, IReadOnlyList<KitchenLine> Draft);

    public sealed record Day(int Calls, int Transferred, int Orders, Money Sales, Duration Talked);
}

internal sealed class ShowTodayHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ShowToday, ShowToday.Today>
{
    private const int Most = 7;

    private static readonly CallOutcome[] Cut = [CallOutcome.Abandoned, CallOutcome.Failed];

    public async Task<ShowToday.Today> Handle(ShowToday request, CancellationToken ct)
    {
        var (store, zone) = request;
        var now = moment.Now;
        var morning = zone.AtStartOfDay(now.InZone(zone).Date).ToInstant();
        var weekAgo = now.InZone(zone).LocalDateTime.PlusWeeks(-1);
        var lastMorning = zone.AtStartOfDay(weekAgo.Date).ToInstant();

        return new ShowToday.Today(
            await Facts(store, ct),
            await db.Calls.AsNoTracking().Where(call => call.StoreId == store && !call.IsTest && call.Status == CallStatus.Ended)
                .OrderByDescending(call => call.StartedAt).Select(call => (Instant?)call.StartedAt).FirstOrDefaultAsync(ct),
            await Tickets(store, ct),
            await CutCalls(store, morning, ct),
            await Between(store, morning, now, ct),
            await Between(store, lastMorning, zone.AtLeniently(weekAgo).ToInstant(), ct));
    }

    private async Task<ShowToday.StoreFacts> Facts(Guid id, CancellationToken ct)
    {
        var row = await db.Stores.AsNoTracking().Where(store => store.Id == id).Select(store => new
        {
            store.Number,
            store.ForwardTo,
            store.Hours,
        }).SingleAsync(ct);
        return new ShowToday.StoreFacts(vault.Open(row.Number), vault.Open(row.ForwardTo), row.Hours);
    }

    private async Task<List<ShowToday.OpenTicket>> Tickets(Guid store, CancellationToken ct)
    {
        var rows = await db.Tickets.AsNoTracking().Where(ticket => ticket.StoreId == store).At(TicketStatus.Open, moment.Now)
            .OrderBy(ticket => ticket.DueAt ?? ticket.CreatedAt).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(ticket => new ShowToday.OpenTicket(
            ticket.Id, ticket.Kind, ticket.Subject, ticket.CustomerName, vault.Open(ticket.Phone), ticket.CallId, ticket.CreatedAt, ticket.DueAt));
    }

    // A call that left a ticket is already in the list, as that ticket.
    private async Task<List<ShowToday.CutCall>> CutCalls(Guid store, Instant since, CancellationToken ct)
    {
        var rows = await (
            from call in db.Calls.AsNoTracking()
            where call.StoreId == store && !call.IsTest && call.StartedAt >= since && Cut.Contains(call.Outcome)
            where !db.Tickets.Any(ticket => ticket.CallId == call.Id)
            orderby call.StartedAt descending
            select new
            {
                call.Id,
                call.Caller,
                call.StartedAt,
                Name = db.Customers.Where(customer => customer.Id == call.CustomerId).Select(customer => customer.Name).FirstOrDefault(),
                Lines = db.Orders.Where(order => order.CallId == call.Id && order.ConfirmedAt == null).Select(order => order.Lines).FirstOrDefault(),
            }).Take(Most).ToListAsync(ct);
        var menu = await MenuGroups.Of(db, rows.SelectMany(row => row.Lines ?? []), ct);
        return rows.ConvertAll(row => new ShowToday.CutCall(row.Id, vault.Open(row.Caller), row.Name, row.StartedAt, menu.Lines(row.Lines ?? [])));
    }

    private async Task<ShowToday.Day> Between(Guid store, Instant from, Instant to, CancellationToken ct)
    {
        var calls = await db.Calls.AsNoTracking()
            .Where(call => call.StoreId == store && !call.IsTest && call.StartedAt >= from && call.StartedAt < to && call.AnsweredAt != null)
            .Select(call => new { call.AnsweredAt, call.EndedAt, call.Transfer, call.Status }).ToListAsync(ct);
        var orders = await db.Orders.AsNoTracking()
            .Where(order => order.StoreId == store && !order.IsTest && order.ConfirmedAt >= from && order.ConfirmedAt < to)
            .Where(order => order.Status != OrderStatus.Refused && order.Status != OrderStatus.Cancelled)
            .Select(order => new { order.Lines, order.DeliveryFee }).ToListAsync(ct);
        return new ShowToday.Day(
            calls.Count,
            calls.Count(call => call.Transfer == TransferState.Bridged || call.Status == CallStatus.Forwarded),
            orders.Count,
            orders.Aggregate(Money.Zero, (sum, order) => order.Lines.Aggregate(sum + order.DeliveryFee, (total, line) => total + line.Total)),
            calls.Aggregate(Duration.Zero, (sum, call) => sum + ((call.EndedAt ?? to) - call.AnsweredAt!.Value)));
    }
}
