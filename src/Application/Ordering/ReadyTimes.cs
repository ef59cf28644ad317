using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>When an order can be ready: what the kitchen (or the driver) needs, within the opening hours. Pure.</summary>
internal static class ReadyTimes
{
    /// <summary>Speaking takes time too: a wish this much too early is still granted.</summary>
    private static readonly Period Courtesy = Period.FromMinutes(2);

    /// <summary>What was promised in a call holds, as long as no more than this was talked away.</summary>
    private static readonly Period Patience = Period.FromMinutes(10);

    private const int FurthestDays = 60;
    private const int Step = 5;

    public static TimeAnswer AsSoonAsPossible(StoreSheet sheet, Fulfilment? fulfilment, Instant now)
    {
        var earliest = Earliest(sheet, fulfilment, now);
        if (sheet.Hours.IsOpenAt(Local(sheet, now)) && IsServed(sheet, fulfilment, earliest))
            return new TimeAnswer.Ready(In(sheet, earliest), true);
        return new TimeAnswer.Closed(FirstFrom(sheet, fulfilment, earliest));
    }

    public static TimeAnswer At(StoreSheet sheet, Fulfilment? fulfilment, LocalDateTime wished, Instant now)
    {
        var earliest = Earliest(sheet, fulfilment, now);
        if (wished > earliest.PlusDays(FurthestDays))
            return new TimeAnswer.TooFar(FurthestDays);
        if (wished < Minute(sheet, now) + Needed(sheet, fulfilment) - Courtesy)
            return FirstFrom(sheet, fulfilment, earliest) is { } first ? new TimeAnswer.TooEarly(first) : new TimeAnswer.Closed(null);
        return IsServed(sheet, fulfilment, wished)
            ? new TimeAnswer.Ready(In(sheet, wished), false)
            : new TimeAnswer.Closed(FirstFrom(sheet, fulfilment, LocalDateTime.Max(wished, earliest)));
    }

    /// <summary>Whether the time that an order was given can still be kept.</summary>
    public static bool Holds(StoreSheet sheet, Order order, Instant now) =>
        order.ReadyAt is { } at && IsServed(sheet, order.Fulfilment, Local(sheet, at))
        && (order.AsSoonAsPossible || Local(sheet, at) >= Minute(sheet, now) + Needed(sheet, order.Fulfilment) - Patience);

    private static Period Needed(StoreSheet sheet, Fulfilment? fulfilment) =>
        Period.FromMinutes(fulfilment == Fulfilment.Delivery && sheet.Delivery is { } delivery ? delivery.Minutes : sheet.PrepMinutes);

    private static LocalDateTime Earliest(StoreSheet sheet, Fulfilment? fulfilment, Instant now)
    {
        var exact = Minute(sheet, now) + Needed(sheet, fulfilment);
        var over = exact.Minute % Step;
        return over == 0 ? exact : exact.PlusMinutes(Step - over);
    }

    // The first moment at or after this one at which an order can be handed over.
    private static LocalDateTime? FirstFrom(StoreSheet sheet, Fulfilment? fulfilment, LocalDateTime from) =>
        IsServed(sheet, fulfilment, from) ? from : sheet.Hours.NextOpening(from);

    private static bool IsServed(StoreSheet sheet, Fulfilment? fulfilment, LocalDateTime at) =>
        Spans(sheet.Hours, at.Date).Concat(Spans(sheet.Hours, at.Date.PlusDays(-1)))
            .Any(span => span.From <= at && at <= span.To + OnTheRoad(sheet, fulfilment));

    // What left the kitchen before closing arrives a little later.
    private static Period OnTheRoad(StoreSheet sheet, Fulfilment? fulfilment) =>
        Period.FromMinutes(fulfilment == Fulfilment.Delivery && sheet.Delivery is { } delivery
            ? Math.Max(0, delivery.Minutes - sheet.PrepMinutes) : 0);

    private static IEnumerable<(LocalDateTime From, LocalDateTime To)> Spans(OpeningHours hours, LocalDate date) =>
        hours.On(date).Select(span => (date + span.From, (span.To > span.From ? date : date.PlusDays(1)) + span.To));

    private static LocalDateTime Local(StoreSheet sheet, Instant at) => at.InZone(sheet.Zone).LocalDateTime;

    private static LocalDateTime Minute(StoreSheet sheet, Instant at) => Local(sheet, at).With(TimeAdjusters.TruncateToMinute);

    private static Instant In(StoreSheet sheet, LocalDateTime at) => at.InZoneLeniently(sheet.Zone).ToInstant();
}

public abstract record TimeAnswer
{
    internal sealed record Ready(Instant At, bool AsSoonAsPossible) : TimeAnswer;

    /// <param name="First">The first possible moment, local.</param>
    public sealed record TooEarly(LocalDateTime First) : TimeAnswer;

    /// <param name="First">The first possible moment from there on; null when none is near.</param>
    public sealed record Closed(LocalDateTime? First) : TimeAnswer;

    public sealed record TooFar(int MostDays) : TimeAnswer;
}
