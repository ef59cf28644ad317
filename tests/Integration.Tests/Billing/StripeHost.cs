using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Fakes.Stripe;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Api;
using Kalliky.Integration.Tests.Pages;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The whole product beside a collector: real HTTP to it, its signed news back, and the bus between.</summary>
public sealed class StripeHost : IAsyncLifetime
{
    private HttpClient application = null!;

    public FakeStripe Stripe { get; private set; } = null!;

    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Stripe = await FakeStripe.Start();
        Host = new ApiHost { IsStill = true, More = Stripe.Settings };
        application = Host.NewBrowser();
    }

    public async ValueTask DisposeAsync()
    {
        application.Dispose();
        await Host.DisposeAsync();
        await Stripe.DisposeAsync();
    }

    public async Task<Payer> NewPayer(Plan plan = Plan.Free)
    {
        var tenant = await Host.Database.NewBusiness(plan: plan);
        return new Payer(this, new House(Host, await Shop.Open(Host, tenant)));
    }

    public Task<int> Tell(string type, System.Text.Json.Nodes.JsonObject about, DateTimeOffset? signedAt = null, Action<HttpRequestMessage>? change = null) =>
        Stripe.Events.Tell(application, StripeEvents.Of(type, about), signedAt, change);

    /// <summary>Tells of a business's own account.</summary>
    public async Task TellOn(string account, System.Text.Json.Nodes.JsonObject about, string type = "account.updated") =>
        (await Stripe.Events.Tell(application, StripeEvents.On(account, type, about))).ShouldBe(200);

    public Task<int> Tell(System.Text.Json.Nodes.JsonObject happened, DateTimeOffset? signedAt = null, Action<HttpRequestMessage>? change = null) =>
        Stripe.Events.Tell(application, happened, signedAt, change);
}

/// <summary>A business that pays by the collector.</summary>
public sealed class Payer(StripeHost host, House house)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Guid Tenant => house.Shop.Tenant;

    public House House => house;

    public Task<Visitor> Owner() => house.SignedIn(Role.Owner);

    public async Task<TAnswer> Send<TAnswer>(IRequest<TAnswer> request)
    {
        await using var scope = host.Host.Scope(Tenant);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<T> Read<T>(Func<IKallikyDb, Task<T>> question)
    {
        await using var scope = host.Host.Scope(Tenant);
        return await question(scope.ServiceProvider.GetRequiredService<KallikyDb>());
    }

    public async Task<string> Customer() => (await Read(db => db.PaymentAccounts.Select(account => account.CustomerId).SingleAsync()))!;

    public Task<Plan> Plan() => Read(async db => (await db.Subscriptions.SingleOrDefaultAsync())?.Plan ?? (await db.Businesses.SingleAsync()).Plan);

    public Task<Checkout> Checkout() => Read(db => db.Checkouts.OrderByDescending(checkout => checkout.CreatedAt).FirstAsync());

    /// <summary>Chooses, pays on the collector's page, and is told of; answers the subscription.</summary>
    public async Task<System.Text.Json.Nodes.JsonObject> Subscribe(Plan plan, System.Text.Json.Nodes.JsonObject? details = null)
    {
        (await Send(new ChoosePlan(plan, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        var session = (await Checkout()).SessionId!;
        var subscription = host.Stripe.Pay(session, details);
        (await host.Tell("checkout.session.completed", host.Stripe.Session(session))).ShouldBe(200);
        await Until(async () => await Plan() == plan);
        return subscription;
    }

    /// <summary>Waits for a state, never for a time.</summary>
    public static async Task Until(Func<Task<bool>> state)
    {
        using var end = new CancellationTokenSource(Patience);
        while (!await state())
            await Task.Delay(50, end.Token);
    }

    /// <summary>What its owner was told, in the order in which it was written.</summary>
    public async Task<IReadOnlyList<string>> Told()
    {
        await using var scope = host.Host.Scope(Tenant);
        var vault = scope.ServiceProvider.GetRequiredService<IVault>();
        var messages = await scope.ServiceProvider.GetRequiredService<KallikyDb>().Messages.Where(message => EF.Functions.Like(message.OnceKey!, "alert:payment:%")).OrderBy(message => message.CreatedAt).ToListAsync();
        return [.. messages.Select(message => vault.Open(message.Text)!)];
    }
}

/// <summary>Classes that share one product and its Stripe.</summary>
[CollectionDefinition]
public sealed class OneStripe : ICollectionFixture<StripeHost>;
