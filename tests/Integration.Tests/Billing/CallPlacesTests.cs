using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Who is let in when many ring at once, and nobody beyond what the plan has.</summary>
public sealed class CallPlacesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int AtOnce = 50;

    [Theory]
    [InlineData(Plan.Free, 1)]
    [InlineData(Plan.Pro, 10)]
    public async Task Of_fifty_who_ring_at_once_exactly_as_many_are_taken_as_the_plan_has(Plan plan, int most)
    {
        var line = await Line.Open(database, plan);
        var calls = await line.Ring(AtOnce);

        var answers = await Task.WhenAll(calls.Select(line.Admit));

        answers.Count(answer => answer == Admission.Taken).ShouldBe(most);
        answers.Count(answer => answer == Admission.Busy).ShouldBe(AtOnce - most);
        (await line.Entries()).Count.ShouldBe(most);
    }

    [Fact]
    public async Task A_place_is_free_as_soon_as_its_call_is_over_and_before_anything_is_counted()
    {
        var line = await Line.Open(database, Plan.Free);
        var calls = await line.Ring(2);
        (await line.Admit(calls[0])).ShouldBe(Admission.Taken);
        (await line.Admit(calls[1])).ShouldBe(Admission.Busy);

        await line.End(calls[0]);

        (await line.Entries()).Single().Seconds.ShouldBeNull();
        (await line.Admit(calls[1])).ShouldBe(Admission.Taken);
    }

    [Fact]
    public async Task Whoever_asks_again_for_the_same_call_has_the_same_answer_and_one_entry()
    {
        var line = await Line.Open(database, Plan.Free);
        var call = (await line.Ring(1))[0];

        (await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => line.Admit(call)))).ShouldAllBe(answer => answer == Admission.Taken);

        (await line.Entries()).ShouldHaveSingleItem().CallId.ShouldBe(call);
    }

    [Fact]
    public async Task Calls_of_the_test_phone_take_no_place_and_no_minute()
    {
        var line = await Line.Open(database, Plan.Free);
        foreach (var call in await line.Ring(3, isTest: true))
            (await line.Admit(call)).ShouldBe(Admission.Taken);
        (await line.Entries()).ShouldBeEmpty();
        (await line.Admit((await line.Ring(1))[0])).ShouldBe(Admission.Taken);
    }

    [Fact]
    public async Task Another_business_takes_no_place_here()
    {
        var (mine, yours) = (await Line.Open(database, Plan.Free), await Line.Open(database, Plan.Free));
        (await yours.Admit((await yours.Ring(1))[0])).ShouldBe(Admission.Taken);
        (await mine.Admit((await mine.Ring(1))[0])).ShouldBe(Admission.Taken);
    }

    [Theory]
    [InlineData(Plan.Free, 3_599, null, Admission.Taken)]
    [InlineData(Plan.Free, 3_600, null, Admission.Spent)]
    [InlineData(Plan.Pro, 1_000_000, null, Admission.Taken)]
    [InlineData(Plan.Pro, 36_000, 0, Admission.Spent)]
    [InlineData(Plan.Pro, 59_999, 6_000, Admission.Taken)]
    [InlineData(Plan.Pro, 60_000, 6_000, Admission.Spent)]
    public async Task Minutes_end_with_the_plan_or_with_the_cap(Plan plan, int used, int? cap, Admission answer)
    {
        var line = await Line.Open(database, plan);
        await line.Cap(cap);
        await line.Used(used, line.Now);

        (await line.Admit((await line.Ring(1))[0])).ShouldBe(answer);
    }

    [Fact]
    public async Task What_was_called_last_month_is_forgiven()
    {
        var line = await Line.Open(database, Plan.Free);
        await line.Used(10_000, BillingMonth.Of(line.Now).From - Duration.FromSeconds(1));
        (await line.Admit((await line.Ring(1))[0])).ShouldBe(Admission.Taken);
    }

    [Fact]
    public async Task The_time_of_calls_that_go_on_is_used_too()
    {
        var line = await Line.Open(database, Plan.Pro);
        await line.Cap(0);
        await line.Used(35_000, line.Now);
        var month = BillingMonth.Of(line.Now);
        var running = (await line.Ring(1, line.Now - Duration.FromSeconds(1_000)))[0];
        await line.Take(running, Instant.Max(month.From, line.Now - Duration.FromSeconds(1_000)));

        (await line.Admit((await line.Ring(1))[0])).ShouldBe(line.Now - month.From < Duration.FromSeconds(1_000) ? Admission.Taken : Admission.Spent);
    }

    [Fact]
    public async Task A_business_may_agree_on_more_calls_than_its_plan_has()
    {
        var line = await Line.Open(database, Plan.Free);
        await line.Subscribe(subscription => subscription.AgreeOn(3));
        var answers = await Task.WhenAll((await line.Ring(5)).Select(line.Admit));
        answers.Count(answer => answer == Admission.Taken).ShouldBe(3);
    }

    /// <summary>A business with a store that calls ring at.</summary>
    private sealed class Line(TestDatabase database, Guid tenant, Guid store)
    {
        public Instant Now { get; } = SystemClock.Instance.GetCurrentInstant();

        public static async Task<Line> Open(TestDatabase database, Plan plan)
        {
            var tenant = await database.NewBusiness(plan: plan);
            await using var scope = database.Scope(tenant);
            var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
            var store = new Store(Guid.CreateVersion7(), tenant, "pizza", "Pizza", Trade.Restaurant, "Europe/Paris");
            db.Stores.Add(store);
            await db.SaveChangesAsync();
            return new Line(database, tenant, store.Id);
        }

        public async Task<Admission> Admit(Guid callId)
        {
            await using var scope = database.Scope(tenant);
            var call = await scope.ServiceProvider.GetRequiredService<KallikyDb>().Calls.SingleAsync(known => known.Id == callId);
            return await scope.ServiceProvider.GetRequiredService<ICallAllowance>().Admit(call, TestContext.Current.CancellationToken);
        }

        public Task<List<Guid>> Ring(int many, bool isTest = false) => Ring(many, Now, isTest);

        public Task<List<Guid>> Ring(int many, Instant at, bool isTest = false) => Save(db =>
        {
            var calls = Enumerable.Range(0, many).Select(_ => new Call(Guid.CreateVersion7(), tenant, store, Guid.NewGuid().ToString(), new Sealed([]), "", isTest, at)).ToList();
            db.Calls.AddRange(calls);
            return calls.Select(call => call.Id).ToList();
        });

        public Task End(Guid call) => Save(db =>
        {
            var known = db.Calls.Single(row => row.Id == call);
            known.End("normal_clearing", Now + Duration.FromSeconds(30));
            known.ForgetEvents();
            return true;
        });

        public Task Take(Guid call, Instant at) => Save(db => db.UsageEntries.Add(new UsageEntry(Guid.CreateVersion7(), tenant, store, call, at)));

        public async Task Used(int seconds, Instant at)
        {
            var call = (await Ring(1, at))[0];
            await End(call);
            await Save(db =>
            {
                var entry = new UsageEntry(Guid.CreateVersion7(), tenant, store, call, at);
                entry.Close(at, at + Duration.FromSeconds(seconds));
                return db.UsageEntries.Add(entry);
            });
        }

        public Task Cap(int? cents) => Subscribe(subscription => subscription.CapAt(cents is { } most ? new Money(most) : null));

        public Task Subscribe(Action<Subscription> change) => Save(db =>
        {
            var business = db.Businesses.Single();
            var subscription = new Subscription(tenant, business.Plan, Now);
            change(subscription);
            return db.Subscriptions.Add(subscription);
        });

        public async Task<List<UsageEntry>> Entries()
        {
            await using var scope = database.Scope(tenant);
            return await scope.ServiceProvider.GetRequiredService<KallikyDb>().UsageEntries.AsNoTracking().ToListAsync();
        }

        private async Task<T> Save<T>(Func<KallikyDb, T> change)
        {
            await using var scope = database.Scope(tenant);
            var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
            var answer = change(db);
            await db.SaveChangesAsync();
            return answer;
        }
    }
}
