using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Customers;
using Kalliky.Application.Ordering;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Tickets;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Calls;

/// <summary>A call at one moment, as its page tells it.</summary>
public sealed record CallPage(
    ShowCall.Shown Shown, IReadOnlyList<ListDictatedOrders.Dictated> Orders, ShowCustomer.Card? Customer, OpenStore Here, Instant Now)
{
    public CallView Call => Shown.Call;

    public bool IsLive => Call.Status is CallStatus.Ringing or CallStatus.Live;

    public Instant Beginning => Call.AnsweredAt ?? Call.StartedAt;

    public Duration Lasted => (Call.EndedAt ?? Now) - Beginning;

    public bool WasAnswered => Call.AnsweredAt is not null;

    /// <summary>What the call made: its order, else the draft it left with something in it.</summary>
    public ListDictatedOrders.Dictated? Order =>
        Orders.FirstOrDefault(order => order.Number is not null) ?? Orders.FirstOrDefault(order => order.Status == OrderStatus.Draft && order.Lines.Count > 0);

    /// <summary>Null before the call is over and read, and once it is forgotten.</summary>
    public CallExtract? Extract => Shown.Extract;

    /// <summary>It is over, and what came of it is known.</summary>
    public bool IsRead => !IsLive && Call.Summary is not null;

    /// <summary>There is something to show beside the words.</summary>
    public bool HasExtract => Order is not null || Shown.Bookings.Count > 0 || IsRead;

    public IEnumerable<ShowCall.OpenedTicket> OpenTickets => Shown.Tickets.Where(ticket => ticket.Status != TicketStatus.Solved);

    public string? Caller => Call.Caller;

    public string? Who => Customer?.Name ?? Call.CustomerName;

    /// <summary>The notice was heard to its end: nobody spoke over the first words.</summary>
    public bool NoticeHeard => Shown.Turns.FirstOrDefault(turn => turn.Speaker == Speaker.Assistant) is { Interrupted: false };

    public int Blocked => Shown.Turns.Sum(turn => turn.Blocked);

    public IEnumerable<string> Models => Shown.Turns.Select(turn => turn.Model).OfType<string>().Distinct();

    /// <summary>The middle of the times to the first words, in milliseconds; null when none was measured.</summary>
    public int? FirstWords
    {
        get
        {
            var times = Shown.Turns.Select(turn => turn.FirstTextMilliseconds).OfType<int>().Order().ToList();
            return times.Count == 0 ? null : times[times.Count / 2];
        }
    }

    public Duration After(Instant at) => at > Beginning ? at - Beginning : Duration.Zero;

    /// <summary>What the assistant used because of what was said in a turn; what was used before anything was said comes first.</summary>
    public IEnumerable<ShowCall.Tool> ToolsOf(ShowCall.Turn turn)
    {
        var first = Shown.Turns[0].Sequence;
        return Shown.Tools.Where(tool => tool.AtTurn == turn.Sequence || (turn.Sequence == first && tool.AtTurn < first));
    }
}
