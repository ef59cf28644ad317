using System.Net;
using Kalliky.Application.Billing;
using Kalliky.Application.Ordering;
using Kalliky.Domain.Billing;
using Kalliky.Fakes.Stripe;
using Kalliky.Fakes.Telnyx;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Orders are paid by a link at Stripe: the business receives the money less Kalliky's commission, and what is not made is given
/// back, whatever is told, in whatever order and however often.</summary>
[Collection<OneStripe>]
public sealed partial class OrderPaymentTests(StripeHost host)
{
    // FREE takes 5 % of 12,50 € of goods, 63 cents, and the tax on it; the delivery is charged to the customer and brings no commission.
    private const long Amount = 1_550;
    private const long FreeFee = 76;

    [Fact]
    public async Task The_caller_receives_a_link_pays_and_the_business_has_the_money_less_the_commission()
    {
        var payer = await host.NewPayer();
        var account = await payer.TakesLinks(host);
        var (order, token) = await payer.Order();
        using var caller = new Visitor(host.Host);
        (await Shown(caller, $"/payer/{token}")).ShouldContain("15,50\u00a0€");

        var sent = await caller.Open($"/payer/{token}?handler=Go");
        var session = (await payer.Payment(order)).SessionId!;
        (sent.Status, sent.Header("Location")).ShouldBe((302, (string?)host.Stripe.Session(session)["url"]));
        var charge = host.Stripe.PayOrder(session);
        ((long)charge["amount"]!, (long)charge["application_fee_amount"]!, (string?)charge["transfer_data"]!["destination"]).ShouldBe((Amount, FreeFee, account));

        (await Shown(caller, $"/payer/{token}?retour=true")).ShouldContain("Payée, merci !");
        await Payer.Until(async () => (await payer.Written(host, order)).Any(text => text.Contains("est bien arrivé", StringComparison.Ordinal)));
        using var owner = await payer.Owner();
        (await Shown(owner, "/pizza-mario/commandes")).ShouldContain("Payée");
        var page = await Shown(owner, "/pizza-mario/facturation/liens");
        page.ShouldContain("dont commission 0,76\u00a0€");
    }

    [Fact]
    public async Task News_doubled_shuffled_and_late_come_to_the_same()
    {
        var (payer, order, token) = await Linked();
        var session = await payer.Session(order, token);
        var open = StripeEvents.Of("checkout.session.completed", host.Stripe.Session(session));
        var charge = host.Stripe.PayOrder(session);
        var paid = StripeEvents.Of("checkout.session.completed", host.Stripe.Session(session));
        open["created"] = DateTimeOffset.UtcNow.AddDays(-2).ToUnixTimeSeconds();

        (await Task.WhenAll(Enumerable.Range(0, 6).SelectMany(_ => new[] { host.Tell(paid), host.Tell(open) }))).ShouldAllBe(status => status == 200);
        await payer.Becomes(order, OrderPaymentStatus.Paid);
        (await host.Tell("charge.refunded", charge)).ShouldBe(200);
        (await host.Tell("checkout.session.expired", host.Stripe.Session(session))).ShouldBe(200);

        await payer.Send(new LookAtOrderPayment((await payer.Payment(order)).Id, IsBack: true));
        (await payer.Payment(order)).Status.ShouldBe(OrderPaymentStatus.Paid);
        await Payer.Until(async () => (await payer.Written(host, order)).Count == 2);
        (await payer.Written(host, order)).Count(text => text.Contains("est bien arrivé", StringComparison.Ordinal)).ShouldBe(1, "one receipt");
    }

    [Fact]
    public async Task A_refused_order_is_given_back_once_with_the_commission()
    {
        var (payer, order, token) = await Linked();
        var charge = await payer.Pay(host, order, token);
        await host.Tell("checkout.session.completed", host.Stripe.Session((await payer.Payment(order)).SessionId!));
        await payer.Becomes(order, OrderPaymentStatus.Paid);

        (await payer.Send(new RefuseOrder(order, "four en panne", "x"))).ShouldBeOfType<HandledOrder.Moved>();
        await payer.Becomes(order, OrderPaymentStatus.Refunded);
        for (var again = 0; again < 3; again++)
            await host.Tell("charge.refunded", charge);

        var refund = host.Stripe.Refunds((string)charge["payment_intent"]!).ShouldHaveSingleItem();
        ((long)refund["amount"]!, (bool)refund["kalliky_reversed"]!).ShouldBe((Amount, true));
        await payer.KeepsOf(host, order, charge, 0);
        host.Stripe.Balance(await payer.Account()).ShouldBe(0);
        await Payer.Until(async () => (await payer.Written(host, order)).Any(text => text.Contains("vous sont rendus", StringComparison.Ordinal)));
        foreach (var account in Enum.GetValues<LedgerAccount>())
            (await payer.Balance(account)).ShouldBe(0, account.ToString());
    }

