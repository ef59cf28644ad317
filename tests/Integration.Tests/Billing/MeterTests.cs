using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Plan = Kalliky.Domain.Businesses.Plan;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What a paying business owes beside its plan is counted at Stripe in cents, each cent once.</summary>
[Collection<OneStripe>]
public sealed class MeterTests(StripeHost host)
{
    [Fact]
    public async Task Minutes_beyond_the_plan_are_counted_as_they_cost()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        await Called(payer, minutes: 590);
        await Called(payer, minutes: 30);
        (await Told(payer)).ShouldBeTrue();
        Counted(await payer.Customer(), Minutes).ShouldBe(20 * 15);

        await Called(payer, minutes: 2);
        await Told(payer);
        host.Stripe.Metered(await payer.Customer(), Minutes).ShouldBe([20 * 15, 2 * 15], ignoreOrder: true, "what is included is not told");
    }

    [Fact]
    public async Task Times_that_become_better_known_are_counted_anew_and_not_on_top()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        var entry = await Called(payer, minutes: 610);
        await Told(payer);
        await Close(payer, entry, minutes: 604);
        await Told(payer);
        host.Stripe.Metered(await payer.Customer(), Minutes).ShouldBe([150, -90], ignoreOrder: true);
    }

    [Fact]
    public async Task Told_again_or_by_several_at_the_same_moment_it_counts_once()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        await Called(payer, minutes: 610);
        await Due(payer);
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => payer.Send(new ReportUsage())));
        told.Count(did => did).ShouldBe(1);
        await Told(payer);
        host.Stripe.Metered(await payer.Customer(), Minutes).ShouldBe([150]);
    }

    [Fact]
    public async Task What_the_collector_did_not_take_is_told_the_next_time()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        await Called(payer, minutes: 610);
        await payer.Read(async db =>
        {
            var now = SystemClock.Instance.GetCurrentInstant();
            db.MeterReadings.Add(new MeterReading(Guid.CreateVersion7(), payer.Tenant, Meter.Minutes, BillingMonth.Of(now), 0, new Money(150), now));
            return await db.SaveChangesAsync();
        });

        await Told(payer);

        host.Stripe.Metered(await payer.Customer(), Minutes).ShouldBe([150]);
        (await payer.Read(db => db.MeterReadings.SingleAsync())).ToldAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_commission_is_counted_and_taken_back()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        var now = SystemClock.Instance.GetCurrentInstant();
        var call = await payer.House.Shop.NewCall(now);
        var order = await payer.House.Shop.NewOrder(now, call);
        await payer.Read(async db =>
        {
            var known = await db.Orders.SingleAsync(row => row.Id == order);
            (known.Accept("x", now) && known.MarkReady("x", now) && known.Complete("x", now)).ShouldBeTrue();
            return await db.SaveChangesAsync();
        });
        await Payer.Until(() => payer.Read(db => db.LedgerEntries.AnyAsync(entry => entry.Kind == LedgerKind.Earned)));
        await Told(payer);
        (await payer.Send(new RefundOrder(order, 550, "once"))).ShouldBeOfType<RefundOrder.Refunded>();
        await Told(payer);

        host.Stripe.Metered(await payer.Customer(), "fake_commissions").ShouldBe([13, -6], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_pays_for_no_plan_is_told_of_to_nobody()
    {
        var payer = await host.NewPayer();
        await Called(payer, minutes: 61);
        (await payer.Send(new ReportUsage())).ShouldBeFalse();
        (await payer.Read(db => db.MeterReadings.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Only_who_pays_and_is_due_is_looked_for()
    {
        var (payer, free) = (await host.NewPayer(), await host.NewPayer());
        await payer.Subscribe(Plan.Pro);
        (await Waiting()).ShouldNotContain(payer.Tenant, "it was just begun");

        await Due(payer);

        var due = await Waiting();
        due.ShouldContain(payer.Tenant);
        due.ShouldNotContain(free.Tenant);
        await Told(payer);
        (await Waiting()).ShouldNotContain(payer.Tenant);

        Task<IReadOnlyList<Guid>> Waiting() => host.Host.Services.GetRequiredService<IDoors>()
            .DueMeters(SystemClock.Instance.GetCurrentInstant(), 100, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("meter_event_customer_not_found")]
    [InlineData("no_meter")]
    public async Task What_could_not_be_counted_after_all_is_named_to_the_operator(string code)
    {
        using var log = new Heard();
        host.Host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        await Called(payer, minutes: 610);
        await Told(payer);
        var reading = await payer.Read(db => db.MeterReadings.SingleAsync());
        var happened = host.Stripe.CannotCount(code, reading.OnceKey);

        (await host.Tell(happened, change: request =>
        {
            request.Headers.Remove("Stripe-Signature");
            request.Headers.Add("Stripe-Signature", "t=1,v1=00");
        })).ShouldNotBe(200);
        log.Of(reading.OnceKey).ShouldBeEmpty("forged");
        (await host.Tell(happened)).ShouldBe(200);

        log.Of(reading.OnceKey).ShouldHaveSingleItem().ShouldContain($"could not count 1 readings of use ({code}, {happened["id"]})");
        (await host.Tell(new System.Text.Json.Nodes.JsonObject { ["object"] = "v2.core.event", ["id"] = "evt_of_nobody", ["type"] = "v1.billing.meter.no_meter_found" })).ShouldBe(503, "it is told again");
    }

    [Fact]
    public async Task Where_nobody_can_say_what_was_counted_nothing_is_told_again_and_the_operator_is_told_once()
    {
        using var log = new Heard();
        host.Host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        await Called(payer, minutes: 610);
        await Told(payer);
        await payer.Read(db => db.MeterReadings.ExecuteUpdateAsync(set => set
            .SetProperty(known => known.ToldAt, (Instant?)null).SetProperty(known => known.TriedAt, known => known.TriedAt - Duration.FromHours(23))));
        var reading = await payer.Read(db => db.MeterReadings.AsNoTracking().SingleAsync());

        // Somebody at Stripe has counted for us.
        var by = new MeterReading(Guid.CreateVersion7(), payer.Tenant, Meter.Minutes, BillingMonth.Of(reading.At), 7, new Money(40), reading.At);
        await host.Host.Services.GetRequiredService<IPayments>().Report(await payer.Customer(), by, TestContext.Current.CancellationToken);

        (await Told(payer)).ShouldBeTrue();
        (await Told(payer)).ShouldBeTrue();

        host.Stripe.Metered(await payer.Customer(), Minutes).ShouldBe([150, 40], ignoreOrder: true);
        log.Of(reading.OnceKey).ShouldHaveSingleItem().ShouldContain("counts 190 cents, and 0 were told beside it");
    }

    private const string Minutes = "fake_minutes";

    private static async Task<bool> Told(Payer payer)
    {
        await Due(payer);
        return await payer.Send(new ReportUsage());
    }

    private static Task<int> Due(Payer payer) => payer.Read(db =>
        db.PaymentAccounts.ExecuteUpdateAsync(account => account.SetProperty(known => known.TellAt, Instant.FromUnixTimeSeconds(0))));

    private long Counted(string customer, string meter) => host.Stripe.Metered(customer, meter).Sum();

    private static async Task<Guid> Called(Payer payer, int minutes)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var call = await payer.House.Shop.NewCall(now);
        return await payer.Read(async db =>
        {
            var use = new UsageEntry(Guid.CreateVersion7(), payer.Tenant, payer.House.Shop.Store, call, now);
            use.Close(now, now + Duration.FromMinutes(minutes));
            db.UsageEntries.Add(use);
            await db.SaveChangesAsync();
            return use.Id;
        });
    }

    private static Task<int> Close(Payer payer, Guid entry, int minutes) => payer.Read(async db =>
    {
        var use = await db.UsageEntries.SingleAsync(known => known.Id == entry);
        use.Close(use.TakenAt, use.TakenAt + Duration.FromMinutes(minutes));
        return await db.SaveChangesAsync();
    });
}
