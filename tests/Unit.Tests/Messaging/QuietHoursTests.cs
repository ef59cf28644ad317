using Kalliky.Domain.Messaging;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Unit.Tests.Messaging;

/// <summary>Monday to Saturday from 8 to 20, on the store's clock, also when that clock changes.</summary>
public sealed class QuietHoursTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly DateTimeZone Reunion = DateTimeZoneProviders.Tzdb["Indian/Reunion"];

    [Theory]
    [InlineData("2026-11-24T08:00:00", "2026-11-24T08:00:00")]
    [InlineData("2026-11-24T19:59:59", "2026-11-24T19:59:59")]
    [InlineData("2026-11-24T20:00:00", "2026-11-25T08:00:00")]
    [InlineData("2026-11-24T03:00:00", "2026-11-24T08:00:00")]
    [InlineData("2026-11-28T20:00:00", "2026-11-30T08:00:00")]
    [InlineData("2026-11-29T12:00:00", "2026-11-30T08:00:00")]
    [InlineData("2027-03-27T21:00:00", "2027-03-30T08:00:00")]
    [InlineData("2026-10-24T23:30:00", "2026-10-26T08:00:00")]
    public void Waits_for_the_next_allowed_moment(string from, string to) => Local(QuietHours.After(At(from, Paris), Paris), Paris).ShouldBe(to);

    [Fact]
    public void Goes_by_the_stores_own_clock()
    {
        var moment = At("2026-11-24T19:30:00", Paris);

        QuietHours.After(moment, Paris).ShouldBe(moment);
        Local(QuietHours.After(moment, Reunion), Reunion).ShouldBe("2026-11-25T08:00:00");
    }

    [Fact]
    public void Every_moment_of_the_weeks_when_clocks_change_becomes_an_allowed_one_and_never_an_earlier()
    {
        foreach (var start in new[] { At("2026-10-20T00:00:00", Paris), At("2027-03-23T00:00:00", Paris) })
        {
            for (var minutes = 0; minutes < 14 * 24 * 60; minutes += 17)
            {
                var asked = start + Duration.FromMinutes(minutes);
                var given = QuietHours.After(asked, Paris);
                given.ShouldBeGreaterThanOrEqualTo(asked);
                QuietHours.IsAllowed(given.InZone(Paris).LocalDateTime, Paris).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData("2026-11-26", 18, "2026-11-25T18:00:00")]
    [InlineData("2026-11-30", 18, "2026-11-28T18:00:00")]
    [InlineData("2026-11-29", 18, "2026-11-28T18:00:00")]
    [InlineData("2026-11-26", 6, "2026-11-25T08:00:00")]
    [InlineData("2026-11-26", 22, "2026-11-25T19:59:00")]
    public void Reminds_on_the_last_allowed_day_before(string date, int hour, string when) =>
        Local(QuietHours.Before(LocalDatePattern.Iso.Parse(date).Value, new LocalTime(hour, 0), Paris), Paris).ShouldBe(when);

    // 2026: Easter is on April 5; 2027: on March 28.
    private static readonly string[] Holidays =
    [
        "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
    ];

    [Fact]
    public void Of_a_whole_year_only_workdays_that_are_no_holidays_may_be_written_on()
    {
        var quiet = new List<string>();
        for (var day = new LocalDate(2026, 1, 1); day.Year == 2026; day = day.PlusDays(1))
        {
            var noon = (day + LocalTime.Noon).InZoneStrictly(Paris).ToInstant();
            if (!QuietHours.IsAllowed(day + LocalTime.Noon, Paris))
                quiet.Add(LocalDatePattern.Iso.Format(day));
            (QuietHours.After(noon, Paris) == noon).ShouldBe(QuietHours.IsAllowed(day + LocalTime.Noon, Paris));
            QuietHours.IsAllowed(QuietHours.After(noon, Paris).InZone(Paris).LocalDateTime, Paris).ShouldBeTrue();
            var reminder = QuietHours.Before(day, new LocalTime(18, 0), Paris).InZone(Paris);
            reminder.Date.ShouldBeLessThan(day);
            QuietHours.IsAllowed(reminder.LocalDateTime, Paris).ShouldBeTrue();
        }

        quiet.Where(day => LocalDatePattern.Iso.Parse(day).Value.DayOfWeek != IsoDayOfWeek.Sunday).ShouldBe(Holidays.Where(day => day != "2026-11-01"));
        quiet.Count.ShouldBe(52 + 10, "52 Sundays, one of them All Saints', and ten holidays on other days");
    }

    [Theory]
    [InlineData("2026-12-24T20:30:00", "2026-12-26T08:00:00")]
    [InlineData("2026-05-01T09:00:00", "2026-05-02T08:00:00")]
    [InlineData("2027-05-07T21:00:00", "2027-05-10T08:00:00")]
    public void A_holiday_is_quiet_all_day(string from, string to) => Local(QuietHours.After(At(from, Paris), Paris), Paris).ShouldBe(to);

    [Theory]
    [InlineData("2026-12-26", "2026-12-24T18:00:00")]
    [InlineData("2026-05-26", "2026-05-23T18:00:00")]
    public void Nobody_is_reminded_on_a_holiday(string date, string when) =>
        Local(QuietHours.Before(LocalDatePattern.Iso.Parse(date).Value, new LocalTime(18, 0), Paris), Paris).ShouldBe(when);

    [Fact]
    public void Overseas_has_a_holiday_of_its_own()
    {
        var day = new LocalDate(2027, 12, 20) + LocalTime.Noon;

        QuietHours.IsAllowed(day, Reunion).ShouldBeFalse();
        QuietHours.IsAllowed(day, Paris).ShouldBeTrue();
    }

    private static Instant At(string local, DateTimeZone zone) => LocalDateTimePattern.GeneralIso.Parse(local).Value.InZoneLeniently(zone).ToInstant();

    private static string Local(Instant at, DateTimeZone zone) => LocalDateTimePattern.GeneralIso.Format(at.InZone(zone).LocalDateTime);
}
