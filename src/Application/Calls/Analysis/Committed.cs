using Kalliky.Application.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>What a call left behind, as far as words can be compared with it: local times, names, cents. Pure.</summary>
internal sealed record Committed(
    IReadOnlyList<CommittedOrder> Orders, IReadOnlyList<CommittedBooking> Bookings, bool Cancelled, bool Transferred, bool HasTicket)
{
    /// <summary>What had been agreed before, in this call or an earlier one, not only a draft that was given up.</summary>
    public bool CancelledForGood { get; init; }

    /// <summary>A tool spoke of an order or a booking that another call made.</summary>
    public bool KnowsOlder { get; init; }

    public IEnumerable<CommittedBooking> Standing => Bookings.Where(booking => !booking.Cancelled);

    public static Committed Of(CallFacts facts, StoreSheet sheet) => new(
        [.. facts.Orders.Where(order => order.ConfirmedAt is not null && !WasCancelled(order)).Select(order => CommittedOrder.Of(order, sheet.Zone))],
        [.. facts.Visits.Select(visit => CommittedBooking.Of(visit, facts, sheet)).OfType<CommittedBooking>()],
        facts.Cancelled || facts.Did("cancel_order") || facts.Did("cancel_booking"), facts.Call.Transfer != TransferState.None || facts.WasForwarded, facts.Tickets.Count > 0)
    {
        CancelledForGood = facts.CancelledBooking || facts.Orders.Any(WasCancelled),
        KnowsOlder = facts.Answers.Any(told => told.Answer is { Bookings.Count: > 0 } || (told.Answer?.Order is { } order && facts.Orders.All(own => own.Id != order.OrderId))),
    };

    // By the caller: what the merchant refused or took back was agreed all the same.
    private static bool WasCancelled(Order order) => order.ConfirmedAt is not null && order.History.Any(change => change is { What: "cancelled", By: "caller" });
}

/// <param name="ReadyAt">Null where the merchant has put it off since.</param>
/// <param name="Since">The turn whose answer read it back: from there on, what is said of it is what was agreed.</param>
internal sealed record CommittedOrder(
    int? Number, IReadOnlyList<CommittedLine> Lines, long Total, LocalDateTime? ReadyAt, bool AsSoonAsPossible, int Since)
{
    public static CommittedOrder Of(Order order, DateTimeZone zone) => new(
        order.Number,
        [.. order.Lines.Select(line => new CommittedLine(line.Quantity, line.Name, line.Removed))],
        order.Total.Cents,
        order.ReadyAt is { } ready && order.History.All(change => change.What != "delayed") ? ready.InZone(zone).LocalDateTime : null,
        order.AsSoonAsPossible,
        order.ReadBackTurn ?? 0);
}

internal sealed record CommittedLine(int Quantity, string Name, IReadOnlyList<string> Removed);

/// <param name="At">When it begins; of an article put aside, until when. Null where somebody has moved it since.</param>
internal sealed record CommittedBooking(
    BookingKind Kind, bool Cancelled, LocalDateTime? At, IReadOnlyList<string> Services, string? With, int? PartySize, string? Product, string? Size, int? Quantity,
    int Since)
{
    /// <summary>Null of a draft that was never confirmed.</summary>
    /// <param name="visit">The booking, then those that are part of it.</param>
    public static CommittedBooking? Of(IReadOnlyList<Booking> visit, CallFacts facts, StoreSheet sheet)
    {
        var (first, call) = (visit[0], facts.Call.Id);
        if (first.ConfirmedAt is null)
            return null;
        var ours = first.History.LastOrDefault(change => change.CallId == call);
        var movedSince = first.History.Any(change => change.What == "moved" && change.CallId != call && (ours is null || change.At > ours.At));
        var at = (first.Kind == BookingKind.Hold ? first.EndsAt : first.StartsAt).InZone(sheet.Zone).LocalDateTime;
        var names = visit.Select(part => part.ResourceId is { } id ? sheet.Resource(id)?.Name : null).OfType<string>().Distinct();
        return new CommittedBooking(
            first.Kind, ours is { What: "cancelled" }, movedSince ? null : at, [.. visit.SelectMany(part => part.Services).Select(service => service.Name)],
            string.Join(" et ", names) is { Length: > 0 } with ? with : null, first.PartySize, first.Article?.Name, first.Article?.Size, first.Article?.Quantity,
            first.CallId == call ? first.ReadBackTurn ?? 0 : facts.Answers.LastOrDefault(told => told is { Tool: "read_back_booking", Answer.Done: true })?.Turn ?? 0);
    }
}
