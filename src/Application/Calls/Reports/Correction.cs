using Kalliky.Domain.Ordering;
using Kalliky.Domain.Tickets;
using NodaTime;

namespace Kalliky.Application.Calls.Reports;

/// <summary>What should have come of a call, in the eyes of who knows the house.</summary>
/// <param name="Order">Null when nothing should have been ordered.</param>
/// <param name="Tickets">The kinds of tickets that should be there, each once.</param>
public sealed record Correction(CorrectedOrder? Order, IReadOnlyList<TicketKind> Tickets, bool Transferred)
{
    /// <summary>What should stand in the diary; empty when nothing should have been booked.</summary>
    public IReadOnlyList<CorrectedBooking> Bookings { get; init; } = [];
}

/// <param name="ReadyAt">In the store's time.</param>
/// <param name="Name">Whose it is; an invented one stands in the scenario.</param>
public sealed record CorrectedOrder(Fulfilment Fulfilment, LocalDateTime? ReadyAt, string? Name, IReadOnlyList<CorrectedLine> Lines);

/// <param name="Product">As the menu has it.</param>
public sealed record CorrectedLine(int Quantity, string Product, IReadOnlyList<string> Options, IReadOnlyList<string> Removed);
