using FsCheck;
using FsCheck.Fluent;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Unit.Tests.Scheduling;

/// <summary>The arithmetic of free places, on diaries that nobody thought of and on the days on which the clock is changed.</summary>
public sealed class DiaryTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly Guid Cut = Guid.CreateVersion7();
    private static readonly Guid Nails = Guid.CreateVersion7();
    private static readonly Guid[] Team = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    // An ordinary Tuesday, the Sunday that loses an hour, the Sunday that has one twice.
    private static readonly LocalDate[] Days = [new(2026, 11, 24), new(2027, 3, 28), new(2026, 10, 25)];

    /// <param name="Day">Which of the days.</param>
    /// <param name="Busy">Start (five minutes each, from the day's beginning) and length of what is booked, person by person.</param>
    private sealed record Page(int Day, int Minutes, int Buffer, bool Midnight, (int Person, int From, int Length)[] Busy)
    {
        public Instant Begin => Paris.AtStartOfDay(Days[Day]).ToInstant();

        public Instant End => Paris.AtStartOfDay(Days[Day].PlusDays(1)).ToInstant();

        public Dictionary<Guid, Timetable> People() => Team.Select((id, index) => new Timetable(
                id,
                WorkingTime.Of(Paris, Hours(Midnight ? [("18:00", "02:00")] : [("01:00", "12:30"), ("13:30", "19:00")]), index == 2 ? Hours([("01:30", "04:00"), ("10:00", "20:00")]) : null, Begin, End),
                [.. Busy.Where(busy => busy.Person == index).Select(At).OrderBy(span => span.From)]))
            .ToDictionary(person => person.ResourceId);

        public List<Step> Steps(params Guid[] services) =>
            [.. services.Select(service => new Step(service, Minutes, Buffer, service == Cut ? [Team[0], Team[2]] : [Team[1], Team[2]]))];

        private Span At((int Person, int From, int Length) busy)
        {
            var from = Begin + Duration.FromMinutes(5 * busy.From);
            return new Span(from, from + Duration.FromMinutes(5 * busy.Length));
        }
    }

    private static readonly Gen<Page> Pages =
        from day in Gen.Choose(0, 2)
        from minutes in Gen.Choose(1, 36)
        from buffer in Gen.Choose(0, 4)
        from midnight in Gen.Elements(false, true)
        from busy in Gen.ArrayOf(
            from person in Gen.Choose(0, 2)
            from start in Gen.Choose(0, 288)
            from length in Gen.Choose(1, 30)
            select (person, start, length))
        select new Page(day, minutes * 5, buffer * 5, midnight, busy);

    [Fact]
    public void Every_visit_lies_within_hours_and_overlaps_nothing() => Holds(page =>
    {
        var people = page.People();
        return Diary.Between(page.Begin, page.End, Diary.Finest, page.Steps(Cut, Nails), people).All(visit =>
            visit.Legs.All(leg => people[leg.Place.ResourceId!.Value] is var person
                && person.Open.Any(open => open.From <= leg.Place.StartsAt && leg.Place.EndsAt <= open.To)
                && person.Taken.All(taken => taken.To <= leg.Place.StartsAt || taken.From >= leg.Place.BusyUntil))
            && visit.Legs.Zip(visit.Legs.Skip(1)).All(pair => pair.First.Place.EndsAt == pair.Second.Place.StartsAt)
            && visit.EndsAt - visit.StartsAt == Duration.FromMinutes(2 * page.Minutes));
    });

    [Fact]
    public void Every_free_start_is_found() => Holds(page =>
    {
        var people = page.People();
        var found = Diary.Between(page.Begin, page.End, Diary.Finest, page.Steps(Cut), people).Select(visit => visit.StartsAt).ToHashSet();
        for (var at = page.Begin; at <= page.End; at += Diary.Finest)
        {
            var (end, busy) = (at + Duration.FromMinutes(page.Minutes), at + Duration.FromMinutes(page.Minutes + page.Buffer));
            var free = new[] { Team[0], Team[2] }.Any(id => people[id].Open.Any(open => open.From <= at && end <= open.To)
                && people[id].Taken.All(taken => taken.To <= at || taken.From >= busy));
            if (free != found.Contains(at))
                return false;
        }

        return true;
    });

    [Fact]
    public void No_moment_holds_more_guests_than_covers() => Holds(page =>
    {
        var seated = page.Busy.Select(busy => new Seated(
            new Span(page.Begin + Duration.FromMinutes(5 * busy.From), page.Begin + Duration.FromMinutes(5 * (busy.From + busy.Length))), busy.Person + 1)).ToList();
        var area = new Seating(Team[0], 8, page.People()[Team[0]].Open, seated);
        var stay = Duration.FromMinutes(90);
        for (var at = page.Begin; at <= page.End; at += Duration.FromMinutes(15))
        {
            var fullest = Enumerable.Range(0, 18).Select(step => at + Duration.FromMinutes(5 * step))
                .Max(moment => seated.Where(one => one.Span.From <= moment && moment < one.Span.To).Sum(one => one.Party));
            if (area.Fits(4, new Span(at, at + stay)) != fullest + 4 <= 8)
                return false;
        }

        return true;
    });

    [Theory]
    [InlineData("2026-03-29", 11)]
    [InlineData("2026-10-25", 13)]
    [InlineData("2026-11-24", 12)]
    public void A_day_is_as_long_as_it_is(string date, int hours)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var begin = Paris.AtStartOfDay(day).ToInstant();

        var open = WorkingTime.Of(Paris, Hours([("00:00", "12:00")]), null, begin, begin + Duration.FromHours(24)).First(span => span.From == begin);

        (open.To - open.From).ShouldBe(Duration.FromHours(hours));
    }

    [Fact]
    public void What_closes_at_midnight_and_opens_at_midnight_is_open_all_along()
    {
        var begin = Paris.AtStartOfDay(Days[0]).ToInstant();

        var open = WorkingTime.Of(Paris, Hours([("00:00", "03:00"), ("18:00", "00:00")]), null, begin, begin + Duration.FromHours(24));

        open.ShouldContain(span => span.From == begin + Duration.FromHours(18) && span.To == begin + Duration.FromHours(27));
    }

    [Fact]
    public void An_exceptional_day_has_hours_of_its_own_and_a_closure_none()
    {
        var hours = Hours([("09:00", "18:00")]) with
        {
            Closures = [Days[0].PlusDays(1)],
            Exceptions = [new HoursException(Days[0], [new OpeningSpan(new LocalTime(10, 0), new LocalTime(12, 0))])],
        };

        hours.On(Days[0]).ShouldHaveSingleItem().From.ShouldBe(new LocalTime(10, 0));
        hours.On(Days[0].PlusDays(1)).ShouldBeEmpty();
    }

    [Fact]
    public void One_person_does_it_all_where_one_can()
    {
        var people = new Page(0, 30, 0, false, []).People();
        var start = new LocalDateTime(2026, 11, 24, 10, 0).InZoneStrictly(Paris).ToInstant();

        Diary.At(start, new Page(0, 30, 0, false, []).Steps(Cut, Nails), people)!.Legs.ShouldHaveSingleItem().Place.ResourceId.ShouldBe(Team[2]);
        people[Team[2]] = people[Team[2]] with { Open = [] };
        Diary.At(start, new Page(0, 30, 0, false, []).Steps(Cut, Nails), people)!.Legs.Select(leg => leg.Place.ResourceId).ShouldBe([Team[0], Team[1]]);
    }

    private static void Holds(Func<Page, bool> property) =>
        Prop.ForAll(Pages.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(25).WithQuietOnSuccess(true));

    private static OpeningHours Hours((string From, string To)[] spans) => new(
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new DayHours(day, [.. spans.Select(span => new OpeningSpan(Time(span.From), Time(span.To)))]))], []);

    private static LocalTime Time(string text) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
}
