using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The time that whoever is not the merchant may write into the diary. Pure.</summary>
internal static class BookableTime
{
    /// <summary>Null when one may.</summary>
    public static Clash? Against(BookingRules rules, Instant start, Instant now) =>
        start < now ? Clash.Past : start > now + Duration.FromDays(rules.HorizonDays) ? Clash.TooFar : null;
}
