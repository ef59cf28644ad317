using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;

namespace Kalliky.Unit.Tests.Billing;

public sealed class OverageTests
{
    private static readonly Money Price = new(15);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(36_000, 0)]
    [InlineData(36_003, 0)]
    [InlineData(36_004, 1)]
    [InlineData(36_060, 15)]
    [InlineData(36_089, 22)]
    [InlineData(72_000, 9_000)]
    public void Is_counted_by_the_second_and_leaves_what_remains_of_a_cent(long seconds, long cents) =>
        Overage.Of(seconds, 600, Price, null).Cents.ShouldBe(cents);

    [Theory]
    [InlineData(72_000, 6_000, 6_000)]
    [InlineData(36_060, 6_000, 15)]
    [InlineData(36_060, 0, 0)]
    public void Never_passes_the_cap(long seconds, long cap, long cents) =>
        Overage.Of(seconds, 600, Price, new Money(cap)).Cents.ShouldBe(cents);

    [Fact]
    public void Is_nothing_where_no_minute_is_sold() => Overage.Of(1_000_000, 60, null, null).ShouldBe(Money.Zero);

    [Theory]
    [InlineData(null, null, 36_000L)]
    [InlineData(15, null, null)]
    [InlineData(15, 0, 36_000L)]
    [InlineData(15, 6_000, 60_000L)]
    [InlineData(0, 6_000, null)]
    public void Says_how_long_may_be_called_at_all(int? price, int? cap, long? seconds) =>
        Overage.MostSeconds(600, price is { } cents ? new Money(cents) : null, cap is { } most ? new Money(most) : null).ShouldBe(seconds);

    [Fact]
    public void Whoever_is_still_let_in_has_not_reached_the_cap()
    {
        foreach (var price in Enumerable.Range(1, 40))
        {
            foreach (var cap in new[] { 0, 1, 7, 99, 100, 6_000, 6_001 })
            {
                var last = Overage.MostSeconds(600, new Money(price), new Money(cap))!.Value - 1;
                Overage.Of(last, 600, new Money(price), null).Cents.ShouldBeLessThanOrEqualTo(cap, $"{price} {cap}");
                Overage.Of(last + 2 + (60 / price), 600, new Money(price), null).Cents.ShouldBeGreaterThanOrEqualTo(cap, $"{price} {cap}");
            }
        }
    }
}
