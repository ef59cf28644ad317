using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>A business that closes pays for the month that it has paid, and for no other: asked of the collector itself.</summary>
public sealed class EndSubscriptionTests(StripeHost host) : IClassFixture<StripeHost>
{
    [Fact]
    public async Task Closing_ends_the_subscription_with_the_month_once()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);

        await Close(payer);
        await Payer.Until(async () => await payer.Read(db => db.PaymentAccounts.Select(account => account.NextPlan).SingleAsync()) == Plan.Free);

        (await Ends(payer)).ShouldBeTrue();
        await React(payer, new BusinessLeft(payer.Tenant, NodaTime.SystemClock.Instance.GetCurrentInstant()));
        (await Ends(payer)).ShouldBeTrue();
        (await payer.Plan()).ShouldBe(Plan.Pro, "what is paid is had");
    }

    [Fact]
    public async Task A_plan_that_was_chosen_again_meanwhile_ends_when_it_leaves()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);

        await React(payer, new BusinessLeft(payer.Tenant, NodaTime.SystemClock.Instance.GetCurrentInstant()));

        (await Ends(payer)).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_came_back_before_it_was_heard_keeps_their_plan()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);

        await React(payer, new BusinessCloses(payer.Tenant));

        (await Ends(payer)).ShouldBeFalse();
    }

    private async Task<bool> Ends(Payer payer) => (bool)host.Stripe.Subscriptions(await payer.Customer()).Single()["cancel_at_period_end"]!;

    private static Task<int> Close(Payer payer) => payer.Read(async db =>
    {
        (await db.Businesses.SingleAsync()).Close(NodaTime.SystemClock.Instance.GetCurrentInstant()).ShouldBeTrue();
        return await db.SaveChangesAsync();
    });

    private async Task React<TEvent>(Payer payer, TEvent happened)
        where TEvent : Domain.Shared.DomainEvent
    {
        await using var scope = host.Host.Scope(payer.Tenant);
        foreach (var reaction in scope.ServiceProvider.GetServices<IReact<TEvent>>())
            await reaction.React(happened, TestContext.Current.CancellationToken);
    }
}
