using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Billing;

public sealed class MonthBillTests
{
    private static readonly Guid Tenant = Guid.NewGuid();
    private static readonly BillingMonth November = BillingMonth.Of(new LocalDate(2026, 11, 1));

    [Fact]
    public void A_whole_month_costs_its_price()
    {
        var line = Bill(Had(Plan.Pro, 9_900, new LocalDate(2026, 10, 3))).Lines(0, null, [], []).ShouldHaveSingleItem();
        (line.Kind, line.Amount.Cents, line.Days, line.OfDays, line.From, line.To).ShouldBe((InvoiceLineKind.Plan, 9_900L, 30, 30, November.First, November.Last));
    }

    [Fact]
    public void A_plan_that_changes_is_paid_by_the_day_and_the_day_of_the_change_belongs_to_the_new_one()
    {
        var lines = Bill(Had(Plan.Pro, 9_900, new LocalDate(2026, 10, 3)), Had(Plan.Enterprise, 39_900, new LocalDate(2026, 11, 16), hour: 15)).Lines(0, null, [], []);
        lines.Select(line => (line.Plan, line.Days, line.Amount.Cents)).ShouldBe([(Plan.Pro, 15, 4_950L), (Plan.Enterprise, 15, 19_950L)]);
        (lines[0].To, lines[1].From).ShouldBe((new LocalDate(2026, 11, 15), new LocalDate(2026, 11, 16)));
    }

