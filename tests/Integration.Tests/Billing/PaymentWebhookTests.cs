using System.Text.Json.Nodes;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Fakes.Stripe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plan = Kalliky.Domain.Businesses.Plan;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What Stripe tells is believed when it is signed, and means the same in any order, any number of times and late.</summary>
[Collection<OneStripe>]
public sealed class PaymentWebhookTests(StripeHost host)
{
    [Fact]
    public async Task What_is_not_signed_by_Stripe_is_refused()
    {
        var payer = await Paying();
        var session = host.Stripe.Session((await payer.Checkout()).SessionId!);
        var before = await Known(payer);
        Action<HttpRequestMessage>[] forgeries =
        [
            request => request.Headers.Remove("Stripe-Signature"),
            request => Sign(request, "t=1,v1=00"),
            request => Sign(request, "nothing"),
            request => Sign(request, Of(request).Replace("v1=", "v0=", StringComparison.Ordinal)),
            request => Sign(request, Of(request)[..^2] + "00"),
            request => request.Content = new StringContent("{}"),
        ];
        foreach (var forgery in forgeries)
            (await host.Tell("checkout.session.completed", session, change: forgery)).ShouldBe(401);
        (await host.Tell("checkout.session.completed", session, signedAt: DateTimeOffset.UtcNow.AddMinutes(-6))).ShouldBe(401, "too old: replayed by somebody who listened");
        (await Known(payer)).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_event_again_does_nothing()
    {
        var payer = await Paying();
        var session = (await payer.Checkout()).SessionId!;
        host.Stripe.Pay(session);
        var happened = StripeEvents.Of("checkout.session.completed", host.Stripe.Session(session));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Tell(happened)));

        answers.ShouldAllBe(status => status == 200);
        await Payer.Until(async () => await payer.Plan() == Plan.Pro);
        (await payer.Read(db => db.WebhookEvents.CountAsync(known => known.EventId == (string)happened["id"]!))).ShouldBe(1);
        (await payer.Read(db => db.PaidPeriods.CountAsync())).ShouldBe(1);
        (await payer.Told()).Count(words => words.Contains("vous avez maintenant le plan PRO.", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task The_last_one_first_comes_to_the_same()
    {
        var payer = await Paying();
        var session = (await payer.Checkout()).SessionId!;
        var subscription = host.Stripe.Pay(session);
        var before = subscription.DeepClone().AsObject();
        host.Stripe.Renew(subscription, isPaid: false);

        // Late first, then what came before it: an old event brings no old state back.
        await host.Tell("invoice.payment_failed", host.Stripe.Invoice(subscription));
        await Payer.Until(async () => await Late(payer));
        await host.Tell("customer.subscription.created", before);
        await host.Tell("checkout.session.completed", host.Stripe.Session(session));

        await Payer.Until(async () => (await payer.Checkout()).Status == CheckoutStatus.Paid);
        (await Late(payer)).ShouldBeTrue();
        (await payer.Plan()).ShouldBe(Plan.Pro);
    }

    [Fact]
    public async Task An_event_of_days_ago_shows_what_is_true_today()
    {
        var payer = await Paying();
        var session = (await payer.Checkout()).SessionId!;
        var subscription = host.Stripe.Pay(session);
        var late = StripeEvents.Of("checkout.session.completed", host.Stripe.Session(session));
        late["created"] = DateTimeOffset.UtcNow.AddDays(-3).ToUnixTimeSeconds();
        subscription["status"] = "canceled";

        (await host.Tell(late)).ShouldBe(200);

        await Payer.Until(async () => (await payer.Checkout()).Status == CheckoutStatus.Paid);
        (await payer.Plan()).ShouldBe(Plan.Free);
    }

    [Fact]
    public async Task News_that_never_come_are_fetched()
    {
        var payer = await Paying();
        host.Stripe.Pay((await payer.Checkout()).SessionId!);
        await payer.Read(db => db.PaymentAccounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.LookAt, NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0))));

        (await payer.Send(new LookAtPayments())).ShouldBeTrue();
        (await payer.Send(new LookAtPayments())).ShouldBeFalse();

