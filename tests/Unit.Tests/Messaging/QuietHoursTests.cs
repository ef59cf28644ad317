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
    [InlineData("2027-03-27T21:00:00", "2027-03-29T08:00:00")]
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
                QuietHours.IsAllowed(given.InZone(Paris).LocalDateTime).ShouldBeTrue();
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

    private static Instant At(string local, DateTimeZone zone) => LocalDateTimePattern.GeneralIso.Parse(local).Value.InZoneLeniently(zone).ToInstant();

    private static string Local(Instant at, DateTimeZone zone) => LocalDateTimePattern.GeneralIso.Format(at.InZone(zone).LocalDateTime);
}
