using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Scheduling;
using NodaTime;

namespace Kalliky.Unit.Tests.Scheduling;

/// <summary>Hours as people write them.</summary>
public sealed class HoursFormTests
{
    [Theory]
    [InlineData("9:00-12:30, 13:30-18:00", "9:00-12:30, 13:30-18:00")]
    [InlineData("9h-12h30 et 13h30 à 18h", "9:00-12:30, 13:30-18:00")]
    [InlineData("18:30–24:00", "18:30-0:00")]
    [InlineData(" 13:30-18 ; 9-12 ", "9:00-12:00, 13:30-18:00")]
    [InlineData("", "")]
    public void Are_read_in_many_hands_and_written_in_one(string written, string read) => HoursText.Write(HoursText.Read(written)!).ShouldBe(read);

    [Theory]
    [InlineData("dix heures")]
    [InlineData("9:00")]
    [InlineData("25:00-26:00")]
    [InlineData("9:70-12:00")]
    [InlineData("9:00-9:00")]
    public void That_are_none_are_told_apart(string written) => HoursText.Read(written).ShouldBeNull();

    [Fact]
    public void Days_in_a_row_that_are_alike_are_one_line_and_come_back_as_days()
    {
        var hours = new OpeningHours(
            [new DayHours(IsoDayOfWeek.Monday, [new OpeningSpan(new(9, 0), new(12, 0))])],
            [new(2026, 12, 25), new(2026, 12, 26), new(2027, 1, 1)],
            [new HoursException(new(2026, 12, 24), [new OpeningSpan(new(9, 0), new(16, 0))])]);
        var form = new HoursForm();
        form.Fill(hours);
        form.Since.ShouldBe(["2026-12-24", "2026-12-25", "2027-01-01"]);
        form.Until.ShouldBe(["", "2026-12-26", ""]);
        form.Instead.ShouldBe(["9:00-16:00", "", ""]);

        var (read, wrong) = form.Read();
        wrong.ShouldBeEmpty();
        read.Closures.ShouldBe(hours.Closures);
        read.On(new(2026, 12, 24)).ShouldBe(hours.Exceptions![0].Spans);
        read.On(new(2026, 11, 30)).ShouldBe(hours.Days[0].Spans);
    }

    [Fact]
    public void What_cannot_be_read_is_named_by_its_field()
    {
        var form = new HoursForm { Week = ["9-12", "midi"], Since = ["2026-12-24", null], Until = ["2026-12-20", null], Instead = [null, "9-12"] };
        form.Read().Wrong.Select(wrong => wrong.Field).ShouldBe(["Week[1]", "Since[0]", "Since[1]"]);
    }
}
