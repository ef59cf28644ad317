using Kalliky.Application.Ordering;
using Kalliky.Domain.Ordering;
using NodaTime;

namespace Kalliky.Unit.Tests.Ordering;

/// <summary>2026-11-24 is a Tuesday, open 11:30-14:00 and 18:30-22:30; the kitchen needs 25 minutes, the driver 45.</summary>
public sealed class ReadyTimesTests
{
    [Theory]
    [InlineData("2026-11-24T18:40", Fulfilment.Pickup, "2026-11-24T19:05")]
    [InlineData("2026-11-24T18:41", Fulfilment.Pickup, "2026-11-24T19:10")]
    [InlineData("2026-11-24T18:41", Fulfilment.Delivery, "2026-11-24T19:30")]
    [InlineData("2026-11-24T22:05", Fulfilment.Pickup, "2026-11-24T22:30")]
    [InlineData("2026-11-24T22:05", Fulfilment.Delivery, "2026-11-24T22:50")]
    [InlineData("2026-11-28T00:00", Fulfilment.Pickup, "2026-11-28T00:25")]
    public void As_soon_as_possible_is_rounded_up_to_five_minutes(string now, Fulfilment mode, string ready) =>
        ReadyTimes.AsSoonAsPossible(Menu.Sheet, mode, Menu.At(now)).ShouldBe(new TimeAnswer.Ready(Menu.At(ready), true));

    [Theory]
    [InlineData("2026-11-24T15:00", "2026-11-24T18:30")]
    [InlineData("2026-11-24T18:20", "2026-11-24T18:45")]
    [InlineData("2026-11-24T22:20", "2026-11-25T11:30")]
    [InlineData("2026-11-28T23:00", "2026-12-01T11:30")]
    public void When_closed_the_first_possible_moment_is_offered(string now, string first) =>
        ReadyTimes.AsSoonAsPossible(Menu.Sheet, Fulfilment.Pickup, Menu.At(now)).ShouldBe(new TimeAnswer.Closed(Local(first)));

    [Theory]
    [InlineData("2026-11-24T19:25")]
    [InlineData("2026-11-24T19:05")]
    [InlineData("2026-11-24T19:03")]
    [InlineData("2026-11-24T22:30")]
    [InlineData("2026-11-25T12:00")]
    [InlineData("2026-11-28T00:15")]
    public void A_wish_within_the_hours_is_granted_as_it_was_said(string wished) =>
        ReadyTimes.At(Menu.Sheet, Fulfilment.Pickup, Local(wished), Menu.At("2026-11-24T18:40")).ShouldBe(new TimeAnswer.Ready(Menu.At(wished), false));

    [Theory]
    [InlineData("2026-11-24T18:50")]
    [InlineData("2026-11-24T07:25")]
    [InlineData("2026-11-23T19:25")]
    public void A_wish_before_the_kitchen_can_is_answered_with_when_it_can(string wished) =>
        ReadyTimes.At(Menu.Sheet, Fulfilment.Pickup, Local(wished), Menu.At("2026-11-24T18:40")).ShouldBe(new TimeAnswer.TooEarly(Local("2026-11-24T19:05")));

    [Theory]
    [InlineData("2026-11-24T23:00", "2026-11-25T11:30")]
    [InlineData("2026-11-25T15:00", "2026-11-25T18:30")]
    [InlineData("2026-11-30T12:00", "2026-12-01T11:30")]
    [InlineData("2026-12-24T23:30", "2026-12-26T11:30")]
    public void A_wish_outside_the_hours_is_answered_with_the_next_opening(string wished, string first) =>
        ReadyTimes.At(Menu.Sheet, Fulfilment.Pickup, Local(wished), Menu.At("2026-11-24T18:40")).ShouldBe(new TimeAnswer.Closed(Local(first)));

    [Fact]
    public void Nobody_orders_for_next_year() =>
        ReadyTimes.At(Menu.Sheet, Fulfilment.Pickup, Local("2027-02-02T12:00"), Menu.At("2026-11-24T18:40")).ShouldBe(new TimeAnswer.TooFar(60));

    [Fact]
    public void Collected_late_is_delivered_later()
    {
        var wished = Local("2026-11-24T22:45");
        ReadyTimes.At(Menu.Sheet, Fulfilment.Pickup, wished, Menu.At("2026-11-24T18:40")).ShouldBeOfType<TimeAnswer.Closed>();
        ReadyTimes.At(Menu.Sheet, Fulfilment.Delivery, wished, Menu.At("2026-11-24T18:40")).ShouldBeOfType<TimeAnswer.Ready>();
    }

    private static LocalDateTime Local(string text) => Menu.At(text).InZone(Menu.Sheet.Zone).LocalDateTime;
}
