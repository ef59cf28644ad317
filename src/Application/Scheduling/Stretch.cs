using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>What stands in the diary between two moments, however long the diary has been kept: bookings are short, so that
/// nobody reads years of them for one day, and the few long blocks are read by an index of their own.</summary>
internal static class Stretch
{
    /// <summary>Takes up a moment of the stretch, with the minutes that are kept free after it.</summary>
    public static IQueryable<Booking> Between(this IQueryable<Booking> rows, Instant from, Instant to)
    {
        var early = from - Booking.Longest;
        return rows.Where(row => row.Kind != BookingKind.Block && row.StartsAt > early && row.StartsAt < to && row.BusyUntil > from)
            .Concat(rows.Where(row => row.Kind == BookingKind.Block && row.StartsAt < to && row.EndsAt > from));
    }
}