    [Fact]
    public async Task Who_pays_while_the_order_is_refused_gets_the_money_back()
    {
        var (payer, order, token) = await Linked();
        var session = await payer.Session(order, token);
        host.Stripe.PayOrder(session);

        // Nothing was told of the payment: the refusal itself makes us look.
        await payer.Send(new RefuseOrder(order, "plus de pâte", "x"));

        await payer.Becomes(order, OrderPaymentStatus.Refunded);
    }

    [Fact]
    public async Task A_refusal_before_anybody_paid_closes_the_page()
    {
        var (payer, order, token) = await Linked();
        var session = await payer.Session(order, token);

        await payer.Send(new RefuseOrder(order, "plus de pâte", "x"));

        await payer.Becomes(order, OrderPaymentStatus.Withdrawn);
        ((string?)host.Stripe.Session(session)["status"]).ShouldBe("expired");
        using var caller = new Visitor(host.Host);
        (await Shown(caller, $"/payer/{token}")).ShouldContain("il n’y a rien à payer.");
        (await payer.Send(new OpenOrderPayment((await payer.Payment(order)).Id, token))).ShouldBeOfType<OpenOrderPayment.Over>();
    }

    [Fact]
    public async Task Nobody_pays_after_its_time()
    {
        var (payer, order, token) = await Linked();
        var session = await payer.Session(order, token);
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(1);
        await payer.Read(db => db.OrderPayments.Where(payment => payment.OrderId == order)
            .ExecuteUpdateAsync(set => set.SetProperty(payment => payment.ExpiresAt, past).SetProperty(payment => payment.LookAt, past)));

        (await payer.Send(new LookAtOrderPayment((await payer.Payment(order)).Id))).ShouldBeTrue();

        (await payer.Payment(order)).Status.ShouldBe(OrderPaymentStatus.Expired);
        ((string?)host.Stripe.Session(session)["status"]).ShouldBe("expired");
        (await payer.Payment(order)).LookAt.ShouldBeNull();
    }

