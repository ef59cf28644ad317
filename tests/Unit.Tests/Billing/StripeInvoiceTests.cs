using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Stripe;
using NodaTime;
using Stripe;
using Plan = Kalliky.Domain.Businesses.Plan;

namespace Kalliky.Unit.Tests.Billing;

/// <summary>What a paid invoice of Stripe's says, line by line.</summary>
public sealed class StripeInvoiceTests
{
    private static readonly DateTime December = new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly StripeOptions Options = new() { Prices = new() { Pro = "price_pro", Enterprise = "price_ent", Minutes = "price_min", Commissions = "price_com" } };

    [Fact]
    public void The_plan_is_of_its_month_and_what_was_used_of_the_one_before()
    {
        var paid = Read(12_358, 10_298, 12_358, Line("price_min", 375, December.AddMonths(-1)), Line("price_pro", 9_900, December), Line("price_com", 23, December.AddMonths(-1)));
        (paid.Month, paid.Amount, paid.Plan, paid.Used.Cents, paid.Tax.Cents, paid.PlanTax.Cents).ShouldBe(
            (new LocalDate(2026, 12, 1), new Money(12_358), new PaidPlan(Plan.Pro, new LocalDate(2026, 12, 1), false, new Money(9_900)), 398L, 2_060L, 1_980L));
    }

    [Theory]
    [InlineData(2026, 11, 30, 12)]
    [InlineData(2026, 12, 30, 1)]
    [InlineData(2027, 2, 28, 3)]
    public void A_month_that_begins_a_little_early_is_the_one_that_it_mostly_pays(int year, int month, int day, int paid)
    {
        var (begins, of) = (new DateTime(year, month, day, 23, 0, 0, DateTimeKind.Utc), new LocalDate(paid == 12 ? 2026 : 2027, paid, 1));
        var payment = Read(11_880, 9_900, 11_880, Line("price_pro", 9_900, begins));
        (payment.Month, payment.Plan).ShouldBe((of, new PaidPlan(Plan.Pro, of, false, new Money(9_900))));
    }

    [Fact]
    public void A_larger_plan_is_the_difference_to_the_smaller_one()
    {
        var from = new DateTime(2026, 12, 16, 9, 30, 0, DateTimeKind.Utc);
        var paid = Read(18_576, 15_480, 18_576, Line("price_pro", -5_109, from), Line("price_ent", 20_589, from));
        paid.Plan.ShouldBe(new PaidPlan(Plan.Enterprise, new LocalDate(2026, 12, 16), true, new Money(15_480)));
    }

    [Fact]
    public void What_a_coupon_has_paid_was_not_taken_and_what_a_balance_has_paid_was()
    {
        var coupon = Line("price_pro", 9_900, December);
        coupon.DiscountAmounts = [new() { Amount = 4_900 }];
        var paid = Read(6_000, 5_000, 1_000, coupon);
        (paid.Amount, paid.Plan!.Net.Cents, paid.Tax.Cents).ShouldBe((new Money(1_000), 5_000L, 1_000L));
    }

    [Fact]
    public void After_the_end_there_is_no_plan_and_the_month_is_the_one_in_which_it_is_taken()
    {
        var paid = Read(478, 398, 478, Line("price_min", 398, December.AddMonths(-1)));
        (paid.Plan, paid.Month, paid.Used.Cents, paid.PlanTax).ShouldBe((null, new LocalDate(2026, 12, 1), 398L, Money.Zero));
        new PaidPeriod(Guid.NewGuid(), Guid.NewGuid(), paid).UsedIn.ShouldBe(new LocalDate(2026, 11, 1));
    }

    private static Payment Read(long total, long net, long taken, params List<InvoiceLineItem> lines) => new StripeInvoice(
        new Stripe.Invoice { Id = "in_1", Total = total, TotalExcludingTax = net, AmountPaid = taken, Created = December, Lines = new StripeList<InvoiceLineItem> { Data = lines } }, Options).Payment;

    private static InvoiceLineItem Line(string price, long amount, DateTime from) => new()
    {
        Amount = amount, Period = new() { Start = from, End = from.AddMonths(1) }, Pricing = new() { PriceDetails = new() { PriceId = price } },
    };
}
