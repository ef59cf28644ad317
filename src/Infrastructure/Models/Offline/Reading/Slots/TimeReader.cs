using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>Hears when an order is wanted: a time, a day and a time, a while from now, or as soon as possible.</summary>
/// <param name="now">The moment of the call, in the store's zone.</param>
/// <param name="ready">What was agreed before, for "une demi-heure plus tard".</param>
internal sealed class TimeReader(OpeningHours hours, ZonedDateTime now, LocalDateTime? ready)
{
    // A little past is still "now"; the tool says what is possible.
    private static readonly Period Leeway = Period.FromHours(2);

    /// <param name="asked">A time was just asked for.</param>
    /// <param name="day">The day agreed on before.</param>
    public Slot? Hear(Utterance said, bool asked, LocalDate? day)
    {
        var words = said.Words;
        var dates = Dates.Hear(words, new DateContext(now.Date)).Where(date => !date.Denied && !date.Past && date.Date is not null).ToList();
        var date = dates.Count > 0 ? dates[^1] : null;
        var on = date?.Date ?? day;
        Slot? last = null;
        foreach (var time in Heard(words, Context(on, date?.Part, asked)))
        {
            if (!time.Denied && Spoken(time, on, said, asked) is { } spoken)
                last = Range(last, time, spoken, said) ?? new Slot(new Act.GiveTime(spoken), time.First, time.Next);
        }

        if (last is null && date is { Part: DayPart.Midday, Date: { } noon })
            return new Slot(new Act.GiveTime(new SpokenTime(noon + LocalTime.Noon, null, true)), date.First, date.Next);
        return last is null || date is null ? last : last with { First = Math.Min(last.First, date.First), Next = Math.Max(last.Next, date.Next) };
    }

    // "vers une heure, une heure et demie": from the one to the other, where nothing between them corrects.
    private static Slot? Range(Slot? last, HeardTime time, SpokenTime spoken, Utterance said) =>
        last is { Act: Act.GiveTime { Time: { At: { } from, Upto: null } begin } } && spoken.At is { } upto && from < upto && upto <= from.PlusHours(1)
        && said.PlainOf(last.Next, time.First) is var between && (between.Length == 0 && begin.Approximate || between is "ou" or "voire" or "ou plutot vers" or "ou bien" or "a")
            ? new Slot(new Act.GiveTime(begin with { Upto = upto, Approximate = true }), last.First, time.Next)
            : null;

    /// <summary>The day that was named, without a time.</summary>
    public LocalDate? Day(Utterance said) =>
        Dates.Hear(said.Words, new DateContext(now.Date)).LastOrDefault(date => !date.Denied && !date.Past && !date.IsWindow)?.Date;

    private static IEnumerable<HeardTime> Heard(Words words, TimeContext context) => Times.Hear(words, context);

    private TimeContext Context(LocalDate? day, DayPart? part, bool asked) => new(now)
    {
        Day = day ?? now.Date,
        Part = part,
        Asked = asked,
        Openings = [.. hours.On(day ?? now.Date).Select(span => new Opening(span.From, span.To))],
    };

    private SpokenTime? Spoken(HeardTime time, LocalDate? day, Utterance said, bool asked) => time switch
    {
        HeardTime.Soon soon => asked || Presses(said.PlainOf(soon.First, soon.Next)) ? new SpokenTime(null, null, false) : null,
        HeardTime.In later => new SpokenTime(later.At.LocalDateTime, null, true),
        HeardTime.Clock clock => new SpokenTime(At(clock.At, day), clock.Or is { } or ? At(or, day) : null, clock.Approximate),
        HeardTime.Window { Part: null } window => (window.From ?? window.Upto) is { } bound ? new SpokenTime(At(bound, day), null, true) : null,
        HeardTime.Shift shift when ready is { } agreed => new SpokenTime(agreed.PlusMinutes(shift.Minutes), null, false),
        _ => null,
    };

    // "maintenant" alone hurries nobody: "je voudrais commander maintenant".
    private static bool Presses(string plain) => plain is not ("maintenant" or "tout de suite" or "de suite" or "rapidement" or "immediatement" or "sans attendre");

    // Today, unless the hour lies well behind us.
    private LocalDateTime At(LocalTime time, LocalDate? day)
    {
        if (day is { } named)
            return named + time;
        var today = now.Date + time;
        return today >= now.LocalDateTime.Minus(Leeway) ? today : today.PlusDays(1);
    }
}
