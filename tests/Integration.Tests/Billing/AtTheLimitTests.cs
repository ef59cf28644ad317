using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The whole way, from the ring to the minutes: who is over the plan reaches the human or hears why not, and is never billed.</summary>
public sealed class AtTheLimitTests(AtTheLimitTests.Small telephone) : IClassFixture<AtTheLimitTests.Small>
{
    private const int Callers = 50;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_fifty_callers_at_once_the_plans_ten_are_served_the_others_reach_the_human_or_hear_why_not_and_none_of_those_is_billed(bool withHuman)
    {
        await telephone.OnThePlan(Plan.Pro, withHuman);
        var calls = await Task.WhenAll(Enumerable.Range(0, Callers).Select(index => telephone.Dial($"+3363998{(withHuman ? 3000 : 2000) + index}")));

        var over = withHuman ? await Forwarded(calls) : [];
        var heard = await Task.WhenAll(calls.Except(over).Select(async call => (Call: call, Words: await call.Hears())));

        heard.ShouldAllBe(one => one.Words.StartsWith("Bonjour, vous parlez avec l'assistant vocal automatique de Pizza Testeur.", StringComparison.Ordinal));
        over = withHuman ? over : [.. heard.Where(one => one.Words.Contains("Toutes nos lignes sont occupées pour le moment.", StringComparison.Ordinal)).Select(one => one.Call)];
        over.Count.ShouldBe(Callers - 10);
        foreach (var call in calls)
            await call.HangsUp();
        var rows = new Dictionary<FakeCall, Call>();
        foreach (var call in calls)
            rows[call] = await telephone.Ended(call);
        await Telephone.Until(async () => (await telephone.Entries()).All(entry => entry.Seconds is not null));
        var billed = (await telephone.Entries()).ToDictionary(entry => entry.CallId);
        billed.Keys.ShouldBe(calls.Except(over).Select(call => rows[call].Id), ignoreOrder: true);
        rows.ShouldAllBe(row => row.Value.TakesMessageOnly == (!withHuman && over.Contains(row.Key)));
        rows.Values.Where(row => billed.ContainsKey(row.Id)).ShouldAllBe(row => billed[row.Id].Seconds <= (row.EndedAt!.Value - row.AnsweredAt!.Value).TotalSeconds);
    }

    [Fact]
    public async Task The_second_caller_of_the_free_plan_is_forwarded_and_not_billed()
    {
        await telephone.OnThePlan(Plan.Free, withHuman: true);
        var first = await telephone.Dial();
        await first.Hears();

        var second = await telephone.Dial("+33639980133");
        await Telephone.Until(() => Task.FromResult(second.Transfer is not null));
        second.Transfer!.To.ShouldBe("+33639980100");
        await second.Transfer.Answers();
        await second.Transfer.HangsUp();
        var over = await telephone.Ended(second);
        await first.HangsUp();
        var served = await telephone.Ended(first);

        await Telephone.Until(async () => (await telephone.Entries()).Any(entry => entry.CallId == served.Id && entry.Seconds is not null));
        (await telephone.Entries()).ShouldNotContain(entry => entry.CallId == over.Id);
    }

    [Fact]
    public async Task When_the_minutes_are_used_up_the_caller_leaves_a_message_and_nothing_is_billed()
    {
        await telephone.OnThePlan(Plan.Free, withHuman: false);
        await telephone.UseUp();

        var call = await telephone.Dial();
        (await call.Hears()).ShouldContain("Je ne peux pas vous renseigner pour le moment.");
        await call.HangsUp();

        var row = await telephone.Ended(call);
        row.TakesMessageOnly.ShouldBeTrue();
        (await telephone.Entries()).ShouldNotContain(entry => entry.CallId == row.Id);
    }

    // The first one over the limit too: they talk to the human, who has lines enough.
    private static async Task<IReadOnlyList<FakeCall>> Forwarded(IReadOnlyList<FakeCall> calls)
    {
        await Telephone.Until(() => Task.FromResult(calls.Count(call => call.State == CallState.Bridged) >= Callers - 10));
        var forwarded = calls.Where(call => call.Transfer is not null).ToList();
        forwarded.ShouldAllBe(call => call.Transfer!.To == "+33639980100" && !call.Heard.Any());
        return forwarded;
    }

    public sealed class Small : Telephone
    {
        public Task OnThePlan(Plan plan, bool withHuman) => Change(async db =>
        {
            await db.Subscriptions.ExecuteDeleteAsync();
            db.Subscriptions.Add(new Subscription(Tenant, plan, NodaTime.SystemClock.Instance.GetCurrentInstant()));
            await db.UsageEntries.ExecuteDeleteAsync();
            var human = await Read((_, vault) => Task.FromResult(vault.Seal("+33639980100")));
            var store = await db.Stores.SingleAsync(known => known.Id == Store);
            store.ForwardTo = withHuman ? human : null;
            store.CatalogueChanged();
        });

        /// <summary>An earlier call of this month has taken them all.</summary>
        public Task UseUp() => Change(async db =>
        {
            var now = NodaTime.SystemClock.Instance.GetCurrentInstant();
            var call = new Call(Guid.CreateVersion7(), Tenant, Store, Guid.NewGuid().ToString(), new Domain.Shared.Sealed([]), "", false, now);
            call.End("normal_clearing", now);
            call.ForgetEvents();
            var entry = new UsageEntry(Guid.CreateVersion7(), Tenant, Store, call.Id, now);
            entry.Close(now, now + NodaTime.Duration.FromHours(1));
            db.Calls.Add(call);
            db.UsageEntries.Add(entry);
            await Task.CompletedTask;
        });

        public async Task<List<UsageEntry>> Entries()
        {
            await using var scope = Database.Scope(Tenant);
            return await scope.ServiceProvider.GetRequiredService<KallikyDb>().UsageEntries.AsNoTracking().ToListAsync();
        }

        private async Task Change(Func<KallikyDb, Task> change)
        {
            await using var scope = Database.Scope(Tenant);
            var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
            await change(db);
            await db.SaveChangesAsync();
        }
    }
}
