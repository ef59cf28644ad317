using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Scheduling;

/// <summary>One booking, as the people who work there read it; null when the business has none of this id.</summary>
public sealed record ShowBooking(Guid BookingId) : IRequest<ShowBooking.Shown?>
{
    public sealed record Shown(Guid StoreId, ShowAgenda.Entry Entry, IReadOnlyList<Done> History);

    /// <summary>One thing that was done to it.</summary>
    /// <param name="By">An account id, "caller", "api" or "seed".</param>
    public sealed record Done(NodaTime.Instant At, string What, string By);
}

internal sealed class ShowBookingHandler(IKallikyDb db, IVault vault) : IRequestHandler<ShowBooking, ShowBooking.Shown?>
{
    public async Task<ShowBooking.Shown?> Handle(ShowBooking request, CancellationToken ct)
    {
        var booking = await db.Bookings.AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.BookingId, ct);
        if (booking is null)
            return null;
        var isClinic = await db.Stores.AnyAsync(store => store.Id == booking.StoreId && store.Trade == Trade.Clinic, ct);
        return new ShowBooking.Shown(
            booking.StoreId,
            AgendaEntries.Of(booking, vault, isClinic),
            [.. booking.History.Select(change => new ShowBooking.Done(change.At, change.What, change.By))]);
    }
}
