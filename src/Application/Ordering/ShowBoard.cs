using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>The orders of a store as the counter and the kitchen work on them, with those being dictated right now.</summary>
public sealed record ShowBoard(Guid StoreId, DateTimeZone Zone) : IRequest<ShowBoard.Board>
{
    /// <param name="Finished">Today's, the last ones first, at most twenty.</param>
    /// <param name="FinishedCount">All of today's.</param>
    /// <param name="SoldOut">What the menu does not sell at the moment.</param>
    public sealed record Board(
        IReadOnlyList<Card> Fresh,
        IReadOnlyList<Card> InKitchen,
        IReadOnlyList<Card> Ready,
        IReadOnlyList<Card> Finished,
        int FinishedCount,
        IReadOnlyList<Dictation> Dictated,
        IReadOnlyList<string> SoldOut,
        int PrepMinutes,
        Instant? PausedUntil,
        OpeningHours Hours);

    /// <param name="Since">Since when it stands where it stands: confirmed, accepted, ready or finished.</param>
    /// <param name="ReadBackAfter">How long after the start of the call it was read back.</param>
    public sealed record Card(OrderView Order, IReadOnlyList<KitchenLine> Lines, Instant Since, int? ReadBackTurn, Duration? ReadBackAfter)
    {
        public bool HasAlcohol => Order.Lines.Any(line => line.IsAlcohol);

        /// <summary>When the merchant last put the hour off; null where it was never.</summary>
        public Instant? DelayedAt => Order.History.LastOrDefault(change => change.What == "delayed")?.At;
    }

    public sealed record Dictation(Guid CallId, string? Caller, string? Name, Instant StartedAt, IReadOnlyList<KitchenLine> Lines, Money Total);
}

internal sealed class ShowBoardHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ShowBoard, ShowBoard.Board>
{
    private const int MostOpen = 200;
    private const int MostFinished = 20;

    private static readonly OrderStatus[] Open = [OrderStatus.Confirmed, OrderStatus.Accepted, OrderStatus.Preparing, OrderStatus.Ready];
    private static readonly OrderStatus[] Closed = [OrderStatus.Completed, OrderStatus.Refused, OrderStatus.Cancelled];

    public async Task<ShowBoard.Board> Handle(ShowBoard request, CancellationToken ct)
    {
        var now = moment.Now;
        var today = now.InZone(request.Zone).Date;
        var orders = db.Orders.Where(order => order.StoreId == request.StoreId);
        var open = await Cards(orders.Where(order => Open.Contains(order.Status)).OrderBy(order => order.ReadyAt).Take(MostOpen), ct);
        var closed = orders.Where(order => Closed.Contains(order.Status) && order.Day == today);
        var finished = await Cards(closed.OrderByDescending(order => order.FinishedAt).Take(MostFinished), ct);
        var store = await db.Stores.AsNoTracking().Where(store => store.Id == request.StoreId)
            .Select(store => new
            {
                store.PrepMinutes,
                store.OrdersPausedUntil,
                store.Hours,
                SoldOut = db.Products.Where(product => product.StoreId == store.Id && !product.IsAvailable && !(product.BackAt <= now))
                    .OrderBy(product => product.Name).Select(product => product.Name).Take(30).ToList(),
            })
            .SingleAsync(ct);

        return new ShowBoard.Board(
            Standing(open, OrderStatus.Confirmed),
            Standing(open, OrderStatus.Accepted, OrderStatus.Preparing),
            Standing(open, OrderStatus.Ready),
            [.. finished.OrderByDescending(card => card.Since)],
            finished.Count < MostFinished ? finished.Count : await closed.CountAsync(ct),
            await Dictated(request.StoreId, ct),
            store.SoldOut,
            store.PrepMinutes,
            store.OrdersPausedUntil is { } until && until > now ? until : null,
            store.Hours);
    }

    // The soonest due comes first.
    private static List<ShowBoard.Card> Standing(List<ShowBoard.Card> cards, params OrderStatus[] at) =>
        [.. cards.Where(card => at.Contains(card.Order.Status)).OrderBy(card => card.Order.ReadyAt).ThenBy(card => card.Order.Number)];

    private async Task<List<ShowBoard.Card>> Cards(IQueryable<Order> orders, CancellationToken ct)
    {
        var rows = await (
            from order in orders
            join row in OrderRow.Confirmed(db) on order.Id equals row.Id
            select new
            {
                Order = row,
                order.ReadBackTurn,
                ReadBackAt = db.CallTurns.Where(turn => turn.CallId == order.CallId && turn.Sequence == order.ReadBackTurn)
                    .Select(turn => (Instant?)turn.At).FirstOrDefault(),
                CallAt = db.Calls.Where(call => call.Id == order.CallId).Select(call => call.AnsweredAt).FirstOrDefault(),
            }).ToListAsync(ct);
        var groups = await MenuGroups.Of(db, rows.SelectMany(row => row.Order.Lines), ct);
        return rows.ConvertAll(row => new ShowBoard.Card(
            row.Order.Open(vault), groups.Lines(row.Order.Lines), Since(row.Order), row.ReadBackTurn, row.ReadBackAt - row.CallAt));
    }

    // A delay changes the hour, not the place on the board.
    private static Instant Since(OrderRow order) =>
        order.History.LastOrDefault(change => change.What != "delayed")?.At ?? order.ConfirmedAt!.Value;

    private async Task<List<ShowBoard.Dictation>> Dictated(Guid store, CancellationToken ct)
    {
        var rows = await (
            from order in db.Orders.AsNoTracking()
            join call in db.Calls on order.CallId equals call.Id
            where order.StoreId == store && order.Status == OrderStatus.Draft && call.Status == CallStatus.Live
            orderby call.StartedAt
            select new { Order = order, call.Caller, call.StartedAt }).Take(20).ToListAsync(ct);
        rows.RemoveAll(row => row.Order.Lines.Count == 0);
        var groups = await MenuGroups.Of(db, rows.SelectMany(row => row.Order.Lines), ct);
        return rows.ConvertAll(row => new ShowBoard.Dictation(
            row.Order.CallId!.Value, vault.Open(row.Caller), row.Order.CustomerName, row.StartedAt, groups.Lines(row.Order.Lines), row.Order.Total));
    }
}
