using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Unit.Tests.Billing;

public sealed class CheckoutTests
{
    private static readonly LocalDate December = new(2026, 12, 1);

    [Theory]
    [InlineData(0, 40, true)]
    [InlineData(1, 10, false)]
    public void Serves_until_the_month_that_it_pays_for_ends_where_it_is_paid(int hour, int minute, bool serves)
    {
        var opened = Paris(0, 30);
        var checkout = new Checkout(Guid.NewGuid(), Guid.NewGuid(), Plan.Pro, "pizza-mario", opened);

        checkout.Serves(Plan.Pro, Paris(hour, minute)).ShouldBe(serves);
    }

    private static Instant Paris(int hour, int minute) => (December + new LocalTime(hour, minute)).InZoneStrictly(BillingMonth.Zone).ToInstant();
}
