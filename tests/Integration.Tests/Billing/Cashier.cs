using System.Text.Json.Nodes;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Fakes.Stripe;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Stripe;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Kalliky.Integration.Tests.Billing.Ledgers;
using Plan = Kalliky.Domain.Businesses.Plan;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Pizza Mario on FREE since the first of a month, beside a collector with the test's clock: Stripe's fake, or the demonstration's till.
/// Both do the same for whoever pays there.</summary>
internal sealed class Cashier : IAsyncDisposable
{
    /// <summary>Once, and as often again as the library does it by itself.</summary>
    private const int StripeAttempts = 3;

    private readonly FakeStripe? stripe;

    private Cashier(Books books, FakeStripe? stripe) => (Books, this.stripe) = (books, stripe);

    public Books Books { get; }

    public Restaurant Mario => Books.Mario;

    /// <param name="begun">The first of November, unless it is said.</param>
    public static async Task<Cashier> Open(TestDatabase database, bool isStripe, LocalDate? begun = null)
    {
        var stripe = isStripe ? await FakeStripe.Start() : null;
        var books = await Since(database, begun ?? November, Plan.Free, services =>
        {
            if (stripe is not null)
                services.AddStripe(new ConfigurationBuilder().AddInMemoryCollection(stripe.Settings).Build());
        });
        if (stripe is not null)
            stripe.Clock = new Watch(books.Mario);
        return new Cashier(books, stripe);
    }

    /// <summary>Chooses a first plan and pays; answers what the card was charged, tax included. Nothing is known of it here yet.</summary>
    public async Task<long> Pay(Plan plan, Instant at)
    {
        Mario.Now = at;
        var chosen = (await Mario.Send(new ChoosePlan(plan, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        if (stripe is not null)
            return Charged(stripe.Invoice(stripe.Pay((await Mario.Read(db => db.Checkouts.SingleAsync())).SessionId!)));
        var today = (await Mario.Send(new ShowLocalTill(chosen.Checkout))).ShouldNotBeNull().Checkout.ShouldNotBeNull().Today;
        (await Mario.Send(new PayLocally(chosen.Checkout))).ShouldBeTrue();
        return today.Gross.Cents;
    }

    /// <summary>Moves up to a larger plan; answers the same.</summary>
    public async Task<long> MoveUp(Plan plan, Instant at)
    {
        Mario.Now = at;
        var shown = (await Mario.Send(new PreviewPlan(plan))).ShouldBeOfType<PreviewPlan.Shown>();
        (await Mario.Send(new ChoosePlan(plan, "pizza-mario"))).ShouldBeOfType<ChoosePlan.Changed>();
        return stripe is null ? shown.Today.Gross.Cents : Charged(stripe.Invoice(await Subscription()));
    }

    /// <summary>The night in which a month begins: what the last one used has been told, then the card is charged, or refused.</summary>
    /// <param name="isFree">A coupon gives the plan.</param>
    /// <param name="isTold">The collector could be told.</param>
    public async Task Begin(LocalDate month, bool isPaid = true, bool isFree = false, bool isTold = true)
    {
        Mario.Now = Instant.Max(Mario.Now, BillingMonth.Of(month).From + Duration.FromMinutes(6));
        if (isTold)
            await Mario.Send(new ReportUsage());
        if (stripe is null)
            await Mario.Send(new RefuseLocalCard(!isPaid));
        Mario.Now = Instant.Max(Mario.Now, BillingMonth.Of(month).From + Duration.FromHours(3));
        stripe?.Renew(await Subscription(), isPaid, isFree);
    }

    /// <summary>The card is taken again, and what was owed is paid.</summary>
    public async Task PayLate()
    {
        if (stripe is null)
            await Mario.Send(new RefuseLocalCard(false));
        else
            stripe.PayLate(await Subscription());
    }

    /// <summary>Stripe's month begins: for an hour its invoice is a draft.</summary>
    public async Task Turn(Instant at)
    {
        Mario.Now = at;
        stripe!.Turn(await Subscription());
    }

    /// <summary>The cents of minutes that Stripe has counted.</summary>
    public async Task<long> Counted() => stripe!.Metered((string)(await Subscription())["customer"]!, "fake_minutes").Sum();

    /// <summary>Stripe is told what was used, and its answer never comes.</summary>
    /// <param name="isCounted">It has heard it all the same.</param>
    public async Task TellWithoutAnswer(bool isCounted)
    {
        if (isCounted)
        {
            (await Mario.Send(new ReportUsage())).ShouldBeTrue();
            await Mario.Read(db => db.MeterReadings.ExecuteUpdateAsync(set => set.SetProperty(reading => reading.ToldAt, (Instant?)null)));
            return;
        }

        for (var attempt = 0; attempt < StripeAttempts; attempt++)
            stripe!.Faults.Next("billing", Fault.Broken);
        (await Should.ThrowAsync<PaymentException>(() => Mario.Send(new ReportUsage()))).Why.ShouldBe(PaymentTrouble.NotReachable);
    }

    /// <summary>Stripe has tried often enough: the subscription ends.</summary>
    public async Task GiveUp(Instant at)
    {
        Mario.Now = at;
        FakeStripe.GiveUp(await Subscription());
        await Read();
    }

    /// <summary>As the bus does when there are news.</summary>
    public Task Read() => Mario.Work(async scope =>
    {
        foreach (var reaction in scope.GetServices<IReact<PaymentsMoved>>())
            await reaction.React(new PaymentsMoved(Mario.Tenant), TestContext.Current.CancellationToken);
        return true;
    });

    public async Task<InvoiceView> Shown(LocalDate month) => (await Mario.Send(new ListInvoices())).Rows.Single(row => row.Month == month);

    public async ValueTask DisposeAsync()
    {
        await Books.DisposeAsync();
        if (stripe is not null)
            await stripe.DisposeAsync();
    }

    private async Task<JsonObject> Subscription() => stripe!.Subscriptions((await Mario.Read(db => db.PaymentAccounts.Select(account => account.CustomerId).SingleAsync()))!).Single();

    private static long Charged(JsonObject invoice) => (long)invoice["amount_paid"]!;

    private sealed class Watch(Restaurant mario) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => mario.Now.ToDateTimeOffset();
    }
}