        (await payer.Plan()).ShouldBe(Plan.Pro);
    }

    [Fact]
    public async Task A_customer_of_nobody_another_version_and_too_much_are_answered()
    {
        var stranger = new JsonObject { ["id"] = "sub_1", ["object"] = "subscription", ["customer"] = "cus_of_nobody" };
        (await host.Tell("customer.subscription.updated", stranger)).ShouldBe(200);

        var old = StripeEvents.Of("customer.subscription.updated", stranger);
        old["api_version"] = "2024-06-20";
        (await host.Tell(old)).ShouldBe(400);

        var huge = StripeEvents.Of("customer.subscription.updated", new JsonObject { ["x"] = new string('x', 600_000) });
        (await host.Tell(huge)).ShouldBe(413);
    }

    [Fact]
    public async Task Money_that_goes_back_to_a_customer_of_nobody_any_more_is_named_to_the_operator()
    {
        using var log = new Heard();
        host.Host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var charge = host.Stripe.Charge("cus_forgotten", 11_880);
        charge["payment_intent"] = "pi_forgotten";
        var (refund, dispute) = (host.Stripe.RefundOfPlan(charge, 5_000), host.Stripe.Dispute(charge));

        foreach (var happened in new[] { refund, StripeEvents.Of("charge.dispute.created", dispute), host.Stripe.Decided(dispute, "lost") })
            (await host.Tell(happened)).ShouldBe(200);

        var heard = log.Of("nobody knows");
        heard.Count.ShouldBe(2, "a dispute that is open takes nothing yet");
        heard[0].ShouldContain($"5000 cents of payment pi_forgotten went back to a customer whom nobody knows here any more ({refund["id"]})");
        heard.ShouldAllBe(line => !line.Contains("cus_forgotten", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refunds_and_disputes_are_told_to_the_owner_once()
    {
        var payer = await Paying();
        var customer = await payer.Customer();
        var refund = StripeEvents.Of("charge.refunded", host.Stripe.Charge(customer, 11_880, refunded: 5_000));
        var dispute = StripeEvents.Of("charge.dispute.created", host.Stripe.Dispute(host.Stripe.Charge(customer, 11_880)));

        foreach (var happened in new[] { refund, dispute, refund, dispute })
            (await host.Tell(happened)).ShouldBe(200);

        var told = await payer.Told();
        told.Count(words => words.Contains("50,00\u00a0€ vous ont été remboursés.", StringComparison.Ordinal)).ShouldBe(1);
        told.Count(words => words.Contains("votre banque conteste un paiement de 118,80\u00a0€.", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Each_refund_of_a_plan_is_told_with_its_own_amount_whatever_comes_first()
    {
        var payer = await Paying();
        var charge = host.Stripe.Charge(await payer.Customer(), 11_880);
        var (first, second) = (host.Stripe.RefundOfPlan(charge, 5_000), host.Stripe.RefundOfPlan(charge, 3_000));

        foreach (var happened in new[] { second, first, second })
            (await host.Tell(happened)).ShouldBe(200);

        var told = (await payer.Told()).Where(words => words.Contains("vous ont été remboursés", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBe(2);
        told.ShouldContain(words => words.Contains("30,00\u00a0€", StringComparison.Ordinal));
        told.ShouldContain(words => words.Contains("50,00\u00a0€", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lost", "les 118,80\u00a0€ contestés vous ont été rendus.")]
    [InlineData("won", "le paiement de 118,80\u00a0€ est maintenu.")]
    public async Task What_a_bank_has_decided_about_a_plan_is_told_once(string status, string words)
    {
        var payer = await Paying();
        var closed = host.Stripe.Decided(host.Stripe.Dispute(host.Stripe.Charge(await payer.Customer(), 11_880)), status);

        for (var again = 0; again < 2; again++)
            (await host.Tell(closed)).ShouldBe(200);

        (await payer.Told()).Count(told => told.Contains(words, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_went_back_of_a_plan_stands_in_the_books_beside_its_payment()
    {
        var payer = await host.NewPayer();
        using var owner = await payer.Owner();
        var subscription = await payer.Subscribe(Plan.Enterprise);
        var invoice = host.Stripe.Invoice(subscription);
        var charge = host.Stripe.ChargeOf(invoice);

        // On the last evening of a month little is paid for the rest of it.
        var refund = host.Stripe.RefundOfPlan(charge, 1);
        var lost = host.Stripe.Decided(host.Stripe.Dispute(charge), "lost");

        foreach (var happened in new[] { refund, lost, refund })
            (await host.Tell(happened)).ShouldBe(200);

        var rows = await payer.Read(db => db.PlanRefunds.OrderBy(row => row.NotedAt).ToListAsync());
        rows.Select(row => (row.Payment, row.Why, row.Amount.Cents)).ShouldBe([((string)invoice["id"]!, PlanRefundReason.Refunded, 1L), ((string)invoice["id"]!, PlanRefundReason.DisputeLost, (long)charge["amount"]!)]);
        var paid = await payer.Read(db => db.PaidPeriods.SingleAsync());
        var shown = await payer.Send(new ListPlanRefunds());
        shown.ShouldAllBe(row => row.Month == paid.Month && row.Invoice == null);
        var page = System.Net.WebUtility.HtmlDecode((await owner.Open("/pizza-mario/facturation")).Text);
        page.ShouldContain("0,01\u00a0€ remboursés le");
        page.ShouldContain("rendus par votre banque le");
    }

    private async Task<Payer> Paying()
    {
        var payer = await host.NewPayer();
        (await payer.Send(new ChoosePlan(Plan.Pro, "pizza-mario"))).ShouldBeOfType<ChoosePlan.ToPay>();
        await payer.House.Hire(Domain.Accounts.Role.Owner);
        return payer;
    }

    private static Task<int> Known(Payer payer) => payer.Read(db => db.WebhookEvents.CountAsync(known => known.Vendor == "stripe"));

    private static Task<bool> Late(Payer payer) => payer.Read(db => db.PaymentAccounts.AnyAsync(account => account.LateSince != null));

    private static string Of(HttpRequestMessage request) => request.Headers.GetValues("Stripe-Signature").Single();

    private static void Sign(HttpRequestMessage request, string signature)
    {
        request.Headers.Remove("Stripe-Signature");
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
    }
}
