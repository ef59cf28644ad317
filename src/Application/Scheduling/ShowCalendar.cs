using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The diary of one person or area for a calendar program, from a month ago to as far as anything is booked; null when
/// the business has none of this id. Whoever has the address can read it, so it tells no telephone number and no remark, and
/// in a practice neither names nor reasons.</summary>
public sealed record ShowCalendar(Guid ResourceId) : IRequest<CalendarPage?>;

internal sealed class ShowCalendarHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ShowCalendar, CalendarPage?>
{
    private const int Most = 5_000;

    private static readonly Duration Past = Duration.FromDays(31);

    public async Task<CalendarPage?> Handle(ShowCalendar request, CancellationToken ct)
    {
        var resource = await (
            from one in db.Resources.AsNoTracking()
            join store in db.Stores.Open() on one.StoreId equals store.Id
            where one.Id == request.ResourceId
            select new { one.Name, Store = store.Name, IsClinic = store.Trade == Trade.Clinic }).FirstOrDefaultAsync(ct);
        if (resource is null)
            return null;
        var since = moment.Now - Past;
        var rows = await db.Bookings.AsNoTracking()
            .Where(booking => booking.ResourceId == request.ResourceId && booking.EndsAt > since && booking.ConfirmedAt != null
                && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.Arrived || booking.Status == BookingStatus.Done))
            .OrderBy(booking => booking.StartsAt).Take(Most)
            .Select(booking => new { booking.Id, booking.StartsAt, booking.EndsAt, booking.Kind, booking.Services, booking.PartySize, booking.CustomerName, booking.History })
            .ToListAsync(ct);
        return new CalendarPage(
            $"{resource.Name}, {resource.Store}",
            [.. rows.Select(row => new CalendarPage.Entry(
                row.Id, row.StartsAt, row.EndsAt,
                resource.IsClinic ? Plain(row.Kind) : Title(row.Kind, row.Services, row.PartySize, row.CustomerName),
                row.History[^1].At, row.History.Count - 1))]);
    }

    private static string Plain(BookingKind kind) => kind == BookingKind.Block ? "Indisponible" : "Rendez-vous";

    private static string Title(BookingKind kind, IReadOnlyList<BookedService> services, int? party, string? name)
    {
        if (kind == BookingKind.Block)
            return "Indisponible";
        var what = kind == BookingKind.Reservation
            ? $"{party} {(party > 1 ? "couverts" : "couvert")}"
            : services.Count > 0 ? string.Join(", ", services.Select(service => service.Name)) : "Rendez-vous";
        return name is null ? what : $"{what} · {name}";
    }
}
