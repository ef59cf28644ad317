using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Testing;
using Kalliky.Web.Hooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What is older than the plan keeps it loses its words at night; figures, orders and cards stay.</summary>
public sealed class ForgetWordsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(Plan.Free, 30)]
    [InlineData(Plan.Pro, 365)]
    [InlineData(Plan.Enterprise, 1_095)]
    public async Task Words_go_on_the_day_after_the_plan_keeps_them_and_not_before(Plan plan, int days)
    {
        await using var services = Services(out var clock);
        var house = await Neighbour.MoveIn(database, services);
        await Is(services, house.Tenant, plan);

        clock.Now += Duration.FromDays(days);
        await Node(services).Round(TestContext.Current.CancellationToken);
        (await Turns(services, house)).ShouldBe(1);

        clock.Now += Duration.FromMinutes(1);
        await Node(services).Round(TestContext.Current.CancellationToken);
        (await Turns(services, house)).ShouldBe(0);
    }

    [Fact]
    public async Task Figures_orders_and_cards_stay_and_so_does_a_call_that_goes_on()
    {
        await using var services = Services(out var clock);
        var house = await Neighbour.MoveIn(database, services);
        await Is(services, house.Tenant, Plan.Free);
        await Sent(services, house);
        clock.Now += Duration.FromDays(31);

        await Node(services).Round(TestContext.Current.CancellationToken);

        await using var scope = TestDatabase.Scope(services, house.Tenant);
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<KallikyDb>(), scope.ServiceProvider.GetRequiredService<IVault>());
        var call = await db.Calls.AsNoTracking().SingleAsync(known => known.Id == house.EndedCall);
        (vault.Open(call.Summary), call.Extract, call.Outcome, call.ForgottenAt).ShouldBe(("", null, Domain.Calls.CallOutcome.Ordered, clock.Now));
        (await db.ScenarioDrafts.CountAsync(), await db.ToolCalls.CountAsync(tool => tool.CallId == house.EndedCall)).ShouldBe((0, 0));
        (await db.CallTurns.CountAsync(turn => turn.CallId == house.LiveCall)).ShouldBe(1);
        var message = await db.Messages.AsNoTracking().SingleAsync();
        (vault.Open(message.Text), message.Subject, vault.Open(message.Recipient)).ShouldBe(("", null, house.Phone.Value));
        message.SendAgain(clock.Now).ShouldBeFalse("there is nothing left to send");
        (await db.Orders.CountAsync(), await db.Customers.CountAsync(), await db.Bookings.CountAsync(), await db.LedgerEntries.CountAsync()).ShouldBe((2, 1, 2, 1));
    }

    [Fact]
    public async Task A_business_on_a_larger_plan_beside_it_keeps_its_words()
    {
        await using var services = Services(out var clock);
        var (small, large) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        await Is(services, small.Tenant, Plan.Free);
        var before = await Tables.Possessions(database.Application, large.Tenant);
        clock.Now += Duration.FromDays(40);

        await Node(services).Round(TestContext.Current.CancellationToken);

        (await Turns(services, small)).ShouldBe(0);
        (await Tables.Possessions(database.Application, large.Tenant)).ShouldBe(before);
    }

    [Fact]
    public async Task A_plan_that_becomes_smaller_takes_nothing_away_for_a_fortnight_and_says_until_when()
    {
        await using var services = Services(out var clock);
        var house = await Neighbour.MoveIn(database, services);
        var scopes = new TenantScopes(services.GetRequiredService<IServiceScopeFactory>());
        clock.Now += Duration.FromDays(40);
        (await scopes.Send(house.Tenant, new ShowPlans(), default)).WordsGo.ShouldBeNull();
        await Becomes(services, house.Tenant, Plan.Free, clock.Now);
        var over = clock.Now + Duration.FromDays(14);

        (await scopes.Send(house.Tenant, new ShowPlans(), default)).WordsGo.ShouldBe(new WordsGo(30, over));
        clock.Now = over - Duration.FromMinutes(1);
        await Node(services).Round(TestContext.Current.CancellationToken);
        (await Turns(services, house)).ShouldBe(1);

        clock.Now = over;
        await Node(services).Round(TestContext.Current.CancellationToken);
        (await Turns(services, house)).ShouldBe(0);
        (await scopes.Send(house.Tenant, new ShowPlans(), default)).WordsGo.ShouldBeNull();
    }

    [Fact]
    public async Task What_opened_the_relay_of_a_call_goes_once_the_call_is_over()
    {
        await using var services = Services(out var clock);
        var house = await Neighbour.MoveIn(database, services);
        await using (var scope = TestDatabase.Scope(services, house.Tenant))
        {
            var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
            db.RelayTokens.Add(new Domain.Calls.RelayToken(clock.NewId(), house.Tenant, house.EndedCall, Token.HashOf(Token.New()), clock.Now, null));
            await db.SaveChangesAsync();
        }

        clock.Now += Duration.FromDays(1);
        await Node(services).Round(TestContext.Current.CancellationToken);
        (await Opened(services, house)).Order().ShouldBe(new[] { house.LiveCall, house.EndedCall }.Order());

        clock.Now += Duration.FromDays(1);
        await Node(services).Round(TestContext.Current.CancellationToken);
        (await Opened(services, house)).ShouldBe([house.LiveCall]);
    }

    [Fact]
    public async Task Events_of_vendors_go_when_nobody_sends_them_again()
    {
        await using var services = Services(out var clock);
        var (late, fresh) = ($"evt_{Guid.NewGuid():N}", $"evt_{Guid.NewGuid():N}");
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        db.WebhookEvents.AddRange(new Domain.Calls.WebhookEvent("stripe", late, clock.Now), new Domain.Calls.WebhookEvent("stripe", fresh, clock.Now + Duration.FromMinutes(1)));
        await db.SaveChangesAsync();

        clock.Now += Domain.Calls.WebhookEvent.KeptFor + Duration.FromSeconds(1);
        await Tidy(services).Round(TestContext.Current.CancellationToken);

        (await db.WebhookEvents.Where(received => received.EventId == late || received.EventId == fresh).Select(received => received.EventId).ToListAsync()).ShouldBe([fresh]);
    }

    [Fact]
    public async Task It_goes_step_by_step_and_finds_nothing_twice()
    {
        await using var services = Services(out var clock);
        var house = await Neighbour.MoveIn(database, services);
        await Is(services, house.Tenant, Plan.Free);
        clock.Now += Duration.FromDays(31);
        var scopes = new TenantScopes(services.GetRequiredService<IServiceScopeFactory>());

        (await scopes.Send(house.Tenant, new ForgetWords(), default)).ShouldBeGreaterThan(0);
        (await scopes.Send(house.Tenant, new ForgetWords(), default)).ShouldBe(0);
    }

    private ServiceProvider Services(out Clock clock)
    {
        var time = clock = new Clock();
        return database.Services(services => services.AddSingleton<IMoment>(time));
    }

    private static Forgetting Node(IServiceProvider services) => new(
        services.GetRequiredService<IDoors>(), new TenantScopes(services.GetRequiredService<IServiceScopeFactory>()), services.GetRequiredService<IMoment>(),
        services.GetRequiredService<TimeProvider>(), NullLogger<Forgetting>.Instance);

    private static Tidying Tidy(IServiceProvider services) => new(
        services.GetRequiredService<IDoors>(), new TenantScopes(services.GetRequiredService<IServiceScopeFactory>()), services.GetRequiredService<IMoment>(),
        services.GetRequiredService<TimeProvider>(), NullLogger<Tidying>.Instance);

    private static async Task Becomes(IServiceProvider services, Guid tenant, Plan plan, Instant at)
    {
        await Is(services, tenant, plan);
        await using var scope = TestDatabase.Scope(services, tenant);
        await scope.ServiceProvider.GetRequiredService<KallikyDb>().PlanPeriods.ExecuteUpdateAsync(set => set.SetProperty(period => period.Until, at));
    }

    private static async Task<List<Guid>> Opened(IServiceProvider services, Neighbour house)
    {
        await using var scope = TestDatabase.Scope(services, house.Tenant);
        return await scope.ServiceProvider.GetRequiredService<KallikyDb>().RelayTokens.Select(token => token.CallId).ToListAsync();
    }

    private static async Task Is(IServiceProvider services, Guid tenant, Plan plan)
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        await scope.ServiceProvider.GetRequiredService<KallikyDb>().Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(subscription => subscription.Plan, plan));
    }

    private static async Task Sent(IServiceProvider services, Neighbour house)
    {
        await using var scope = TestDatabase.Scope(services, house.Tenant);
        await scope.ServiceProvider.GetRequiredService<KallikyDb>().Messages.ExecuteUpdateAsync(set => set.SetProperty(message => message.Status, Domain.Messaging.MessageStatus.Failed));
    }

    private static async Task<int> Turns(IServiceProvider services, Neighbour house)
    {
        await using var scope = TestDatabase.Scope(services, house.Tenant);
        return await scope.ServiceProvider.GetRequiredService<KallikyDb>().CallTurns.CountAsync(turn => turn.CallId == house.EndedCall);
    }

    private sealed class Clock : IMoment
    {
        // Long ago, so that no other test's business is old.
        public Instant Now { get; set; } = Instant.FromUtc(2020, 1, 1, 10, 0);

        public Guid NewId() => Guid.CreateVersion7();
    }
}
