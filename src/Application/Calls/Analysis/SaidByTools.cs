using Kalliky.Application.Assistant;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>What was said of orders and bookings where no model reads the words: the assistant's tools gave it the words,
/// so the last state of each says it. Pure.</summary>
internal static class SaidByTools
{
    private const int Most = 5;

    public static IReadOnlyList<SaidOrder> Orders(IReadOnlyList<ToolTold> answers, DateTimeZone zone) =>
        [.. answers.Where(told => told.Tool != "order_status").Select(told => told.Answer?.Order).OfType<OrderState>().Where(order => order.Lines.Count > 0)
            .GroupBy(order => order.OrderId).Select(states => Order(states.Last(), zone)).Take(Most)];

    public static IReadOnlyList<SaidBooking> Bookings(IReadOnlyList<ToolTold> answers)
    {
        var last = answers.Select(told => told.Answer?.Booking).OfType<BookingState>().GroupBy(booking => booking.BookingId).Select(states => states.Last()).ToList();
        // A draft that has moved another booking is that booking now.
        return [.. last.Where(booking => booking.Status != "held" || !last.Exists(other => other.BookingId == booking.Moves)).Select(Booking).Take(Most)];
    }

    private static SaidOrder Order(OrderState order, DateTimeZone zone)
    {
        LocalDateTime? ready = order.ReadyAt is { } text && OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } at ? at.Value.InZone(zone).LocalDateTime : null;
        return new SaidOrder(
            State(order.Status, "draft"), [.. order.Lines.Select(line => new SaidLine(line.Quantity, line.Name, line.Removed))], order.Total,
            ready is { } day ? Written.Of(day.Date) : null, ready is { } time ? Written.Of(time.TimeOfDay) : null);
    }

    private static SaidBooking Booking(BookingState booking)
    {
        // Local time, such as 2026-11-28T10:00.
        var at = booking.Kind == "hold" ? booking.EndsAt : booking.StartsAt;
        var (date, time) = at.Split('T') is [var day, var clock] ? (day, clock) : (null, (string?)null);
        return new SaidBooking(
            State(booking.Status, "held"), date, time, booking.Services, booking.With, booking.PartySize, booking.Product, booking.Size, booking.Quantity);
    }

    private static SaidState State(string status, string draft) =>
        status == draft ? SaidState.Unfinished : status == "cancelled" ? SaidState.Cancelled : SaidState.Agreed;
}
