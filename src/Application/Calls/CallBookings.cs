using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>What a call took, moved or cancelled in the diary.</summary>
internal static class CallBookings
{
    private const int Most = 100;

    /// <summary>Each visit: its first booking, then those that are part of it; the oldest first. Drafts are none.</summary>
    /// <param name="answers">What a call moves or cancels may be another call's: its tools have named it.</param>
    public static async Task<List<IReadOnlyList<Booking>>> Of(Guid callId, IEnumerable<ToolTold> answers, IKallikyDb db, CancellationToken ct)
    {
        var named = answers.Select(told => told.Answer?.Booking?.BookingId).OfType<Guid>().Distinct().ToList();
        var rows = await db.Bookings.AsNoTracking()
            .Where(booking => booking.Kind != BookingKind.Block && booking.PartOf == null && (booking.CallId == callId || named.Contains(booking.Id)))
            .OrderBy(booking => booking.CreatedAt).Take(Most).ToListAsync(ct);
        var firsts = rows.FindAll(booking => booking.ConfirmedAt is not null && Did(booking, callId) is not null);
        var ids = firsts.ConvertAll(booking => booking.Id);
        var parts = (await db.Bookings.AsNoTracking().Where(part => part.PartOf != null && ids.Contains(part.PartOf.Value)).OrderBy(part => part.StartsAt).ToListAsync(ct))
            .ToLookup(part => part.PartOf!.Value);
        return firsts.ConvertAll(first => (IReadOnlyList<Booking>)[first, .. parts[first.Id]]);
    }

    /// <summary>The last thing that a call did to a booking, such as moved; null for nothing.</summary>
    public static string? Did(Booking booking, Guid callId) => booking.History.LastOrDefault(change => change.CallId == callId)?.What;
}
