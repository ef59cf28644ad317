using Kalliky.Application.Telephony;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using NodaTime;

namespace Kalliky.Unit.Tests.Telephony;

public sealed class ForwardingTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 27, 12, 0);

    [Fact]
    public void A_call_that_does_not_come_back_in_time_has_failed()
    {
        var test = New();
        test.At(Noon + Duration.FromSeconds(39)).ShouldBe(ForwardingState.Calling);
        test.At(Noon + Duration.FromSeconds(41)).ShouldBe(ForwardingState.Failed);
    }

    [Fact]
    public void Coming_back_counts_also_after_the_end_was_told()
    {
        var test = New();
        test.Ends(ForwardingEnd.PickedUp, Noon);
        test.Ends(ForwardingEnd.NoAnswer, Noon);
        (test.At(Noon), test.End).ShouldBe((ForwardingState.Failed, ForwardingEnd.PickedUp));
        test.ComesBack(Noon + Duration.FromSeconds(3)).ShouldBeTrue();
        test.ComesBack(Noon + Duration.FromSeconds(4)).ShouldBeFalse();
        test.At(Noon).ShouldBe(ForwardingState.Works);
    }

    [Fact]
    public void What_comes_much_later_came_of_something_else() => New().ComesBack(Noon + Duration.FromMinutes(3)).ShouldBeFalse();

    [Fact]
    public void The_leg_names_its_test_and_nothing_else_does()
    {
        var leg = new ForwardingLeg(Guid.NewGuid(), Guid.NewGuid());
        ForwardingLeg.Of(leg.State).ShouldBe(leg);
        foreach (var other in new[] { null, "", "x", leg.State[..^4], Kalliky.Application.Calls.HumanLeg.StateFor("v3:abc"), Convert.ToBase64String(new byte[75]) })
            ForwardingLeg.Of(other).ShouldBeNull(other);
    }

    [Theory]
    [InlineData("+33199000101", true)]
    [InlineData("+33639980122", true)]
    [InlineData("+33972000000", true)]
    [InlineData("+33899000000", false)]
    [InlineData("+33000000000", false)]
    [InlineData("+3319900010", false)]
    [InlineData("+447700900000", false)]
    public void Only_ordinary_French_numbers_are_called(string number, bool isCalled) => NumberRegions.IsOrdinary(PhoneNumber.Parse(number)).ShouldBe(isCalled);

    [Theory]
    [InlineData("38000", NumberRegion.SouthEast)]
    [InlineData("75011", NumberRegion.Paris)]
    [InlineData("29200", NumberRegion.NorthWest)]
    [InlineData("67000", NumberRegion.NorthEast)]
    [InlineData("33000", NumberRegion.SouthWest)]
    [InlineData("97410", NumberRegion.Paris)]
    [InlineData("", NumberRegion.Paris)]
    [InlineData(null, NumberRegion.Paris)]
    public void A_postcode_suggests_how_a_number_begins(string? postcode, NumberRegion region) => NumberRegions.Near(postcode).ShouldBe(region);

    [Fact]
    public void A_number_is_of_one_region_at_most()
    {
        foreach (var region in Enum.GetValues<NumberRegion>())
            Enum.GetValues<NumberRegion>().Count(known => known.Includes(PhoneNumber.Parse($"+33{region.Prefix()}99000101"))).ShouldBe(1);
        Enum.GetValues<NumberRegion>().ShouldAllBe(region => !region.Includes(PhoneNumber.Parse("+33639980122")));
    }

    private static ForwardingTest New() => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), new Sealed([1]), "key", Noon);
}
