using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Reports;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Calls;

/// <summary>What should stand in the diary after the call, as one fills it in; which fields there are depends on the trade.</summary>
public sealed class ReportBooking
{
    public bool Booked { get; set; }

    public bool Cancelled { get; set; }

    public string? At { get; set; }

    /// <summary>Names, a comma between.</summary>
    public string? Services { get; set; }

    public string? With { get; set; }

    public int? PartySize { get; set; }

    public string? Product { get; set; }

    public string? Size { get; set; }

    public int? Quantity { get; set; }

    public string? Name { get; set; }

    /// <summary>What a store of this trade books.</summary>
    public static BookingKind KindOf(string trade) =>
        trade == Trade.Restaurant ? BookingKind.Reservation : trade == Trade.Retail ? BookingKind.Hold : BookingKind.Appointment;

    public static ReportBooking Of(ShowCall.CalledBooking? booking, string? name, DateTimeZone zone) => booking is null
        ? new ReportBooking { Name = name }
        : new ReportBooking
        {
            Booked = true,
            Cancelled = booking.What == "cancelled",
            At = WrittenMoment.Of(booking.Kind == BookingKind.Hold ? booking.EndsAt : booking.StartsAt, zone),
            Services = string.Join(", ", booking.Services.Select(service => service.Name)),
            With = booking.With,
            PartySize = booking.PartySize,
            Product = booking.Article?.Name,
            Size = booking.Article?.Size,
            Quantity = booking.Article?.Quantity,
            Name = booking.CustomerName ?? name,
        };

    internal CorrectedBooking Read(BookingKind kind) => new(
        kind, Cancelled, WrittenMoment.Local(At), kind == BookingKind.Appointment ? Words(Services) : [], Word(With), PartySize, Word(Product), Word(Size), Quantity, Word(Name));

    private static string? Word(string? text) => text?.Trim() is { Length: > 0 } word ? word : null;

    private static string[] Words(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
