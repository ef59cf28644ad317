using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Businesses;

/// <summary>An owner asks, may come back for seven days, and then it is over.</summary>
public sealed class LeavingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 10, 0);

    private readonly Business business = new(Guid.NewGuid(), "Pizza Mario", Plan.Pro, Now);

    [Fact]
    public void It_is_asked_once_and_told()
    {
        business.Close(Now, Language.French).ShouldBeTrue();
        business.Close(Now + Duration.FromDays(1), Language.French).ShouldBeFalse();

        business.ClosesAt.ShouldBe(Now + Duration.FromDays(7));
        business.Events.ShouldHaveSingleItem().ShouldBe(new BusinessCloses(business.Id));
    }

    [Fact]
    public void An_owner_comes_back_until_it_has_left()
    {
        business.Stay().ShouldBeFalse();
        business.Close(Now, Language.French);
        business.Stay().ShouldBeTrue();
        (business.ClosesAt, business.StepAt).ShouldBe((null, null));

        business.Close(Now, Language.French);
        business.Leave(Now + Business.Grace).ShouldBeTrue();
        business.Stay().ShouldBeFalse();
    }

    [Fact]
    public void It_leaves_at_its_time_once_and_never_before()
    {
        var at = Now + Business.Grace;
        business.Leave(at).ShouldBeFalse("nobody asked");
        business.Close(Now, Language.French);

        business.Leave(at - Duration.Epsilon).ShouldBeFalse();
        business.Leave(at).ShouldBeTrue();
        business.Leave(at).ShouldBeFalse();

        business.Events.OfType<BusinessLeft>().ShouldHaveSingleItem().ShouldBe(new BusinessLeft(business.Id, at));
    }

    [Fact]
    public void In_the_end_it_has_no_name()
    {
        business.Close(Now, Language.French);
        business.Leave(Now + Business.Grace);
        business.Forget(Now + Business.Grace);

        (business.Name, business.StepAt, business.ErasedAt).ShouldBe(("", null, Now + Business.Grace));
    }
}
