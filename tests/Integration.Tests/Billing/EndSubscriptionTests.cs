using Kalliky.Application.Billing;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>A business that closes pays for the month that it has paid, and for no other: asked of the collector itself.</summary>
[Collection<OneStripe>]
public sealed class EndSubscriptionTests(StripeHost host)
{
    [Fact]
    public async Task Closing_ends_the_subscription_with_the_month_once()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);

        // In the second in which it paid nobody could say which was first.
        await Close(payer, NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromSeconds(1));
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

    [Fact]
    public async Task Nobody_pays_a_business_that_left_on_pages_that_were_open_and_its_account_is_let_go()
    {
        var payer = await host.NewPayer();
        var account = await payer.TakesLinks(host);
        var (order, token) = await payer.Order();
        var link = await payer.Session(order, token);
        (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        var plan = (await payer.Checkout()).SessionId!;

        await Leave(payer);
        await Payer.Until(async () => (await payer.Checkout()).Status == CheckoutStatus.Expired);
        await Payer.Until(() => Farewell(payer));

        ((string?)host.Stripe.Session(plan)["status"], (string?)host.Stripe.Session(link)["status"]).ShouldBe(("expired", "expired"));
        (await payer.Payment(order)).Status.ShouldBe(OrderPaymentStatus.Withdrawn);
        host.Stripe.IsGone(account).ShouldBeTrue();
        (await payer.Send(new ConnectPayouts("pizza-mario"))).ShouldBeOfType<ConnectPayouts.NotOffered>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_plan_that_was_paid_while_its_page_was_being_closed_is_given_back_whole_and_once(bool wasRead)
    {
        var payer = await host.NewPayer();
        (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        var checkout = await payer.Checkout();
        var subscription = host.Stripe.Pay(checkout.SessionId!);
        var (paid, customer) = (host.Stripe.Invoice(subscription), await payer.Customer());
        if (wasRead)
        {
            (await host.Tell("checkout.session.completed", host.Stripe.Session(checkout.SessionId!))).ShouldBe(200);
            await Payer.Until(async () => await payer.Plan() == Plan.Pro);
        }

        host.Stripe.Faults.Next("refunds", Kalliky.Fakes.Telnyx.Fault.ReplyLost);
        await Close(payer, checkout.CreatedAt + NodaTime.Duration.FromMilliseconds(1));
        await Payer.Until(() => payer.Read(db => db.PaidPeriods.AnyAsync(known => known.ReturnedAt != null)));
        await React(payer, new BusinessLeft(payer.Tenant, NodaTime.SystemClock.Instance.GetCurrentInstant()));

        host.Stripe.Subscriptions(customer).Single()["status"]!.GetValue<string>().ShouldBe("canceled");
        host.Stripe.Refunds(paid).Select(refund => (long)refund["amount"]!).ShouldBe([(long)paid["amount_paid"]!]);
        (await payer.Read(db => db.PaidPeriods.Select(known => known.Amount).SingleAsync()))!.Value.Cents.ShouldBe((long)paid["amount_paid"]!);
        await Payer.Until(async () => await payer.Plan() == Plan.Free);
        (await payer.Read(db => db.PlanPeriods.Where(known => known.Plan == Plan.Pro).ToListAsync())).ShouldAllBe(known => known.Until == known.From, "no day of it is billed, should midnight lie in between");
        (await payer.Send(new ShowMonthBill())).Total.ShouldBe(Domain.Shared.Money.Zero, "nobody had what it paid");
    }

    [Fact]
    public async Task What_cannot_be_given_back_yet_is_had_until_it_can_and_ends_with_its_month()
    {
        var payer = await host.NewPayer();
        var (paid, customer) = await PayLate(payer);
        for (var tries = 0; tries < 3; tries++)
            host.Stripe.Faults.Next("refunds", Kalliky.Fakes.Telnyx.Fault.Broken);

        await Should.ThrowAsync<PaymentException>(() => End(payer));
        var subscription = host.Stripe.Subscriptions(customer).Single();
        ((string?)subscription["status"], (bool)subscription["cancel_at_period_end"]!).ShouldBe(("active", true));

        await End(payer);
        host.Stripe.Refunds(paid).Select(refund => (long)refund["amount"]!).ShouldBe([(long)paid["amount_paid"]!]);
        ((string?)host.Stripe.Subscriptions(customer).Single()["status"]).ShouldBe("canceled");
    }

    [Fact]
    public async Task A_farewell_gives_back_what_nobody_has_though_nothing_is_collected_any_more()
    {
        var payer = await host.NewPayer();
        var (paid, customer) = await PayLate(payer);
        await payer.Read(db => db.Checkouts.ExecuteUpdateAsync(set => set.SetProperty(known => known.Status, CheckoutStatus.Paid)));
        var left = (NodaTime.Instant?)NodaTime.SystemClock.Instance.GetCurrentInstant();
        await payer.Read(db => db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(business => business.LeftAt, left)));

        await using (var scope = host.Host.Scope(payer.Tenant))
            await scope.ServiceProvider.GetServices<IFarewell>().OfType<BillingFarewell>().Single().Finish(TestContext.Current.CancellationToken);

        host.Stripe.Refunds(paid).Count.ShouldBe(1);
        ((string?)host.Stripe.Subscriptions(customer).Single()["status"]).ShouldBe("canceled");
    }

    [Fact]
    public async Task A_page_of_long_ago_that_the_collector_has_forgotten_keeps_no_plan_from_ending()
    {
        var payer = await host.NewPayer();
        await payer.Subscribe(Plan.Pro);
        var now = NodaTime.SystemClock.Instance.GetCurrentInstant();
        foreach (var before in (NodaTime.Duration[])[NodaTime.Duration.FromDays(300), NodaTime.Duration.FromMinutes(1)])
        {
            var forgotten = new Checkout(Guid.CreateVersion7(), payer.Tenant, Plan.Pro, "pizza-mario", now - before);
            forgotten.IsAt($"cs_forgotten_{forgotten.Id:N}", "https://nowhere.test");
            forgotten.Became(CheckoutStatus.Paid);
            await payer.Read(db =>
            {
                db.Checkouts.Add(forgotten);
                return db.SaveChangesAsync();
            });
        }

        await Closes(payer, now + NodaTime.Duration.FromSeconds(10));
        await End(payer);

        (await Ends(payer)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_plan_that_was_chosen_while_the_business_closed_ends_with_its_month()
    {
        var payer = await host.NewPayer();
        (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        host.Stripe.Pay((await payer.Checkout()).SessionId!);

        await Leave(payer, later: NodaTime.Duration.FromSeconds(10));

        await Payer.Until(async () => (await payer.Checkout()).Status == CheckoutStatus.Paid);
        await Payer.Until(async () => host.Stripe.Subscriptions(await payer.Customer()).Any(known => (bool)known["cancel_at_period_end"]!));
    }

    private static Task<int> Leave(Payer payer, NodaTime.Duration later = default) => payer.Read(async db =>
    {
        var (business, now) = (await db.Businesses.SingleAsync(), NodaTime.SystemClock.Instance.GetCurrentInstant() + later);
        (business.Close(now - Business.Grace, Domain.Shared.Language.French) && business.Leave(now)).ShouldBeTrue();
        return await db.SaveChangesAsync();
    });

    private async Task<bool> Farewell(Payer payer)
    {
        await using var scope = host.Host.Scope(payer.Tenant);
        return await scope.ServiceProvider.GetServices<IFarewell>().OfType<LinkFarewell>().Single().Finish(TestContext.Current.CancellationToken);
    }

    // A page that was paid a moment after the business began to close; nobody has heard of either.
    private async Task<(System.Text.Json.Nodes.JsonObject Paid, string Customer)> PayLate(Payer payer)
    {
        (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        var checkout = await payer.Checkout();
        var paid = host.Stripe.Invoice(host.Stripe.Pay(checkout.SessionId!));
        await Closes(payer, checkout.CreatedAt + NodaTime.Duration.FromMilliseconds(1));
        return (paid, await payer.Customer());
    }

    private static Task<int> Closes(Payer payer, NodaTime.Instant at) =>
        payer.Read(db => db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(business => business.ClosesAt, (NodaTime.Instant?)(at + Business.Grace))));

    private async Task End(Payer payer)
    {
        await using var scope = host.Host.Scope(payer.Tenant);
        await scope.ServiceProvider.GetRequiredService<EndSubscription>().EndPaid(TestContext.Current.CancellationToken);
    }

    private async Task<bool> Ends(Payer payer) => (bool)host.Stripe.Subscriptions(await payer.Customer()).Single()["cancel_at_period_end"]!;

    private static Task<int> Close(Payer payer, NodaTime.Instant? at = null) => payer.Read(async db =>
    {
        (await db.Businesses.SingleAsync()).Close(at ?? NodaTime.SystemClock.Instance.GetCurrentInstant(), Domain.Shared.Language.French).ShouldBeTrue();
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
