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
    private const int MostToDo = 7;

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

    /// <summary>What is still missing before callers can be served; empty when all is there.</summary>
    public IEnumerable<(string Word, bool Done, string Page)> Checklist()
    {
        (string, bool, string)[] steps =
        [
            ("Un numéro que vos clients composent", Day.Store.Number is not null, "assistant"),
            ("Un numéro où vous joindre", Day.Store.ForwardTo is not null, "assistant#humain"),
            ("Vos horaires", Day.Store.Hours.Days.Count > 0, "horaires"),
            ("Votre carte", Day.Store.Products > 0, "carte"),
            ("Votre équipe", Diary?.People.Count > 0, "equipe"),
            ("Vos prestations", Diary?.Agenda.Services.Count > 0, "prestations"),
            ("Un premier appel d’essai", Day.Store.AnsweredOnce, "assistant"),
        ];
        var mine = steps.Where(step => step.Item3 switch { "carte" => IsRestaurant, "equipe" or "prestations" => Diary is not null, _ => true }).ToList();
        return mine.All(step => step.Item2) ? [] : mine;
    }
}
