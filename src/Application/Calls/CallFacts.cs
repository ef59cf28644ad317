using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>What a finished call left in the database: the ground of everything that is said about it.</summary>
internal sealed record CallFacts(
    Call Call, IReadOnlyList<CallTurn> Turns, IReadOnlyList<ToolCall> Tools, IReadOnlyList<Order> Orders, IReadOnlyList<Ticket> Tickets)
{
    public Order? Confirmed => Orders.LastOrDefault(order => order.ConfirmedAt is not null && order.Status != OrderStatus.Cancelled);

    /// <summary>Dictated, never confirmed, not given up by the caller.</summary>
    public Order? LeftOpen => Orders.FirstOrDefault(order => order.Status == OrderStatus.Draft && order.Lines.Count > 0);

    public bool Cancelled => Orders.Any(order => order.Status == OrderStatus.Cancelled) || Tools.Any(tool => tool.Tool == "cancel_order" && LeftOpen is null && Confirmed is null);

    public bool WasForwarded => Call.Disclosure is null && Call.AnsweredAt is not null;

    /// <summary>Sentences that the assistant wanted to say and that were not true.</summary>
    public int Blocked => Turns.Sum(turn => turn.Blocked);

    public static async Task<CallFacts?> Of(Guid callId, IKallikyDb db, CancellationToken ct)
    {
        var call = await db.Calls.FirstOrDefaultAsync(known => known.Id == callId, ct);
        return call is null ? null : new CallFacts(
            call,
            await db.CallTurns.AsNoTracking().Where(turn => turn.CallId == callId).OrderBy(turn => turn.Sequence).Take(1000).ToListAsync(ct),
            await db.ToolCalls.AsNoTracking().Where(tool => tool.CallId == callId).OrderBy(tool => tool.At).Take(1000).ToListAsync(ct),
            await db.Orders.Where(order => order.CallId == callId).OrderBy(order => order.CreatedAt).ToListAsync(ct),
            await db.Tickets.AsNoTracking().Where(ticket => ticket.CallId == callId).OrderBy(ticket => ticket.CreatedAt).ToListAsync(ct));
    }
}
