using System.Net;
using Kalliky.Application.Billing;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Fakes.Stripe;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>The owner connects an account that the money of orders goes to; links leave only while Stripe lets it take money.</summary>
[Collection<OneStripe>]
public sealed class PayoutTests(StripeHost host)
{
    private const string Page = "/pizza-mario/facturation/liens";

    [Fact]
    public async Task One_is_led_to_Stripes_forms_and_comes_back_to_an_account_that_is_ready()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        (await Shown(owner)).ShouldContain("Pas relié");

        var sent = await owner.Swap(Page + "?handler=Connect");
        var account = await payer.Account();
        sent.Header("HX-Redirect")!.ShouldStartWith($"https://connect.stripe.test/setup/e/{account}/");
        (await Shown(owner)).ShouldContain("En attente");

        host.Stripe.Onboard(account);
        (await Shown(owner, "?retour=true")).ShouldContain("Prêt");
        (await owner.Swap(Page + "?handler=Settle", ("IsOn", "true"), ("Receipts", "true"))).Status.ShouldBe(200);
        (await payer.Read(db => db.Stores.Select(store => store.PaymentLinks).SingleAsync())).IsOn.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_switched_on_before_that()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await owner.Open(Page);
        await owner.Swap(Page + "?handler=Connect");

        var refused = await owner.Swap(Page + "?handler=Settle", ("IsOn", "true"));

