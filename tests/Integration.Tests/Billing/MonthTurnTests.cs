using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The night between two months, by Stripe's clock and by ours: what is told when, and that whatever comes late is paid all the same.</summary>
public sealed class MonthTurnTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Included = 36_000;

    private static readonly LocalDate January = new(2027, 1, 1);

    [Fact]
    public async Task What_a_month_used_last_is_told_within_it()
    {
        await using var cashier = await Subscribed();
        await cashier.Books.Talk(On(11, 30, 23), Included + 1_500);

        await cashier.Begin(December);

        var reading = (await Readings(cashier)).ShouldHaveSingleItem();
        (reading.Month, reading.At, reading.Amount.Cents).ShouldBe((November, BillingMonth.Of(November).Until - Duration.FromSeconds(1), 375L));
    }

    [Fact]
    public async Task A_call_that_is_counted_when_its_month_is_closed_at_the_collector_is_paid_with_the_next()
    {
        await using var cashier = await Subscribed();
        await cashier.Books.Talk(On(11, 28), Included);
        var late = await cashier.Books.Talk(On(11, 30, 23), null);
        await cashier.Begin(December);
        await cashier.Read();
        await Count(cashier, late, 1_500);
        await cashier.Books.Close(November);
        (await cashier.Shown(November)).Left.Cents.ShouldBe(450);

        (await cashier.Mario.Send(new ReportUsage())).ShouldBeTrue();
        (await Readings(cashier)).ShouldHaveSingleItem().Month.ShouldBe(December, "November is closed there");
        await cashier.Begin(January);
        await cashier.Read();

        var paid = cashier.Mario.Now;
        await cashier.Books.Close(December);
        var shown = await cashier.Shown(November);
        (shown.Left, shown.PaidAt).ShouldBe((Money.Zero, paid));
        (await cashier.Shown(December)).Left.ShouldBe(Money.Zero);
        (await cashier.Books.Invoice(December)).Lines.ShouldHaveSingleItem().Amount.Cents.ShouldBe(9_900);
    }

    [Fact]
    public async Task Calls_that_turn_out_shorter_after_their_invoice_are_told_and_billed_less_with_the_next()
    {
        await using var cashier = await Subscribed();
        var call = await cashier.Books.Talk(On(11, 28), Included + 1_500);
        await cashier.Begin(December);
        await cashier.Read();
        await cashier.Books.Close(November);
        (await cashier.Shown(November)).Left.ShouldBe(Money.Zero, "375 and the tax are paid");
        await Count(cashier, call, Included + 900);
        await cashier.Books.Talk(On(12, 10), Included + 1_200);

        await cashier.Begin(January);
        await cashier.Read();
        await cashier.Books.Close(December);

        (await Readings(cashier)).Where(reading => reading.Month == December).Sum(reading => reading.Amount.Cents).ShouldBe(150);
        (await cashier.Books.Invoice(December)).Lines.Where(line => line.Kind == InvoiceLineKind.Minutes).Select(line => (line.From, line.Amount.Cents)).ShouldBe([(null, 300L), (November, -150L)]);
        var shown = await cashier.Shown(December);
        (shown.Left, shown.PaidAt is null).ShouldBe((Money.Zero, false));
    }

    [Fact]
    public async Task What_calls_cost_less_is_taken_off_of_the_commissions_where_no_minutes_are_due()
    {
        await using var cashier = await Subscribed();
        var call = await cashier.Books.Talk(On(11, 28), Included + 1_500);
        await cashier.Begin(December);
        await cashier.Read();
        await cashier.Books.Close(November);
        await Count(cashier, call, Included + 600);
        await cashier.Books.Sell(On(12, 10), 200_000);

        await cashier.Begin(January);
        await cashier.Read();
        await cashier.Books.Close(December);

        (await Readings(cashier)).Where(reading => reading.Month == December).Sum(reading => reading.Amount.Cents).ShouldBe(2_000 - 225);
        var shown = await cashier.Shown(December);
        (shown.Net.Cents, shown.Left, shown.PaidAt is null).ShouldBe((9_900 + 2_000 - 225L, Money.Zero, false));
    }

    [Fact]
    public async Task A_commission_that_comes_when_its_month_was_closed_is_billed_and_paid_with_the_next()
    {
        await using var cashier = await Subscribed();
        await cashier.Begin(December);
        await cashier.Read();
        await cashier.Books.Close(November);
        await cashier.Books.Sell(On(11, 30, 22), 50_000);

        await cashier.Begin(January);
        await cashier.Books.Close(December);
        await cashier.Read();

        (await Readings(cashier)).Select(reading => (reading.Month, reading.Amount.Cents)).ShouldBe([(December, 500L)]);
        var shown = await cashier.Shown(December);
        (shown.Net.Cents, shown.Left).ShouldBe((9_900 + 500L, Money.Zero));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_collector_did_not_hear_in_time_is_told_in_the_open_month_and_counts_once(bool isCounted)
    {
        await using var cashier = await Subscribed();
        await cashier.Books.Talk(On(11, 28), Included + 1_500);
        await cashier.Begin(December, isTold: isCounted);
        await cashier.Mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<KallikyDb>();
            if (!isCounted)
                db.MeterReadings.Add(new MeterReading(cashier.Mario.NewId(), cashier.Mario.Tenant, Meter.Minutes, BillingMonth.Of(November), 0, new Money(375), BillingMonth.Of(December).From));
            await db.SaveChangesAsync();

            // Or its answer was lost.
            return await db.MeterReadings.ExecuteUpdateAsync(set => set.SetProperty(reading => reading.ToldAt, (Instant?)null));
        });
        await cashier.Read();
        await cashier.Books.Close(November);

        (await cashier.Mario.Send(new ReportUsage())).ShouldBeTrue();

        var reading = (await Readings(cashier)).ShouldHaveSingleItem();
        (reading.Month, reading.ToldAt is null, await cashier.Counted()).ShouldBe((December, false, 375L));
        await cashier.Begin(January);
        await cashier.Read();
        await cashier.Books.Close(December);
        (await cashier.Shown(November)).Left.ShouldBe(Money.Zero);
        (await cashier.Counted()).ShouldBe(375);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_told_a_day_ago_without_an_answer_is_looked_up_before_it_is_told_again_and_counts_once(bool isCounted)
    {
        await using var cashier = await Subscribed();
        await cashier.Books.Talk(On(11, 28), Included + 1_500);
        cashier.Mario.Now = On(11, 28, 20);
        await cashier.TellWithoutAnswer(isCounted);
        (await cashier.Counted()).ShouldBe(isCounted ? 375 : 0);
        var tried = (await Readings(cashier)).ShouldHaveSingleItem();
        (tried.ToldAt, tried.TriedAt).ShouldBe((null, On(11, 28, 20)));

        cashier.Mario.Now = On(11, 30);
        await cashier.Books.Talk(On(11, 30), 600);
        (await cashier.Mario.Send(new ReportUsage())).ShouldBeTrue();

        (await Readings(cashier)).ShouldAllBe(reading => reading.ToldAt == On(11, 30));
        (await cashier.Counted()).ShouldBe(375 + 150);
    }

    [Fact]
    public async Task Nothing_is_looked_up_while_the_collector_still_sums_up_what_it_was_told()
    {
        await using var cashier = await Subscribed();
        await cashier.Books.Talk(On(11, 28), Included + 1_500);
        cashier.Mario.Now = On(11, 28, 20);
        await cashier.TellWithoutAnswer(isCounted: true);
        cashier.Mario.Now = On(11, 30);
        await cashier.Mario.Read(async db =>
        {
            var late = db.MeterReadings.Add(new MeterReading(cashier.Mario.NewId(), cashier.Mario.Tenant, Meter.Minutes, BillingMonth.Of(November), 7, new Money(25), On(11, 29))).Entity;
            late.WasTold(On(11, 30) - Duration.FromMinutes(10));
            return await db.SaveChangesAsync();
        });

        (await cashier.Mario.Send(new ReportUsage())).ShouldBeTrue();
        (await Readings(cashier)).Single(reading => reading.Amount.Cents == 375).ToldAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_larger_plan_in_the_hour_in_which_the_months_invoice_is_a_draft_is_billed_as_the_card_paid_it()
    {
        await using var cashier = await Subscribed();
        var midnight = December.AtMidnight().InUtc().ToInstant();
        await cashier.Turn(midnight + Duration.FromMinutes(10));
        var difference = await cashier.MoveUp(Plan.Enterprise, midnight + Duration.FromMinutes(30));
        await cashier.Read();
        await cashier.Begin(December);
        await cashier.Read();
        await cashier.Books.Close(November);
        (await cashier.Shown(November)).Left.ShouldBe(Money.Zero);

        await cashier.Begin(January);
        await cashier.Read();
        await cashier.Books.Close(December);

        var invoice = await cashier.Books.Invoice(December);
        invoice.Lines.Select(line => (line.Plan, line.From, line.IsOnTop)).ShouldBe([(Plan.Enterprise, December, true), (Plan.Pro, December, null)], ignoreOrder: true);
        (invoice.Total.Cents, invoice.Due).ShouldBe((difference + 11_880, Money.Zero));
        await cashier.Books.Close(January);
        (await cashier.Books.Invoice(January)).Lines.ShouldHaveSingleItem().Amount.Cents.ShouldBe(39_900);
    }

    [Fact]
    public async Task A_till_that_counted_by_the_clock_of_Paris_takes_the_month_once()
    {
        await using var cashier = await Cashier.Open(database, isStripe: false);
        await cashier.Pay(Plan.Pro, On(11, 27, 19));
        await cashier.Mario.Read(db => db.LocalPayers.ExecuteUpdateAsync(set => set.SetProperty(payer => payer.PaidUntil, BillingMonth.Of(December).From)));
        await cashier.Read();

        await cashier.Begin(December);
        await cashier.Read();

        (await cashier.Mario.Read(db => db.PaidPeriods.OrderBy(paid => paid.Month).Select(paid => paid.Month).ToListAsync())).ShouldBe([November, December]);
        (await cashier.Mario.Read(db => db.PaymentAccounts.SingleAsync())).PaidUntil.ShouldBe(January.AtMidnight().InUtc().ToInstant());
    }

    private async Task<Cashier> Subscribed()
    {
        var cashier = await Cashier.Open(database, isStripe: true);
        await cashier.Pay(Plan.Pro, On(11, 27, 19));
        await cashier.Read();
        return cashier;
    }

    private static Task<int> Count(Cashier cashier, UsageEntry entry, int seconds) => cashier.Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<KallikyDb>();
        (await db.UsageEntries.SingleAsync(known => known.Id == entry.Id)).Close(entry.TakenAt, entry.TakenAt + Duration.FromSeconds(seconds));
        return await db.SaveChangesAsync();
    });

    private static Task<List<MeterReading>> Readings(Cashier cashier) => cashier.Mario.Read(db => db.MeterReadings.AsNoTracking().ToListAsync());
}
