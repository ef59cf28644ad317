using Kalliky.Application.Billing;
using Kalliky.Domain.Businesses;

namespace Kalliky.Unit.Tests.Billing;

public sealed class PlanOptionsTests
{
    [Theory]
    [InlineData(Plan.Free, 0, 60, 1, 1, 500, null, 30, 3, false)]
    [InlineData(Plan.Pro, 9_900, 600, 10, 3, 100, 15, 365, 20, true)]
    [InlineData(Plan.Enterprise, 39_900, 3_000, 50, 20, 30, 12, 1_095, 200, true)]
    public void Are_Kallikys_own_where_nothing_is_set(Plan plan, int price, int minutes, int calls, int stores, int rate, int? beyond, int kept, int people, bool api)
    {
        var terms = new PlanOptions().Of(plan);
        (terms.MonthlyCents, terms.Minutes, terms.CallsAtOnce, terms.Stores, terms.CommissionBasisPoints, terms.CentsPerMinute, terms.KeptDays).ShouldBe((price, minutes, calls, stores, rate, beyond, kept));
        (terms.People, terms.Api).ShouldBe((people, api));
        new PlanOptions().Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Name_the_setting_and_the_remedy_where_something_is_wrong()
    {
        var options = new PlanOptions();
        (options.Pro.CommissionBasisPoints, options.Free.CallsAtOnce, options.Enterprise.CentsPerMinute, options.Enterprise.KeptDays, options.Enterprise.People) = (10_001, 0, -1, 0, 0);

        options.Problems().ShouldBe(
        [
            "Plans__Free__CallsAtOnce is 0: give a whole number from 1 to 10000, or remove it for Kalliky's own.",
            "Plans__Pro__CommissionBasisPoints is 10001: give a whole number from 0 to 10000, or remove it for Kalliky's own.",
            "Plans__Enterprise__CentsPerMinute is -1: give a whole number from 0 to 1000, or remove it for Kalliky's own.",
            "Plans__Enterprise__KeptDays is 0: give a whole number from 1 to 3650, or remove it for Kalliky's own.",
            "Plans__Enterprise__People is 0: give a whole number from 1 to 10000, or remove it for Kalliky's own.",
        ]);
    }
}
