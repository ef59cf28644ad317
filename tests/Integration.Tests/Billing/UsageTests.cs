using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What a call counts, by the carrier's own times, and when the owner is told.</summary>
public sealed class UsageTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Instant Answered = Restaurant.At(18, 40);

    [Fact]
    public async Task A_call_counts_from_the_carriers_answer_to_its_hang_up_and_once()
    {
        await using var books = await Books.Open(database);
        var ended = await Call(books, 127);

        await books.Tell(ended);
        await books.Tell(ended);

        (await Seconds(books)).ShouldBe([127]);
        var usage = await books.Mario.Send(new ShowUsage());
        (usage.Calls, usage.Seconds, usage.Minutes, usage.Beyond.Cents).ShouldBe((1, 127L, 2L, 0L));
    }

    [Fact]
    public async Task The_carriers_word_that_comes_after_the_end_counts_anew()
    {
        await using var books = await Books.Open(database);
        var ended = await Call(books, 127);
        await books.Tell(ended);

        var corrected = await Change(books, ended.CallId, call =>
        {
            call.PickedUp(Answered + Duration.FromSeconds(3));
            call.HungUp("normal_clearing", Answered + Duration.FromSeconds(120));
        });
        await books.Tell(corrected.OfType<CallTimesCorrected>().First());

        (await Seconds(books)).ShouldBe([117]);
    }

    [Fact]
    public async Task Calls_without_an_entry_count_nothing()
    {
        await using var books = await Books.Open(database);
        await books.Tell(await Call(books, 600, taken: false));

        (await Seconds(books)).ShouldBeEmpty();
        (await books.Mario.Send(new ShowUsage())).Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Minutes_beyond_cost_what_the_plan_says_and_never_more_than_the_cap()
    {
        await using var books = await Books.Open(database);
        await books.Tell(await Call(books, 36_000 + 600));
        (await books.Mario.Send(new ShowUsage())).Beyond.Cents.ShouldBe(150);

        (await books.Mario.Send(new SettleCap(100))).ShouldBeOfType<SettleCap.Settled>();

        (await books.Mario.Send(new ShowUsage())).Beyond.Cents.ShouldBe(100);
        (await books.Mario.Send(new ShowUsage(new LocalDate(2026, 10, 1)))).Seconds.ShouldBe(0);
    }

    [Fact]
    public async Task A_month_that_is_over_is_shown_with_the_plan_that_it_had()
    {
        await using var books = await Books.Open(database);
        var begun = new LocalDate(2026, 10, 1).AtMidnight().InZoneStrictly(BillingMonth.Zone).ToInstant();
        await books.Mario.Read(db => db.Businesses.ExecuteUpdateAsync(set => set.SetProperty(business => business.CreatedAt, begun)));
        await books.Tell(await Call(books, 700 * 60));
        books.Mario.Now = BillingMonth.Of(books.Mario.Now).Until + Duration.FromDays(2);
        await books.Mario.Work(async scope =>
        {
            await scope.GetRequiredService<Subscriptions>().Switch(Plan.Free, books.Mario.Now, TestContext.Current.CancellationToken);
            return await scope.GetRequiredService<KallikyDb>().SaveChangesAsync();
        });

        var (november, december) = (await books.Mario.Send(new ShowUsage(new LocalDate(2026, 11, 1))), await books.Mario.Send(new ShowUsage()));

        november.Then.ShouldBe(new ShowUsage.MonthTerms(Plan.Pro, 600, new Money(15), null, 100));
        (november.Minutes, november.Beyond.Cents).ShouldBe((700L, 1_500L));
        (november.Plan, december.Then.Plan, december.Then.Minutes, december.Then.CommissionBasisPoints).ShouldBe((Plan.Free, Plan.Free, 60, 500));
    }

    [Fact]
    public async Task A_month_that_is_closed_cost_what_its_invoice_says_by_the_cap_of_then_whatever_it_is_now()
    {
        await using var books = await Ledgers.Since(database, Ledgers.November);
        await books.Talk(Ledgers.On(11, 5), 800 * 60);
        (await books.Mario.Send(new SettleCap(1_000))).ShouldBeOfType<SettleCap.Settled>();
        await books.Close(Ledgers.November);

        (await books.Mario.Send(new SettleCap(6_000))).ShouldBeOfType<SettleCap.Settled>();

        var (november, december) = (await books.Mario.Send(new ShowUsage(Ledgers.November)), await books.Mario.Send(new ShowUsage()));
        (november.Beyond.Cents, november.Then.Cap?.Cents, november.Cap?.Cents).ShouldBe((1_000L, 1_000L, 6_000L));
        december.Then.Cap?.Cents.ShouldBe(6_000);
    }

    [Fact]
    public async Task A_plan_that_sells_no_minutes_has_nothing_to_cap()
    {
        await using var books = await Books.Open(database, Plan.Free);
        (await books.Mario.Send(new SettleCap(100))).ShouldBeOfType<SettleCap.NothingToCap>();
        (await books.Mario.Send(new ShowUsage())).Cap.ShouldBeNull();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public async Task A_cap_has_its_bounds(long cents)
    {
        await using var books = await Books.Open(database);
        (await Should.ThrowAsync<FluentValidation.ValidationException>(() => books.Mario.Send(new SettleCap(cents)))).Message.ShouldContain("Le plafond va de 0");
    }

    [Fact]
    public async Task The_owner_is_told_once_at_each_threshold()
    {
        await using var books = await Books.Open(database);
        await Listen(books);
        foreach (var (seconds, alerts) in new[] { (28_799, 0), (1, 1), (1, 1), (5_398, 1), (1, 2), (1_799, 2), (1, 3), (10_000, 3) })
        {
            var ended = await Call(books, seconds);
            await books.Tell(ended);
            await books.Tell(ended);
            (await Alerts(books)).Count.ShouldBe(alerts, $"after {seconds} more");
        }

        var told = await Alerts(books);
        told.Select(alert => alert.OnceKey).ShouldBe(["alert:usage:2026-11:minutes:80", "alert:usage:2026-11:minutes:95", "alert:usage:2026-11:minutes:100"]);
        books.Mario.Open(told[2].Text)!.ShouldContain("toutes les minutes de votre forfait sont utilisées. Jusqu'à la fin du mois, les suivantes sont à 0,15");
        books.Mario.Open(told[0].Text)!.ShouldContain("80 % des minutes de votre forfait sont utilisées ce mois-ci.");
        books.Mario.Open(told[0].Text)!.ShouldEndWith("/pizza-mario/facturation");
        (await books.Mario.Send(new ShowUsage())).Alerts.Select(alert => (alert.Percent, alert.OfCap)).ShouldBe([(80, false), (95, false), (100, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_is_billed_in_English_is_told_in_English()
    {
        await using var books = await Books.Open(database);
        await Listen(books);
        await books.Mario.Send(new KeepBillingDetails("Mario SARL", "12 rue Condorcet", "38000", "Grenoble", "FR", "732829320", null, null, Language.English));

        await books.Tell(await Call(books, 36_000));

        books.Mario.Open((await Alerts(books)).ShouldHaveSingleItem().Text)!.ShouldContain("all the minutes of your plan are used. Until the end of the month, further ones cost €0.15 each.");
    }

    [Fact]
    public async Task Whoever_passes_both_thresholds_at_once_hears_of_the_higher_one()
    {
        await using var books = await Books.Open(database);
        await Listen(books);
        await books.Subscribe(subscription => subscription.CapAt(new Money(1_000)));

        await books.Tell(await Call(books, 36_000 + 3_200));

        (await Alerts(books)).Select(alert => alert.OnceKey).ShouldBe(["alert:usage:2026-11:cap:80", "alert:usage:2026-11:minutes:100"], ignoreOrder: true);
    }

    [Fact]
    public async Task Calls_that_end_at_the_same_moment_tell_once()
    {
        await using var books = await Books.Open(database);
        await Listen(books);
        var ended = new List<CallEnded>();
        for (var call = 0; call < 6; call++)
            ended.Add(await Call(books, 5_800));

        await Task.WhenAll(ended.Select(async call =>
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                try
                {
                    await books.Tell(call);
                    return;
                }
                catch (DbUpdateException lost) when (Race.Lost(lost))
                {
                    // The bus brings it once more.
                }
            }
        }));

        (await Seconds(books)).Sum().ShouldBe(6 * 5_800);
        var told = (await Alerts(books)).Select(alert => alert.OnceKey).ToList();
        told.ShouldContain("alert:usage:2026-11:minutes:95");
        told.ShouldBeUnique();
    }

    [Fact]
    public async Task Owners_are_written_to_who_have_settled_nothing()
    {
        await using var books = await Books.Open(database, Plan.Free);
        var owners = new[] { await books.Hire(Role.Owner), await books.Hire(Role.Owner) };
        await books.Hire(Role.Manager);
        foreach (var seconds in new[] { 2_880, 600, 200 })
        {
            var ended = await Call(books, seconds);
            await books.Tell(ended);
            await books.Tell(ended);
        }

        var told = await Alerts(books);
        told.Count.ShouldBe(6, "two owners at 80, 95 and 100 percent");
        told.ShouldAllBe(mail => mail.Channel == MessageChannel.Email);
        told.Select(mail => books.Mario.Open(mail.Recipient)!).Distinct().ShouldBe(owners, ignoreOrder: true);
        books.Mario.Open(told[0].Subject!)!.ShouldContain("80 % des minutes de votre forfait");
        books.Mario.Open(told[^1].Text)!.ShouldContain("Jusqu’à la fin du mois, les appels sonnent chez vous.");
        (await books.Mario.Send(new ShowUsage())).Alerts.Select(alert => alert.Percent).ShouldBe([80, 95, 100], ignoreOrder: true);
    }

    [Fact]
    public async Task A_cap_of_nought_says_that_calls_ring_at_their_place()
    {
        await using var books = await Books.Open(database);
        await Listen(books);
        await books.Mario.Send(new SettleCap(0));

        await books.Tell(await Call(books, 36_000));

        var told = books.Mario.Open((await Alerts(books)).ShouldHaveSingleItem().Text)!;
        told.ShouldContain("toutes les minutes de votre forfait sont utilisées. Jusqu'à la fin du mois, les appels sonnent chez vous.");
        told.ShouldNotContain("0,15");
    }

    [Fact]
    public async Task While_a_payment_is_owed_the_minutes_of_free_are_what_is_told()
    {
        await using var books = await Books.Open(database);
        await Listen(books);
        await books.Subscribe(subscription => subscription.LimitFrom(books.Mario.Now - Duration.FromHours(1)));
        foreach (var seconds in new[] { 2_880, 720 })
            await books.Tell(await Call(books, seconds));

        var told = await Alerts(books);
        told.Select(alert => alert.OnceKey).ShouldBe(["alert:usage:2026-11:limited:80", "alert:usage:2026-11:limited:100"]);
        books.Mario.Open(told[1].Text)!.ShouldContain("Tant qu'un paiement manque, les appels sonnent chez vous.");
        var usage = await books.Mario.Send(new ShowUsage());
        usage.Alerts.Select(alert => (alert.Percent, alert.OfLimit)).ShouldBe([(80, true), (100, true)]);
        (usage.Then.Minutes, usage.Then.PerMinute).ShouldBe((60, null), "the limit that holds is the one that is shown");
    }

    [Fact]
    public async Task An_owner_who_cannot_be_reached_stops_nothing()
    {
        await using var books = await Books.Open(database);
        await books.Tell(await Call(books, 40_000));
        (await Seconds(books)).ShouldBe([40_000]);
        (await Alerts(books)).ShouldBeEmpty();
    }

    private static async Task<CallEnded> Call(Books books, int seconds, bool taken = true)
    {
        var situation = await books.Mario.Call();
        if (taken)
            await books.Mario.Read(async db =>
            {
                db.UsageEntries.Add(new UsageEntry(books.Mario.NewId(), books.Mario.Tenant, situation.StoreId, situation.CallId, Answered));
                return await db.SaveChangesAsync();
            });
        var events = await Change(books, situation.CallId, call =>
        {
            call.PickedUp(Answered);
            call.End("normal_clearing", Answered + Duration.FromSeconds(seconds));
        });
        return events.OfType<CallEnded>().Single();
    }

    private static Task<List<DomainEvent>> Change(Books books, Guid callId, Action<Call> change) => books.Mario.Work(async scope =>
    {
        var db = scope.GetRequiredService<KallikyDb>();
        var call = await db.Calls.SingleAsync(known => known.Id == callId);
        change(call);
        var events = call.Events.ToList();
        call.ForgetEvents();
        await db.SaveChangesAsync();
        return events;
    });

    private static Task Listen(Books books) => books.Mario.Work(async scope =>
    {
        var (db, vault) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<IVault>());
        (await db.Stores.SingleAsync()).AlertPhone = vault.Seal("+33639980100");
        return await db.SaveChangesAsync();
    });

    private static Task<List<int>> Seconds(Books books) => books.Mario.Read(db => db.UsageEntries.AsNoTracking().Select(entry => entry.Seconds!.Value).ToListAsync());

    private static Task<List<Message>> Alerts(Books books) => books.Mario.Read(db => db.Messages.AsNoTracking()
        .Where(message => message.Kind == MessageKind.Notice).OrderBy(message => message.Id).ToListAsync());
}
