using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Scheduling;

/// <summary>Which bookings a caller may hear of and change: those of this call, those that they have named well enough, and,
/// but for a practice, those of the number that they call from. Checked here, whatever a model believes.</summary>
internal sealed class CallersBookings(IKallikyDb db, IVault vault, IMoment moment)
{
    private const int Most = 20;

    private static readonly Duration JustNow = Duration.FromHours(1);

    /// <summary>What is to come for the number that calls, the next first.</summary>
    public async Task<List<Booking>> OfNumber(Situation call, CancellationToken ct)
    {
        if (call.Caller is not { } caller)
            return [];
        var key = vault.KeyOf(caller);
        return await (
            from booking in Coming(call)
            where db.Customers.Any(known => known.PhoneKey == key && (known.MergedInto ?? (Guid?)known.Id) == booking.CustomerId)
            orderby booking.StartsAt
            select booking).Take(Most).ToListAsync(ct);
    }

    /// <summary>What is to come under this name and birth date.</summary>
    public async Task<List<Booking>> OfPerson(Situation call, string name, LocalDate birthdate, CancellationToken ct)
    {
        var key = vault.KeyOf(LocalDatePattern.Iso.Format(birthdate));
        var born = await Coming(call).Where(booking => booking.BirthdateKey == key).OrderBy(booking => booking.StartsAt).Take(Most * 5).ToListAsync(ct);
        return [.. born.Where(booking => IsOf(booking, name)).Take(Most)];
    }

    /// <summary>Of what is to come for the number that calls: that of the person who is named, by whichever of the two is told.</summary>
    public async Task<List<Booking>> OfNumber(Situation call, string? name, LocalDate? birthdate, CancellationToken ct)
    {
        var key = birthdate is { } born ? vault.KeyOf(LocalDatePattern.Iso.Format(born)) : null;
        return [.. (await OfNumber(call, ct)).Where(booking => string.IsNullOrWhiteSpace(name)
            ? key is null || booking.BirthdateKey == key
            : IsOf(booking, name) && (key is null || booking.BirthdateKey is null || booking.BirthdateKey == key))];
    }

    /// <summary>What stands under this name on a day.</summary>
    public async Task<List<Booking>> OfDay(Situation call, string name, Instant from, Instant to, CancellationToken ct)
    {
        var day = await Coming(call).Where(booking => booking.StartsAt >= from && booking.StartsAt < to && booking.CustomerName != null)
            .OrderBy(booking => booking.StartsAt).Take(1_000).ToListAsync(ct);
        return [.. day.Where(booking => IsOf(booking, name)).Take(Most)];
    }

    /// <summary>Remembers that this caller has shown that these are theirs.</summary>
    public Task Show(Situation call, IReadOnlyList<Booking> bookings, CancellationToken ct)
    {
        var ids = bookings.Select(booking => booking.Id).ToArray();
        return ids.Length == 0
            ? Task.CompletedTask
            : db.Bookings.Where(booking => ids.Contains(booking.Id) && booking.ShownTo != call.CallId)
                .ExecuteUpdateAsync(set => set.SetProperty(booking => booking.ShownTo, call.CallId), ct);
    }

    /// <summary>What is to come and was told in this call, the next first.</summary>
    public Task<List<Booking>> Shown(Situation call, CancellationToken ct) =>
        Coming(call).Where(booking => booking.ShownTo == call.CallId).OrderBy(booking => booking.StartsAt).Take(Most).ToListAsync(ct);

    /// <summary>A booking that this caller may change; null when there is none of this id, or it is somebody else's.</summary>
    public async Task<Booking?> Theirs(Situation call, StoreSheet sheet, Guid id, CancellationToken ct)
    {
        var booking = await db.Bookings.FirstOrDefaultAsync(
            known => known.Id == id && known.StoreId == call.StoreId && known.PartOf == null && known.Kind != BookingKind.Block && known.ConfirmedAt != null, ct);
        if (booking is null || booking.CallId == call.CallId || booking.ShownTo == call.CallId || booking.History.Any(change => change.CallId == call.CallId))
            return booking;
        return KnowsByNumber(sheet) ? (await OfNumber(call, ct)).Find(known => known.Id == id) : null;
    }

    /// <summary>A family shares a telephone: in a practice the number alone opens nothing.</summary>
    public static bool KnowsByNumber(StoreSheet sheet) => sheet.Trade != Trade.Clinic;

    private IQueryable<Booking> Coming(Situation call)
    {
        var since = moment.Now - JustNow;
        return db.Bookings.Where(booking => booking.StoreId == call.StoreId && booking.PartOf == null && booking.Kind != BookingKind.Block
            && booking.EndsAt > since && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.Arrived));
    }

    // « madame Perrault » and « Claire Perrault » are one name: the last words of either. Claire and Odile Perrault are two.
    private static bool IsOf(Booking booking, string name)
    {
        if (booking.CustomerName is not { } known)
            return false;
        var (one, other) = (Wording.Bare(known).Split(' '), Wording.Bare(name).Split(' '));
        return NameMatch.Same(known, name)
            || NameMatch.Same(one[^1], other[^1]) && (one.Length == 1 || other.Length == 1 || NameMatch.Same(string.Join(' ', one[..^1]), string.Join(' ', other[..^1])));
    }
}
