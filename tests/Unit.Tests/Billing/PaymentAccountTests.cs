using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Unit.Tests.Billing;

public sealed class PaymentAccountTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 18, 40);

    private readonly PaymentAccount account = new(Guid.CreateVersion7(), Now);

    [Fact]
    public void Has_what_is_paid_for()
    {
        account.Follow(Pays(Plan.Pro), Plan.Free, Now).ShouldBe(Plan.Pro);
        account.Follow(Pays(Plan.Enterprise), Plan.Pro, Now).ShouldBe(Plan.Enterprise);
    }

    [Fact]
    public void Is_free_once_a_subscription_has_ended()
    {
        account.Follow(Pays(Plan.Pro), Plan.Free, Now);
        account.Follow(PaymentState.Nothing, Plan.Pro, Now).ShouldBe(Plan.Free);
    }

    [Fact]
    public void Keeps_what_was_agreed_where_nothing_was_ever_paid() => account.Follow(PaymentState.Nothing, Plan.Enterprise, Now).ShouldBe(Plan.Enterprise);

    [Fact]
    public void Leaves_what_was_agreed_when_its_time_has_come()
    {
        account.Plans(new NextPlan(Plan.Free, Now + Duration.FromDays(6)));
        account.Follow(PaymentState.Nothing, Plan.Pro, Now + Duration.FromDays(5)).ShouldBe(Plan.Pro);
        account.Follow(PaymentState.Nothing, Plan.Pro, Now + Duration.FromDays(6)).ShouldBe(Plan.Free);
        account.Next.ShouldBeNull();
    }

    [Fact]
    public void Counts_its_changes_and_not_its_readings()
    {
        account.Follow(Pays(Plan.Pro), Plan.Free, Now);
        var changes = account.Changes;
        account.Follow(Pays(Plan.Pro), Plan.Pro, Now);
        account.Changes.ShouldBe(changes);
        account.Follow(Pays(Plan.Pro) with { Next = new NextPlan(Plan.Free, Now + Duration.FromDays(6)) }, Plan.Pro, Now);
        account.Changes.ShouldBe(changes + 1);
    }

    [Fact]
    public void Looks_again_when_something_is_due_and_daily_at_least()
    {
        account.LooksAgain(Now, awaitsPayment: false, Now + Duration.FromHours(3), null, Now - Duration.FromHours(1));
        account.LookAt.ShouldBe(Now + Duration.FromHours(3));
        account.LooksAgain(Now, awaitsPayment: true);
        account.LookAt.ShouldBe(Now + Duration.FromMinutes(5));
        account.LooksAgain(Now, awaitsPayment: false);
        account.LookAt.ShouldBe(Now + Duration.FromDays(1));
    }

    [Fact]
    public void Looks_once_the_next_payment_was_taken()
    {
        account.Follow(Pays(Plan.Pro), Plan.Free, Now);
        var due = Now + Duration.FromDays(6);
        account.LooksAgain(due + Duration.FromMinutes(5), awaitsPayment: false);
        account.LookAt.ShouldBe(due + MeterReading.Late);
    }

    [Theory]
    [InlineData(2026, 11, 1, 1, 9_900)]
    [InlineData(2026, 11, 16, 1, 4_950)]
    [InlineData(2026, 11, 30, 23, 28)]
    [InlineData(2026, 12, 1, 0, 14)]
    [InlineData(2026, 7, 1, 2, 9_900)]
    public void The_rest_of_a_month_costs_its_share_by_the_collectors_clock(int year, int month, int day, int hour, long cents)
    {
        var from = new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(BillingMonth.Zone).ToInstant();
        ProRata.Of(new Domain.Shared.Money(9_900), from).Cents.ShouldBe(cents);
    }

    [Fact]
    public void A_collectors_months_begin_on_the_first_though_it_knows_nothing_of_Paris()
    {
        var month = ProRata.Until(Now);
        for (var first = new LocalDate(2026, 12, 1); first.Year < 2028; first = first.PlusMonths(1), month = month.InUtc().LocalDateTime.PlusMonths(1).InUtc().ToInstant())
            month.InZone(BillingMonth.Zone).Date.ShouldBe(first);
    }

    [Theory]
    [InlineData(9_900, 11_880)]
    [InlineData(3, 4)]
    [InlineData(2, 2)]
    public void Tax_is_a_fifth_to_the_cent(long net, long gross) => Vat.With(new Domain.Shared.Money(net)).Cents.ShouldBe(gross);

    [Fact]
    public void A_checkout_that_was_given_up_and_paid_all_the_same_is_paid()
    {
        var checkout = new Checkout(Guid.CreateVersion7(), account.TenantId, Plan.Pro, "pizza-mario", Now);
        checkout.Became(CheckoutStatus.Expired);
        checkout.Became(CheckoutStatus.Paid);
        checkout.Became(CheckoutStatus.Expired);
        checkout.Status.ShouldBe(CheckoutStatus.Paid);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(21 * 60, true)]
    [InlineData(22 * 60, false)]
    public void A_checkout_serves_as_long_as_one_can_still_pay(int minutes, bool serves) =>
        new Checkout(Guid.CreateVersion7(), account.TenantId, Plan.Pro, "pizza-mario", Now).Serves(Plan.Pro, Now + Duration.FromMinutes(minutes)).ShouldBe(serves);

    private static PaymentState Pays(Plan plan) =>
        PaymentState.Nothing with { Standing = PaymentStanding.Paid, SubscriptionId = "sub_1", Plan = plan, PaidUntil = Now + Duration.FromDays(6) };
}
