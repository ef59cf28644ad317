using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>What a finished call left in the database: the ground of everything that is said about it.</summary>
internal sealed record CallFacts(
    Call Call, IReadOnlyList<CallTurn> Turns, IReadOnlyList<ToolCall> Tools, IReadOnlyList<Order> Orders, IReadOnlyList<Ticket> Tickets)
{
    /// <summary>What its tools answered, in their order.</summary>
    public IReadOnlyList<ToolTold> Answers { get; init; } = [];

    /// <summary>What it took, moved or cancelled in the diary: of each visit the first booking, then its parts.</summary>
    public IReadOnlyList<IReadOnlyList<Booking>> Visits { get; init; } = [];

    /// <summary>The kinds of its events, such as emergency.</summary>
    public IReadOnlyList<string> Happened { get; init; } = [];

    /// <summary>The booking that this call took or moved, and that it has not cancelled.</summary>
    public IReadOnlyList<Booking>? Booked => Visits.LastOrDefault(visit => Did(visit[0]) is "confirmed" or "moved");

    public bool CancelledBooking => Visits.Any(visit => Did(visit[0]) == "cancelled");

    public Order? Confirmed => Orders.LastOrDefault(order => order.ConfirmedAt is not null && order.Status != OrderStatus.Cancelled);

    /// <summary>Dictated, never confirmed, not given up by the caller.</summary>
    public Order? LeftOpen => Orders.FirstOrDefault(order => order.Status == OrderStatus.Draft && order.Lines.Count > 0);

    public bool CancelledOrder => Orders.Any(order => order.Status == OrderStatus.Cancelled) || (LeftOpen is null && Confirmed is null && Did("cancel_order"));

    public bool Cancelled => CancelledOrder || CancelledBooking;

    public bool WasForwarded => Call.Disclosure is null && Call.AnsweredAt is not null;

    /// <summary>Sentences that the assistant wanted to say and that were not true.</summary>
    public int Blocked => Turns.Sum(turn => turn.Blocked);

    public static async Task<CallFacts?> Of(Guid callId, IKallikyDb db, IVault vault, CancellationToken ct)
    {
        var call = await db.Calls.FirstOrDefaultAsync(known => known.Id == callId, ct);
        if (call is null)
            return null;
        var tools = await db.ToolCalls.AsNoTracking().Where(tool => tool.CallId == callId).OrderBy(tool => tool.At).ThenBy(tool => tool.Id).Take(1000).ToListAsync(ct);
        List<ToolTold> answers = [.. tools.Select(tool => ToolTold.Of(tool, vault))];
        return new CallFacts(
            call,
            await db.CallTurns.AsNoTracking().Where(turn => turn.CallId == callId).OrderBy(turn => turn.Sequence).Take(1000).ToListAsync(ct),
            tools,
            await db.Orders.Where(order => order.CallId == callId).OrderBy(order => order.CreatedAt).ToListAsync(ct),
            await db.Tickets.AsNoTracking().Where(ticket => ticket.CallId == callId).OrderBy(ticket => ticket.CreatedAt).ToListAsync(ct))
        {
            Answers = answers,
            Visits = await CallBookings.Of(callId, answers, db, ct),
            Happened = await db.CallEvents.Where(fact => fact.CallId == callId).Select(fact => fact.Kind).Distinct().ToListAsync(ct),
        };
    }

    /// <summary>A tool of this name has done what was asked.</summary>
    public bool Did(string tool) => Answers.Any(told => told.Tool == tool && told.Answer is { Done: true });

    private string? Did(Booking booking) => CallBookings.Did(booking, Call.Id);
}
