using Kalliky.Application.Billing;
using Kalliky.Application.Calls;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>A payment is owed: the owner is told, ten days pass as if nothing were, then FREE's limits hold, and with the payment
/// everything is back. The clock is in the test's hand, the collector is the demonstration's.</summary>
public sealed class DunningTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Duration Day = Duration.FromDays(1);

    [Fact]
    public async Task Nothing_changes_for_ten_days_and_the_owner_knows()
    {
        await using var mario = await Owing();
        (await Told(mario)).ShouldHaveSingleItem().ShouldContain("un paiement a été refusé. Rien ne change jusqu’au 4 décembre");

        await Look(mario, 8 * Day);

        (await Told(mario))[^1].ShouldContain("Le 4 décembre, votre assistant passera aux limites du plan FREE.");
        (await Admitted(mario, 5)).ShouldBe(5);
        await Look(mario, 8.5 * Day);
        (await Told(mario)).Count.ShouldBe(2, "each is told once");
    }

    [Fact]
    public async Task After_ten_days_the_limits_of_free_hold_and_are_told()
    {
        await using var mario = await Owing();
        await Look(mario, 10 * Day);

        (await Told(mario))[^1].ShouldContain("Votre assistant répond maintenant dans les limites du plan FREE");
        (await Admitted(mario, 5)).ShouldBe(1, "one call at a time");
        var usage = await mario.Send(new ShowUsage());
        (usage.Plan, usage.CallsAtOnce, usage.Terms.MonthlyCents).ShouldBe((Plan.Pro, 1, 9_900), "the plan and its price stay");
    }

    [Fact]
    public async Task Whoever_is_billed_in_English_is_told_in_English()
    {
        await using var mario = await Owing(billed: Language.English);
        await Look(mario, 8 * Day);
        await Look(mario, 10 * Day);
        await mario.Send(new RefuseLocalCard(false));
        await Read(mario);

        var told = await Told(mario);
        string[] says = ["Mario: a payment was refused. Nothing changes until 4 December", "On 4 December, your assistant goes over to the limits", "now answers within the limits of the FREE plan", "your payment has arrived, thank you."];
        told.Count.ShouldBe(says.Length);
        foreach (var (words, say) in told.Zip(says))
            words.ShouldContain(say);
        (await mario.Read(db => db.Messages.Select(message => message.Subject!).ToListAsync())).Select(subject => mario.Open(subject)!).ShouldContain("Pizza Mario: your payment has arrived, thank you. Your plan is complete.");
    }

    [Fact]
    public async Task Whoever_called_a_mail_unwanted_is_told_all_the_same_and_not_limited_untold()
    {
        await using var mario = await Owing();
        await mario.Work(async scope =>
        {
            await scope.GetRequiredService<OptOuts>().Add(scope.GetRequiredService<IVault>().KeyOf("mario@kalliky.test"), TestContext.Current.CancellationToken);
            return await scope.GetRequiredService<KallikyDb>().SaveChangesAsync();
        });
        await Look(mario, 8 * Day);
        await Look(mario, 10 * Day);

        var told = await mario.Read(db => db.Messages.Select(message => new { message.Id, message.ExpiresAt }).ToListAsync());
        told.Count.ShouldBe(3);
        foreach (var message in told.Where(message => message.ExpiresAt > mario.Now))
            (await mario.Send(new TakeUpMessage(message.Id))).ShouldNotBeNull().Mail.ShouldNotBeNull();
        (await mario.Read(db => db.Messages.CountAsync(message => message.FailureReason == "opted_out"))).ShouldBe(0);
    }

    [Fact]
    public async Task The_limits_begin_though_nobody_looked_but_never_before_they_were_told()
    {
        await using var mario = await Owing();
        mario.Now = Restaurant.At(19, 0) + (10 * Day);
        (await Admitted(mario, 3)).ShouldBe(1);
        (await Told(mario)).ShouldHaveSingleItem().ShouldContain("jusqu’au 4 décembre");
    }

    [Fact]
    public async Task With_the_payment_everything_is_back_at_once()
    {
        await using var mario = await Owing();
        await Look(mario, 11 * Day);
        (await Admitted(mario, 2)).ShouldBe(1);

        await mario.Send(new RefuseLocalCard(false));
        await Read(mario);

        (await Admitted(mario, 3)).ShouldBe(3);
        (await Told(mario))[^1].ShouldContain("votre paiement est arrivé, merci.");
        (await mario.Read(db => db.PaymentAccounts.SingleAsync())).LateSince.ShouldBeNull();
    }

    [Fact]
    public async Task Who_owes_a_second_time_has_ten_days_again()
    {
        await using var mario = await Owing();
        await mario.Send(new RefuseLocalCard(false));
        await Read(mario);
        mario.Now += 20 * Day;

        await mario.Send(new RefuseLocalCard(true));
        await Read(mario);

        (await Admitted(mario, 3)).ShouldBe(3);
        (await mario.Read(db => db.Subscriptions.SingleAsync())).LimitedFrom.ShouldBe(mario.Now + (10 * Day));
    }

    [Fact]
    public async Task The_month_that_follows_is_paid_and_told_once()
    {
        await using var mario = await Subscribed();
        mario.Now = ProRata.Until(mario.Now) + MeterReading.Late + Duration.FromMinutes(1);

        (await mario.Send(new LookAtPayments())).ShouldBeTrue();
        (await mario.Send(new LookAtPayments())).ShouldBeFalse();

        var months = await mario.Read(db => db.PaidPeriods.OrderBy(period => period.Month).Select(period => period.Month).ToListAsync());
        months.ShouldBe([new LocalDate(2026, 11, 1), new LocalDate(2026, 12, 1)]);
    }

    // On the evening of 24 November, PRO since an hour, and the card is refused.
    private async Task<Restaurant> Owing(Language billed = Language.French)
    {
        var mario = await Subscribed();
        if (billed != Language.French)
            await mario.Send(new KeepBillingDetails("Mario SARL", "12 rue Condorcet", "38000", "Grenoble", "FR", "732829320", null, null, billed));
        await mario.Send(new RefuseLocalCard(true));
        await Read(mario);
        return mario;
    }

    private async Task<Restaurant> Subscribed()
    {
        var mario = await Restaurant.Open(database);
        await mario.Work(async scope =>
        {
            var (db, vault) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<IVault>());
            (await db.Stores.SingleAsync()).AlertEmail = vault.Seal("mario@kalliky.test");
            var subscription = await db.Subscriptions.SingleAsync();
            subscription.ChangeTo(Plan.Free, mario.Now);
            subscription.AgreeOn(0);
            return await db.SaveChangesAsync();
        });
        var pay = (await mario.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        (await mario.Send(new PayLocally(pay.Checkout))).ShouldBeTrue();
        await Read(mario);
        (await mario.Read(db => db.Subscriptions.SingleAsync())).Plan.ShouldBe(Plan.Pro);
        await mario.Work(async scope => await scope.GetRequiredService<KallikyDb>().Messages.ExecuteDeleteAsync());
        return mario;
    }

    // As the bus does.
    private static Task Read(Restaurant mario) => mario.Work(async scope =>
    {
        foreach (var reaction in scope.GetServices<IReact<PaymentsMoved>>())
            await reaction.React(new PaymentsMoved(mario.Tenant), TestContext.Current.CancellationToken);
        return true;
    });

    private static async Task Look(Restaurant mario, Duration after)
    {
        mario.Now = Restaurant.At(18, 40) + after;
        await mario.Send(new LookAtPayments());
    }

    /// <summary>How many of so many calls at once are taken.</summary>
    private static async Task<int> Admitted(Restaurant mario, int calls)
    {
        var taken = 0;
        var rung = new List<Guid>();
        for (var ring = 0; ring < calls; ring++)
        {
            var id = (await mario.Call()).CallId;
            rung.Add(id);
            var admission = await mario.Work(async scope => await scope.GetRequiredService<ICallAllowance>()
                .Admit(await scope.GetRequiredService<KallikyDb>().Calls.SingleAsync(call => call.Id == id), TestContext.Current.CancellationToken));
            taken += admission == Admission.Taken ? 1 : 0;
        }

        await mario.Work(async scope => await scope.GetRequiredService<KallikyDb>().Calls.Where(call => rung.Contains(call.Id)).ExecuteUpdateAsync(set => set.SetProperty(call => call.Status, CallStatus.Ended)));
        return taken;
    }

    private static async Task<IReadOnlyList<string>> Told(Restaurant mario)
    {
        var texts = await mario.Read(db => db.Messages.Where(message => EF.Functions.Like(message.OnceKey!, "alert:payment:%")).OrderBy(message => message.CreatedAt).ThenBy(message => message.Id).Select(message => message.Text).ToListAsync());
        return [.. texts.Select(text => mario.Open(text)!)];
    }
}
