using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;

namespace Kalliky.Unit.Tests.Billing;

public sealed class CommissionRateTests
{
    [Theory]
    [InlineData(5350, 100, 54)]
    [InlineData(4750, 100, 48)]
    [InlineData(4749, 100, 47)]
    [InlineData(49, 100, 0)]
    [InlineData(50, 100, 1)]
    [InlineData(1250, 30, 4)]
    [InlineData(1250, 500, 63)]
    [InlineData(0, 500, 0)]
    [InlineData(1250, 0, 0)]
    [InlineData(1, 10_000, 1)]
    public void Rounds_to_the_cent_and_half_a_cent_up(long goods, int basisPoints, long commission) =>
        new CommissionRate(basisPoints).Of(new Money(goods)).Cents.ShouldBe(commission);

    [Fact]
    public void Takes_nothing_of_less_than_nothing() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new CommissionRate(100).Of(new Money(-1)));
}