        refused.Status.ShouldBe(422);
        WebUtility.HtmlDecode(refused.Text).ShouldContain("Reliez d’abord un compte d’encaissement");
        (await payer.Read(db => db.Stores.Select(store => store.PaymentLinks).SingleAsync())).IsOn.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_clicks_and_a_lost_answer_make_one_account()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        await owner.Open(Page);
        host.Stripe.Faults.Next("accounts", Fault.ReplyLost);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.Swap(Page + "?handler=Connect")));

        host.Stripe.Accounts(payer.Tenant.ToString()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_account_that_is_stopped_sends_no_link_and_its_owner_is_told()
    {
        var payer = await host.NewPayer();
        await payer.House.Hire(Role.Owner);
        var account = await payer.TakesLinks(host);

        await host.TellOn(account, host.Stripe.Onboard(account, isContent: false));
        await Payer.Until(() => payer.Read(db => db.PayoutAccounts.AnyAsync(known => known.Standing == PayoutStanding.Restricted)));

        (await payer.House.Confirm()).Token.ShouldBeNull();
        (await payer.Told()).Count(words => words.Contains("attend quelque chose de vous", StringComparison.Ordinal)).ShouldBe(1);
        using var owner = await payer.Owner();
        (await Shown(owner)).ShouldContain("Aucun lien ne part tant que le compte d’encaissement n’est pas prêt.");
    }

    [Fact]
    public async Task An_account_that_was_taken_away_is_lost_and_another_can_be_connected()
    {
        var payer = await host.NewPayer();
        var account = await payer.TakesLinks(host);
        host.Stripe.Disconnect(account);

        await host.TellOn(account, host.Stripe.Account(account), "account.application.deauthorized");
        await Payer.Until(() => payer.Read(db => db.PayoutAccounts.AnyAsync(known => known.Handle == null)));

        (await payer.Send(new ConnectPayouts("pizza-mario"))).ShouldBeOfType<ConnectPayouts.Opened>();
        (await payer.Account()).ShouldNotBe(account);
    }

    [Fact]
    public async Task News_of_an_account_that_are_forged_or_stale_are_refused()
    {
        var payer = await host.NewPayer();
        await payer.Send(new ConnectPayouts("pizza-mario"));
        var account = await payer.Account();
        var happened = StripeEvents.On(account, "account.updated", host.Stripe.Onboard(account));
        Action<HttpRequestMessage>[] forgeries =
        [
            request => request.Headers.Remove("Stripe-Signature"),
            request => Sign(request, "t=1,v1=00"),
            request => Sign(request, request.Headers.GetValues("Stripe-Signature").Single()[..^2] + "00"),
            request => request.Content = new StringContent(StripeEvents.On(account, "account.updated", host.Stripe.Account(account)).ToJsonString()),
        ];

        foreach (var forgery in forgeries)
            (await host.Tell(happened, change: forgery)).ShouldBe(401);
        (await host.Tell(happened, signedAt: DateTimeOffset.UtcNow.AddMinutes(-6))).ShouldBe(401, "replayed by somebody who listened");

        (await payer.Read(db => db.WebhookEvents.CountAsync(known => known.EventId == (string)happened["id"]!))).ShouldBe(0);
        (await payer.Read(db => db.PayoutAccounts.SingleAsync())).Standing.ShouldBe(PayoutStanding.Pending);
    }

    [Fact]
    public async Task News_of_an_account_doubled_shuffled_and_late_come_to_the_same()
    {
        var payer = await host.NewPayer();
        await payer.House.Hire(Role.Owner);
        var account = await payer.TakesLinks(host);
        var ready = StripeEvents.On(account, "account.updated", host.Stripe.Account(account));
        ready["created"] = DateTimeOffset.UtcNow.AddDays(-3).ToUnixTimeSeconds();
        var stopped = StripeEvents.On(account, "account.updated", host.Stripe.Onboard(account, isContent: false));

        // The last one first, then what came before it: an old event brings no old state back.
        (await host.Tell(stopped)).ShouldBe(200);
        await Becomes(payer, PayoutStanding.Restricted);
        (await Task.WhenAll(Enumerable.Range(0, 6).SelectMany(_ => new[] { host.Tell(ready), host.Tell(stopped) }))).ShouldAllBe(status => status == 200);
        (await payer.Read(db => db.PayoutAccounts.SingleAsync())).Standing.ShouldBe(PayoutStanding.Restricted);
        await host.TellOn(account, host.Stripe.Onboard(account));
        await Becomes(payer, PayoutStanding.Ready);

        (await payer.Read(db => db.WebhookEvents.CountAsync(known => known.EventId == (string)ready["id"]! || known.EventId == (string)stopped["id"]!))).ShouldBe(2);
        (await payer.Told()).Count(words => words.Contains("attend quelque chose de vous", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task News_that_never_come_are_fetched()
    {
        var payer = await host.NewPayer();
        await payer.Send(new ConnectPayouts("pizza-mario"));
        host.Stripe.Onboard(await payer.Account());
        await payer.Read(db => db.PayoutAccounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.LookAt, NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0))));

        (await payer.Send(new LookAtPayouts())).ShouldBeTrue();
        (await payer.Send(new LookAtPayouts())).ShouldBeFalse();

        (await payer.Read(db => db.PayoutAccounts.SingleAsync())).Standing.ShouldBe(PayoutStanding.Ready);
    }

    [Theory]
    [InlineData(Role.Manager, 200)]
    [InlineData(Role.Staff, 403)]
    public async Task Only_the_owner_says_where_the_money_goes(Role role, int shown)
    {
        var payer = await host.NewPayer();
        using var visitor = await payer.House.SignedIn(role);
        await visitor.Open("/pizza-mario/aujourdhui");
        (await visitor.Open(Page)).Status.ShouldBe(shown);
        (await visitor.Swap(Page + "?handler=Connect")).Status.ShouldBe(403);
        (await payer.Read(db => db.PayoutAccounts.CountAsync())).ShouldBe(0);
    }

    private static Task Becomes(Payer payer, PayoutStanding standing) => Payer.Until(() => payer.Read(db => db.PayoutAccounts.AnyAsync(known => known.Standing == standing)));

    private static void Sign(HttpRequestMessage request, string signature)
    {
        request.Headers.Remove("Stripe-Signature");
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
    }

    private static async Task<string> Shown(Visitor visitor, string query = "")
    {
        var page = await visitor.Open(Page + query);
        page.Status.ShouldBe(200);
        return WebUtility.HtmlDecode(page.Text);
    }
}
