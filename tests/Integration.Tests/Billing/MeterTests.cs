using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plan = Kalliky.Domain.Businesses.Plan;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What a paying business owes beside its plan is counted at Stripe in cents, each entry once.</summary>
public sealed class MeterTests(StripeHost host) : IClassFixture<StripeHost>
{
    [Fact]
    public async Task Minutes_beyond_the_plan_are_counted_as_they_cost()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        await Called(payer, minutes: 590);
        await Called(payer, minutes: 30);
        await Payer.Until(async () => Counted(await payer.Customer(), "fake_minutes") == 20 * 15);

        await Called(payer, minutes: 2);
        await Payer.Until(async () => Counted(await payer.Customer(), "fake_minutes") == 22 * 15);
        host.Stripe.Metered(await payer.Customer(), "fake_minutes").Count.ShouldBe(2, "what is included is not told");
    }

    [Fact]
    public async Task Times_that_become_better_known_are_counted_anew_and_not_on_top()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        var entry = await Called(payer, minutes: 610);
        await Payer.Until(async () => Counted(await payer.Customer(), "fake_minutes") == 150);

        await Close(payer, entry, minutes: 604);

        await Payer.Until(async () => Counted(await payer.Customer(), "fake_minutes") == 60);
    }

    [Fact]
    public async Task The_same_message_again_counts_nothing()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        var entry = await Called(payer, minutes: 610);
        await Payer.Until(async () => Counted(await payer.Customer(), "fake_minutes") == 150);

        for (var again = 0; again < 3; again++)
            await React(payer, new UsageCounted(entry, payer.Tenant));

        host.Stripe.Metered(await payer.Customer(), "fake_minutes").ShouldBe([150]);
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
        await Payer.Until(async () => Counted(await payer.Customer(), "fake_commissions") == 13);

        (await payer.Send(new Application.Billing.RefundOrder(order, 550, "once"))).ShouldBeOfType<Application.Billing.RefundOrder.Refunded>();

        await Payer.Until(async () => Counted(await payer.Customer(), "fake_commissions") == 7);
    }

    [Fact]
    public async Task Who_pays_for_no_plan_is_told_of_to_nobody()
    {
        var payer = await host.NewPayer();
        var entry = await Called(payer, minutes: 61);
        await React(payer, new UsageCounted(entry, payer.Tenant));
        (await payer.Read(db => db.MeterReadings.CountAsync())).ShouldBe(0);
    }

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

    private async Task React(Payer payer, UsageCounted happened)
    {
        await using var scope = host.Host.Scope(payer.Tenant);
        foreach (var reaction in scope.ServiceProvider.GetServices<IReact<UsageCounted>>())
            await reaction.React(happened, TestContext.Current.CancellationToken);
    }
}
