using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Tickets;

namespace Kalliky.Web.Api;

/// <summary>What came of the call: rows that it made, and what was read out of its words. An order without a number was
/// never confirmed; reading is null until the call is over and read, and once it is forgotten.</summary>
internal sealed record ExtractedJson(
    IReadOnlyList<DictatedOrderJson> Orders, IReadOnlyList<CalledBookingJson> Bookings, IReadOnlyList<OpenedTicketJson> Tickets, ReadingJson? Reading)
{
    public static ExtractedJson Of(ShowCall.Shown shown) => new(
        [.. shown.Orders.Select(order => DictatedOrderJson.Of(order, shown.Call.TimeZone))],
        [.. shown.Bookings.Select(booking => CalledBookingJson.Of(booking, shown.Call.TimeZone))],
        [.. shown.Tickets.Select(ticket => new OpenedTicketJson(Ids.Ticket.Of(ticket.Id), ticket.Kind, ticket.Subject, ticket.Status))],
        shown.Extract is { } extract ? ReadingJson.Of(extract) : null);
}

internal sealed record DictatedOrderJson(string Id, int? Number, OrderStatus Status, DateTimeOffset? ReadyAt, MoneyJson Total, int? ReadBackTurn)
{
    public static DictatedOrderJson Of(ShowCall.DictatedOrder order, string zone) => new(
        Ids.Order.Of(order.Id), order.Number, order.Status, order.ReadyAt.At(zone), MoneyJson.Of(order.Total), order.ReadBackTurn);
}

/// <summary>A booking that the call took, moved or cancelled. The whole of it is at /bookings.</summary>
/// <param name="Action">What the call did to it last: confirmed, moved or cancelled.</param>
internal sealed record CalledBookingJson(string Id, BookingKind Kind, BookingStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Action)
{
    public static CalledBookingJson Of(ShowCall.CalledBooking booking, string zone) => new(
        Ids.Booking.Of(booking.Id), booking.Kind, booking.Status, booking.StartsAt.At(zone), booking.EndsAt.At(zone), booking.What);
}

internal sealed record OpenedTicketJson(string Id, TicketKind Kind, string Subject, TicketStatus Status);

/// <summary>What the words of the call say, by a model (checked) or by rules. It never changes an order or a booking.</summary>
/// <param name="Satisfaction">1 to 5, by the caller's words alone; null where they do not tell.</param>
/// <param name="OpenRequests">What somebody must still do, a line each.</param>
/// <param name="Differences">Where what was said and what is recorded do not agree; a ticket was opened for them.</param>
internal sealed record ReadingJson(
    ExtractSource Source, int? Satisfaction, string? SatisfactionReason, IReadOnlyList<CallFlag> Flags, IReadOnlyList<string> OpenRequests, SaidJson Said,
    IReadOnlyList<DifferenceJson> Differences)
{
    public static ReadingJson Of(CallExtract extract) => new(
        extract.Source, extract.Satisfaction, extract.SatisfactionReason, extract.Flags, extract.OpenRequests,
        new SaidJson([.. extract.Orders.Select(SaidOrderJson.Of)], [.. extract.Bookings.Select(SaidBookingJson.Of)]),
        [.. extract.Differences.Select(differs => new DifferenceJson(differs.Kind, differs.Said, differs.Recorded))]);
}

/// <summary>What was said to be ordered and booked. Dates and times are the store's.</summary>
internal sealed record SaidJson(IReadOnlyList<SaidOrderJson> Orders, IReadOnlyList<SaidBookingJson> Bookings);

internal sealed record SaidOrderJson(SaidState State, IReadOnlyList<SaidLineJson> Lines, MoneyJson? Total, string? Date, string? Time)
{
    public static SaidOrderJson Of(SaidOrder said) => new(
        said.State, [.. said.Lines.Select(line => new SaidLineJson(line.Quantity, line.Name, line.Without))], said.Total is { } cents ? MoneyJson.Of(cents) : null, said.Date, said.Time);
}

internal sealed record SaidLineJson(int Quantity, string Name, IReadOnlyList<string> Without);

/// <param name="With">The person, or the room or area.</param>
internal sealed record SaidBookingJson(
    SaidState State, string? Date, string? Time, IReadOnlyList<string> Services, string? With, int? PartySize, string? Product, string? Size, int? Quantity)
{
    public static SaidBookingJson Of(SaidBooking said) =>
        new(said.State, said.Date, said.Time, said.Services, said.With, said.PartySize, said.Product, said.Size, said.Quantity);
}

/// <summary>Null is nothing: said and not recorded, or recorded and not said.</summary>
internal sealed record DifferenceJson(DifferenceKind Kind, string? Said, string? Recorded);
