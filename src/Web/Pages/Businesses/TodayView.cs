using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Calls;
using Kalliky.Application.Ordering;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Ordering;
using Kalliky.Web.Pages.Scheduling;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Businesses;

/// <summary>The day of a store at one moment.</summary>
public sealed record TodayView(ShowToday.Today Day, BoardView Orders, IReadOnlyList<ListLiveCalls.LiveCall> Live, OpenStore Here, Instant Now)
{
    /// <summary>Invoices that wait for a transfer and are told here; the others stand on their own page.</summary>
    public const int MostOwed = 3;

    private const int MostToDo = 7;

    /// <summary>How far the store is on its way to its first real call.</summary>
    public required ShowSetup.Setup Setup { get; init; }

    /// <summary>Invoices that wait for a transfer; of interest to whoever answers for the house.</summary>
    public IReadOnlyList<InvoiceView> Owed { get; init; } = [];

    /// <summary>The day's appointments, in a trade that gives them.</summary>
    public AgendaView? Diary { get; init; }

    /// <summary>The service that goes on or comes, in a house that takes reservations.</summary>
    public ServiceView? House { get; init; }

    public LocalDateTime Local => Now.InZone(Here.Zone).LocalDateTime;

    public bool IsRestaurant => Here.Shell.Trade == Trade.Restaurant;

    public Instant? PausedUntil => Here.Shell.AnsweringPausedUntil is { } until && until > Now ? until : null;

    /// <summary>The end of the service that goes on.</summary>
    public LocalDateTime? Closing => Day.Store.Hours.ClosingAfter(Local);

    public LocalDateTime? Opening => Day.Store.Hours.NextOpening(Local);

    public int ToDoCount => Orders.Board.Fresh.Count + Day.Tickets.Count + Day.Cut.Count;

    /// <summary>What there is room for, orders first: they ring.</summary>
    public (IEnumerable<ShowBoard.Card> Orders, IEnumerable<ShowToday.OpenTicket> Tickets, IEnumerable<ShowToday.CutCall> Cut) ToDo()
    {
        var orders = Orders.Board.Fresh.Take(MostToDo).ToList();
        var tickets = Day.Tickets.Take(MostToDo - orders.Count).ToList();
        return (orders, tickets, Day.Cut.Take(MostToDo - orders.Count - tickets.Count));
    }

    /// <summary>What leaves next: everything open, the soonest first.</summary>
    public IEnumerable<ShowBoard.Card> Departures() =>
        Orders.Board.InKitchen.Concat(Orders.Board.Ready).Concat(Orders.Board.Fresh).Where(card => card.Order.ReadyAt is not null)
            .OrderBy(card => card.Order.ReadyAt).Take(5);
}
