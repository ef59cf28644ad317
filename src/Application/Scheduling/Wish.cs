using Kalliky.Application.Businesses;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>When somebody would like to come.</summary>
/// <param name="From">With <paramref name="To"/> the window in which it is to begin; equal where one time was named.</param>
/// <param name="IsExact">One time was named.</param>
internal sealed record Wish(Instant From, Instant To, bool IsExact)
{
    /// <summary>A wish in local time, brought onto the clock's five minutes and into the time that may be booked at all.</summary>
    public static (Wish? Wish, SlotRefusal? Why) Of(StoreSheet sheet, LocalDateTime? from, LocalDateTime? to, Instant now)
    {
        var (soonest, furthest) = Bookable(sheet, now);
        var (begin, end) = (At(sheet, from) ?? soonest, At(sheet, to) ?? furthest);
        var exact = from is not null && from == to;
        if (end < begin)
            end = begin;
        if (end < (exact ? now - Courtesy : now))
            return (null, new SlotRefusal.Past());
        if (begin > furthest)
            return (null, new SlotRefusal.TooFar(sheet.Bookings.HorizonDays));
        if (end < soonest - Courtesy)
            return (null, new SlotRefusal.TooSoon(sheet.Bookings.LeadMinutes));
        return exact
            ? (new Wish(begin, begin, true), null)
            : (new Wish(Instant.Max(begin, soonest), Instant.Min(end, furthest), false), null);
    }

    /// <summary>The first and the last moment that may be booked.</summary>
    public static (Instant Soonest, Instant Furthest) Bookable(StoreSheet sheet, Instant now) => (
        Diary.Up(now + Duration.FromMinutes(sheet.Bookings.LeadMinutes), Diary.Finest), now + Duration.FromDays(sheet.Bookings.HorizonDays));

    public Duration DistanceOf(Instant at) => at < From ? From - at : at > To ? at - To : Duration.Zero;

    /// <summary>Speaking takes time too: a wish this much too early is still granted.</summary>
    private static readonly Duration Courtesy = Duration.FromMinutes(5);

    private static Instant? At(StoreSheet sheet, LocalDateTime? local)
    {
        if (local is not { } wished)
            return null;
        var over = wished.Minute % 5;
        var near = over == 0 ? wished : over < 3 ? wished.PlusMinutes(-over) : wished.PlusMinutes(5 - over);
        return sheet.Zone.AtLeniently(near.With(TimeAdjusters.TruncateToMinute)).ToInstant();
    }
}