    [Fact]
    public void Days_before_the_business_came_are_not_paid()
    {
        Bill(Had(Plan.Pro, 9_900, new LocalDate(2026, 11, 21))).Lines(0, null, [], []).ShouldHaveSingleItem().Amount.Cents.ShouldBe(3_300);
        Bill(Had(Plan.Pro, 9_900, new LocalDate(2026, 12, 1))).Lines(0, null, [], []).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_paid_is_billed_as_it_was_paid_and_only_days_before_it_by_the_day()
    {
        var paid = Paid(new PaidPlan(Plan.Pro, new LocalDate(2026, 11, 21), false, new Money(3_217)));
        var more = Paid(new PaidPlan(Plan.Enterprise, new LocalDate(2026, 11, 26), true, new Money(4_951)));

        var lines = Bill(Had(Plan.Pro, 9_900, new LocalDate(2026, 10, 3)), Had(Plan.Enterprise, 39_900, new LocalDate(2026, 11, 26))).Lines(0, null, [], [paid, more]);

        lines.Select(line => (line.Plan, line.From!.Value.Day, line.Days, line.Amount.Cents, line.IsPaid, line.IsOnTop)).ShouldBe(
            [(Plan.Pro, 1, 20, 6_600L, null, null), (Plan.Pro, 21, 10, 3_217L, true, null), (Plan.Enterprise, 26, 5, 4_951L, true, true)]);
    }

    [Fact]
    public void What_was_paid_for_an_earlier_month_leaves_this_one_to_the_reckoning()
    {
        var late = new PaidPeriod(Guid.NewGuid(), Tenant, Payment.Of("in_1", new LocalDate(2026, 10, 1), default, new PaidPlan(Plan.Pro, new LocalDate(2026, 10, 28), false, new Money(1_250)), Money.Zero));
        Bill(Had(Plan.Pro, 9_900, new LocalDate(2026, 11, 1))).Lines(0, null, [], [late]).Select(line => (line.From, line.To, line.Amount.Cents))
            .ShouldBe([(new LocalDate(2026, 10, 28), new LocalDate(2026, 10, 31), 1_250L), (November.First, November.Last, 9_900L)]);
    }

    [Fact]
    public void However_often_a_plan_changes_each_day_is_paid_once_and_never_above_the_dearest()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var changes = Enumerable.Range(0, random.Next(1, 12)).Select(_ => (Day: random.Next(1, 31), Hour: random.Next(24))).Order().ToList();
            var periods = changes.Select((change, index) => Had((Plan)(index % 3), (index % 3) switch { 0 => 0, 1 => 9_900, _ => 39_900 }, new LocalDate(2026, 11, change.Day), change.Hour));
            var days = PlanDays.Of(November, Follow([Had(Plan.Pro, 9_900, new LocalDate(2026, 10, 3)), .. periods]));
            days.Sum(share => share.Days).ShouldBe(30);
            Bill([Had(Plan.Pro, 9_900, new LocalDate(2026, 10, 3)), .. periods]).Lines(0, null, [], []).Sum(line => line.Amount.Cents).ShouldBeLessThanOrEqualTo(39_900);
        }
    }

    [Fact]
    public void Nothing_is_written_of_a_plan_that_costs_nothing() => Bill(Had(Plan.Free, 0, new LocalDate(2026, 10, 3))).Lines(3_000, null, [], []).ShouldBeEmpty();

    [Theory]
    [InlineData(36_000, null, 0)]
    [InlineData(36_060, null, 15)]
    [InlineData(42_059, null, 1_514)]
    [InlineData(42_059, 1_000L, 1_000)]
    [InlineData(42_059, 0L, 0)]
    public void Minutes_beyond_cost_their_price_up_to_the_cap(long seconds, long? cap, long cost)
    {
        var minutes = Bill(Had(Plan.Pro, 9_900, new LocalDate(2026, 10, 3))).Lines(seconds, cap is { } most ? new Money(most) : null, [], []).SingleOrDefault(line => line.Kind == InvoiceLineKind.Minutes);
        (minutes?.Amount.Cents ?? 0).ShouldBe(cost);
        if (minutes is not null)
            (minutes.Seconds, minutes.IsCapped).ShouldBe((seconds - 36_000, cost == cap));
    }

    [Fact]
    public void An_upgrade_brings_all_its_minutes_and_a_larger_plan_that_was_left_its_share()
    {
        Bill(Had(Plan.Free, 0, new LocalDate(2026, 10, 3)), Had(Plan.Pro, 9_900, new LocalDate(2026, 11, 29))).Minutes.ShouldBe(new PlanMinutes(600, new Money(15)));
        Bill(Had(Plan.Enterprise, 39_900, new LocalDate(2026, 10, 3)), Had(Plan.Pro, 9_900, new LocalDate(2026, 11, 21))).Minutes.ShouldBe(new PlanMinutes(2_200, new Money(15)));
        Bill(Had(Plan.Enterprise, 39_900, new LocalDate(2026, 10, 3)), Had(Plan.Pro, 9_900, new LocalDate(2026, 11, 2))).Minutes.Included.ShouldBe(680);
    }

    [Fact]
    public void Whoever_leaves_for_a_plan_without_minutes_beyond_still_pays_those_of_the_one_before() =>
        Bill(Had(Plan.Pro, 9_900, new LocalDate(2026, 10, 3)), Had(Plan.Free, 0, new LocalDate(2026, 11, 30))).Minutes.PerMinute.ShouldBe(new Money(15));

    [Fact]
    public void Commissions_stand_rate_by_rate()
    {
        var lines = Bill(Had(Plan.Free, 0, new LocalDate(2026, 10, 3))).Lines(0, null,
            [new(500, 1, new Money(2_000), new Money(100)), new(100, 3, new Money(9_000), new Money(90)), new(30, 0, Money.Zero, Money.Zero)], []);
        lines.Select(line => (line.BasisPoints, line.Count, line.Amount.Cents)).ShouldBe([(100, 3, 90L), (500, 1, 100L)]);
    }

    private static PaidPeriod Paid(PaidPlan plan) => new(Guid.NewGuid(), Tenant, Payment.Of("in_1", November.First, default, plan, Money.Zero));

    private static MonthBill Bill(params PlanPeriod[] periods) => new(November, Follow(periods), plan => plan switch
    {
        Plan.Pro => new PlanMinutes(600, new Money(15)),
        Plan.Enterprise => new PlanMinutes(3_000, new Money(12)),
        _ => new PlanMinutes(60, null),
    });

    private static List<PlanPeriod> Follow(IReadOnlyList<PlanPeriod> periods)
    {
        for (var index = 0; index + 1 < periods.Count; index++)
            periods[index].Close(periods[index + 1].From);
        return [.. periods];
    }

    private static PlanPeriod Had(Plan plan, long monthly, LocalDate from, int hour = 0) =>
        new(Guid.NewGuid(), Tenant, plan, new Money(monthly), (from + new LocalTime(hour, 0)).InZoneLeniently(BillingMonth.Zone).ToInstant());
}