    [Fact]
    public async Task Two_taps_and_a_lost_answer_open_one_page()
    {
        var (payer, order, token) = await Linked();
        var payment = (await payer.Payment(order)).Id;
        host.Stripe.Faults.Next("checkout", Fault.ReplyLost);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => payer.Send(new OpenOrderPayment(payment, token))));

        answers.OfType<OpenOrderPayment.ToPay>().Select(answer => answer.Address).Distinct().ShouldHaveSingleItem();
        host.Stripe.OrderSessions(payment).ShouldBe(1);
    }

    [Fact]
    public async Task A_collector_that_is_down_is_said_and_nothing_is_lost()
    {
        var (payer, order, token) = await Linked();
        using var caller = new Visitor(host.Host);
        for (var tries = 0; tries < 3; tries++)
            host.Stripe.Faults.Next("checkout", Fault.Broken);

        (await Shown(caller, $"/payer/{token}?handler=Go")).ShouldContain("Le service de paiement ne répond pas. Rien n’a été débité");

        (await payer.Session(order, token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_commission_that_was_kept_is_not_owed_again()
    {
        var (payer, order, token) = await Linked();
        await payer.Pay(host, order, token);
        await host.Tell("checkout.session.completed", host.Stripe.Session((await payer.Payment(order)).SessionId!));
        await payer.Becomes(order, OrderPaymentStatus.Paid);

        await payer.HandOver(order);

        await Payer.Until(() => payer.Read(db => db.LedgerEntries.AnyAsync(entry => entry.Kind == LedgerKind.Settled)));
        (await payer.Balance(LedgerAccount.Due)).ShouldBe(0);
        (await payer.Balance(LedgerAccount.Collected)).ShouldBe(63);
        (await payer.Balance(LedgerAccount.Commission)).ShouldBe(-63);
        var sum = await payer.Send(new SumCommissions());
        (sum.Commission.Cents, sum.Collected.Cents).ShouldBe((63, 63));
        var bill = await payer.Send(new ShowMonthBill());
        (bill.Net.Cents, bill.Collected.Cents, bill.Due.Cents).ShouldBe((63, FreeFee, 0));
        (sum.Collected + sum.CollectedTax).Cents.ShouldBe(FreeFee);
        await IsTraced(payer, order, FreeFee - 63);
    }

    // On the page and in the file: each with its order.
    private static async Task IsTraced(Payer payer, Guid order, long tax)
    {
        using var owner = await payer.Owner();
        var page = await Shown(owner, "/pizza-mario/facturation");
        page.ShouldContain("Réglée par lien");
        page.ShouldContain("-0,63\u00a0€");
        page.ShouldContain($"et -0,{tax:00}\u00a0€ de TVA");
        page.ShouldContain($"dont 0,63\u00a0€ réglés par lien, et 0,{tax:00}\u00a0€ de TVA");
        var lines = (await owner.Open("/pizza-mario/facturation?handler=Export")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var cells = lines.Single(line => line.Contains("Réglée par lien", StringComparison.Ordinal)).Split(';');
        (cells[6], cells[7], cells[9], cells[10]).ShouldBe(("0,00", $"ord_{order}", "0,63", $"0,{tax:00}"));
    }

    [Fact]
    public async Task A_dispute_is_noted_and_told_to_the_owner_once()
    {
        var (payer, order, token) = await Linked();
        await payer.House.Hire(Domain.Accounts.Role.Owner);
        var charge = await payer.Pay(host, order, token);
        await host.Tell("checkout.session.completed", host.Stripe.Session((await payer.Payment(order)).SessionId!));
        await payer.Becomes(order, OrderPaymentStatus.Paid);
        var dispute = host.Stripe.Contest(charge);

        await host.Tell("charge.dispute.created", dispute);
        await host.Tell("charge.dispute.created", dispute);

        await Payer.Until(async () => (await payer.Payment(order)).DisputedAt is not null);
        (await payer.Told()).Count(words => words.Contains("conteste le paiement de la commande", StringComparison.Ordinal)).ShouldBe(1);
        using var owner = await payer.Owner();
        (await Shown(owner, "/pizza-mario/facturation/liens")).ShouldContain("Contesté par la banque du client");
    }

    [Fact]
    public async Task Anothers_link_news_and_orders_reach_nothing_here()
    {
        var (mine, order, token) = await Linked();
        var yours = await host.NewPayer();
        var payment = (await mine.Payment(order)).Id;

        (await yours.Send(new OpenOrderPayment(payment, token))).ShouldBeOfType<OpenOrderPayment.Over>();
        (await yours.Send(new LookAtOrderPayment(payment, IsBack: true))).ShouldBeFalse();
        (await yours.Send(new ShowOrderPayment(payment))).ShouldBeNull();
        (await yours.Send(new SettlePaymentLinks(mine.House.Shop.Store, true, true))).ShouldBeOfType<SettlePaymentLinks.Unknown>();
        using var stranger = await yours.Owner();
        (await Shown(stranger, $"/payer/{token}")).ShouldContain("15,50\u00a0€", Case.Sensitive, "whoever has the link may pay, whatever house they belong to");
        (await stranger.Open($"/payer/{token}x")).Status.ShouldBe(404);

        (await mine.Payment(order)).SessionId.ShouldBeNull();
    }

    [Theory]
    [InlineData("t=1,v1=00")]
    [InlineData("")]
    public async Task What_is_not_signed_by_Stripe_moves_nothing(string signature)
    {
        var (payer, order, token) = await Linked();
        var session = await payer.Session(order, token);
        host.Stripe.PayOrder(session);
        var (status, account) = (await host.Tell("checkout.session.completed", host.Stripe.Session(session), change: request => Sign(request, signature)), await payer.Account());
        status.ShouldBe(401);
        (await host.Tell("account.updated", host.Stripe.Account(account), change: request => Sign(request, signature))).ShouldBe(401);
        (await payer.Payment(order)).Status.ShouldBe(OrderPaymentStatus.Open);
    }

    private async Task<(Payer Payer, Guid Order, string Token)> Linked()
    {
        var payer = await host.NewPayer();
        await payer.TakesLinks(host);
        var (order, token) = await payer.Order();
        return (payer, order, token);
    }

    private static void Sign(HttpRequestMessage request, string signature)
    {
        request.Headers.Remove("Stripe-Signature");
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
    }

    private static async Task<string> Shown(Visitor visitor, string address)
    {
        var page = await visitor.Open(address);
        page.Status.ShouldBe(200, page.Text);
        return WebUtility.HtmlDecode(page.Text);
    }
}
