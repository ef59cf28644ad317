using System.Text.Json.Nodes;
using Kalliky.Application.Billing;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Fakes.Stripe;
using Kalliky.Fakes.Telnyx;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>Money that goes back: by somebody at Stripe, by the merchant, by a bank. What Stripe keeps for Kalliky and what the ledger says
/// agree to the cent each time.</summary>
public sealed partial class OrderPaymentTests
{
    [Fact]
    public async Task What_is_given_back_whole_at_the_collector_takes_its_fee_along_and_is_not_billed_again()
    {
        var (payer, order, charge) = await Sold();
        host.Stripe.RefundByHand(charge, Amount);

        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Tell("charge.refunded", charge)))).ShouldAllBe(status => status == 200);

        await payer.Becomes(order, OrderPaymentStatus.Refunded);
        await payer.KeepsOf(host, order, charge, 0);
        await host.Tell("application_fee.refunded", host.Stripe.ApplicationFee(charge));
        foreach (var account in Enum.GetValues<LedgerAccount>())
            await Payer.Until(async () => await payer.Balance(account) == 0);
        host.Stripe.Balance(await payer.Account()).ShouldBe(0);
        (await payer.Send(new ShowMonthBill())).Due.Cents.ShouldBe(0);
    }

    [Fact]
    public async Task News_of_a_refund_that_come_before_any_other_find_the_payment()
    {
        var (payer, order, token) = await Linked();
        var charge = await payer.Pay(host, order, token);
        var refunded = Refunded(charge, 500);
        (await payer.Payment(order)).Reference.ShouldBeNull("nothing of it was told");

        (await host.Tell(refunded)).ShouldBe(200);

        await Payer.Until(async () => (await payer.Payment(order)).Returned.Cents == 500);
        (await host.Tell("checkout.session.completed", host.Stripe.Session((await payer.Payment(order)).SessionId!))).ShouldBe(200);
        await payer.Becomes(order, OrderPaymentStatus.Paid);
        await payer.KeepsOf(host, order, charge, 52);
    }

    [Fact]
    public async Task News_of_a_payment_of_nobodys_are_no_error()
    {
        var (_, _, charge) = await Sold();
        var other = charge.DeepClone().AsObject();
        other["payment_intent"] = host.Stripe.PayElsewhere();

        (await host.Tell("charge.refunded", other)).ShouldBe(200);

        // Of another account or mode: Stripe itself does not know it.
        other["payment_intent"] = $"pi_{Guid.NewGuid():N}";
        (await host.Tell("charge.refunded", other)).ShouldBe(200);
    }

    [Theory]
    [InlineData(500, 52)]
    [InlineData(1, 76)]
    [InlineData(1_549, 0)]
    public async Task A_part_that_is_given_back_takes_its_part_of_the_fee_along(long cents, long kept)
    {
        var (payer, order, charge) = await Sold();
        var refunded = Refunded(charge, cents);

        await host.Tell(refunded);
        await Payer.Until(async () => (await payer.Payment(order)).Returned.Cents == cents);
        await payer.KeepsOf(host, order, charge, kept);
        await host.Tell(refunded);
        await payer.Send(new LookAtOrderPayment((await payer.Payment(order)).Id));

        await Owes(payer, 0);
        host.Stripe.Balance(await payer.Account()).ShouldBe(Amount - cents - kept);
        (await payer.Payment(order)).Status.ShouldBe(OrderPaymentStatus.Paid);
    }

    [Fact]
    public async Task Parts_told_in_another_order_with_lost_answers_and_before_the_handing_over_come_to_the_same()
    {
        var (payer, order, token) = await Linked();
        var charge = await payer.Pay(host, order, token);
        await host.Tell("checkout.session.completed", host.Stripe.Session((await payer.Payment(order)).SessionId!));
        await payer.Becomes(order, OrderPaymentStatus.Paid);
        var parts = new[] { Refunded(charge, 300), Refunded(charge, 200) };
        host.Stripe.Faults.Next("application_fees", Fault.ReplyLost);
        host.Stripe.Faults.Next("application_fees", Fault.Broken);

        await Task.WhenAll(Enumerable.Reverse(parts).Concat(parts).Select(part => host.Tell(part)));
        await payer.KeepsOf(host, order, charge, 52);
        await payer.HandOver(order);

        await Payer.Until(() => payer.Read(db => db.LedgerEntries.AnyAsync(entry => entry.Kind == LedgerKind.Settled)));
        await payer.KeepsOf(host, order, charge, 52);
        await Owes(payer, 0);
        (await payer.Balance(LedgerAccount.Collected)).ShouldBe(43);
    }

    [Fact]
    public async Task Who_gives_more_of_the_fee_back_by_hand_is_billed_the_commission()
    {
        var (payer, order, charge) = await Sold();

        await host.Tell("application_fee.refunded", host.Stripe.ReturnFeeByHand(charge, 40));

        await payer.KeepsOf(host, order, charge, 36);
        await Owes(payer, 33);
        (await payer.Balance(LedgerAccount.Collected)).ShouldBe(30);
    }

    [Fact]
    public async Task The_merchant_gives_a_part_back_with_a_reason_and_the_commission_follows()
    {
        var (payer, order, charge) = await Sold();
        using var owner = await payer.Owner();
        (await Shown(owner, "/pizza-mario/facturation/liens")).ShouldContain("Rendre au client");

        var answer = await owner.Swap("/pizza-mario/facturation/liens?handler=Return", Return(await payer.Payment(order), "5,00", "pizza froide", "k1"));

        answer.Status.ShouldBe(200);
        System.Net.WebUtility.HtmlDecode(answer.Text).ShouldContain("C’est rendu : 5,00\u00a0€");
        await payer.KeepsOf(host, order, charge, 52);
        await Owes(payer, 0);
        var page = await Shown(owner, "/pizza-mario/facturation/liens");
        page.ShouldContain("pizza froide");
        page.ShouldContain("dont commission 0,52\u00a0€");
        page.ShouldContain("Montant en euros, 10,50\u00a0€ au plus");
        var late = await owner.Swap("/pizza-mario/facturation/liens?handler=Return", Return(await payer.Payment(order), "11", "encore", "k2"));
        late.Status.ShouldBe(422);
        System.Net.WebUtility.HtmlDecode(late.Text).ShouldContain("C’est plus que ce qui reste de ce paiement : 10,50\u00a0€.");
    }

    [Fact]
    public async Task Two_clicks_give_back_once_and_two_people_never_more_than_was_paid()
    {
        var (payer, order, charge) = await Sold();
        var payment = (await payer.Payment(order)).Id;

        var same = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => payer.Send(new ReturnPayment(payment, 900, "x", "same"))));
        var more = await Task.WhenAll(Enumerable.Range(0, 3).Select(index => payer.Send(new ReturnPayment(payment, 600, "x", $"more{index}"))));

        same.ShouldAllBe(answer => answer is ReturnPayment.Given || answer is ReturnPayment.OnItsWay);
        more.Count(answer => answer is ReturnPayment.TooMuch { Left.Cents: 50 }).ShouldBe(2);
        await Payer.Until(async () => (await payer.Payment(order)).Returned.Cents == 1_500);
        host.Stripe.Refunds((string)charge["payment_intent"]!).Sum(refund => (long)refund["amount"]!).ShouldBe(1_500);
    }

    [Fact]
    public async Task What_the_collector_does_not_answer_is_given_back_without_anybody()
    {
        var (payer, order, charge) = await Sold();
        var payment = (await payer.Payment(order)).Id;
        for (var tries = 0; tries < 3; tries++)
            host.Stripe.Faults.Next("refunds", Fault.Broken);

        (await payer.Send(new ReturnPayment(payment, Amount, "x", "k"))).ShouldBeOfType<ReturnPayment.OnItsWay>();
        await payer.Read(db => db.OrderPayments.Where(known => known.Id == payment).ExecuteUpdateAsync(set => set.SetProperty(known => known.LookAt, known => known.CreatedAt)));
        await payer.Send(new LookAtOrderPayment(payment));

        await payer.Becomes(order, OrderPaymentStatus.Refunded);
        await payer.KeepsOf(host, order, charge, 0);
        (await payer.Send(new ReturnPayment(payment, 1, "x", "k2"))).ShouldBeOfType<ReturnPayment.NotNow>();
    }

    [Fact]
    public async Task Nobody_gives_anothers_money_back_nor_notes_by_hand_what_was_paid_by_link()
    {
        var (mine, order, _) = await Sold();
        var yours = await host.NewPayer();
        var payment = (await mine.Payment(order)).Id;

        (await yours.Send(new ReturnPayment(payment, 100, "x", "k"))).ShouldBeOfType<ReturnPayment.Unknown>();
        (await mine.Send(new RefundOrder(order, 100, "k"))).ShouldBeOfType<RefundOrder.PaidByLink>();
        (await mine.Payment(order)).Returned.Cents.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_lost_dispute_costs_is_the_businesss_and_is_put_back_when_it_is_won_after_all()
    {
        var (payer, order, charge) = await Sold();
        await payer.House.Hire(Role.Owner);
        var account = await payer.Account();
        var dispute = host.Stripe.Contest(charge);
        await host.Tell("charge.dispute.created", dispute);
        await Payer.Until(async () => (await payer.Payment(order)).Dispute == DisputeStanding.Open);
        (await payer.Send(new ReturnPayment((await payer.Payment(order)).Id, 100, "x", "k"))).ShouldBeOfType<ReturnPayment.NotNow>("the bank decides");
        host.Stripe.Balance(account).ShouldBe(Amount - FreeFee);

        // The account is not empty when the fee has come back to it: another sale is on it.
        var other = (await payer.Sold(host)).Charge;
        var rest = Amount - (long)other["application_fee_amount"]!;
        FakeStripe.Decide(dispute, isWon: false);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.Tell("charge.dispute.closed", dispute)));
        await payer.KeepsOf(host, order, charge, 0);
        await Payer.Until(() => Task.FromResult(host.Stripe.Balance(account) == rest));
        await Owes(payer, 0);
        using var owner = await payer.Owner();
        (await Shown(owner, "/pizza-mario/facturation/liens")).ShouldContain("Litige perdu : la somme est reprise");

        FakeStripe.Decide(dispute, isWon: true);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.Tell("charge.dispute.funds_reinstated", dispute)));
        await Payer.Until(() => Task.FromResult(host.Stripe.Balance(account) == Amount + rest));
        await Owes(payer, 63);
        (await payer.Told()).Count(words => words.Contains("il garde les 15,50", StringComparison.Ordinal)).ShouldBe(1);
        (await payer.Told()).Count(words => words.Contains("vous donne raison", StringComparison.Ordinal)).ShouldBe(2, "a second owner has come meanwhile: each is told once");
    }

    [Fact]
    public async Task What_is_not_on_the_account_is_taken_when_it_is()
    {
        var (payer, order, charge) = await Sold();
        var account = await payer.Account();
        host.Stripe.PayOut(account);
        var dispute = FakeStripe.Decide(host.Stripe.Contest(charge), isWon: false);
        await host.Tell("charge.dispute.closed", dispute);
        await payer.KeepsOf(host, order, charge, 0);
        host.Stripe.Balance(account).ShouldBe(FreeFee, "only the fee has come back");

        await payer.Sold(host);
        await payer.Read(db => db.OrderPayments.Where(known => known.OrderId == order)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.LookAt, known => known.CreatedAt)));
        host.Stripe.NextDay();
        await payer.Send(new LookAtOrderPayment((await payer.Payment(order)).Id));

        host.Stripe.Balance(account).ShouldBe(0);
    }

    private async Task<(Payer Payer, Guid Order, JsonObject Charge)> Sold()
    {
        var payer = await host.NewPayer();
        await payer.TakesLinks(host);
        var (order, charge) = await payer.Sold(host);
        return (payer, order, charge);
    }

    private JsonObject Refunded(JsonObject charge, long cents)
    {
        host.Stripe.RefundByHand(charge, cents);
        return StripeEvents.Of("charge.refunded", charge);
    }

    private static (string Name, string Value)[] Return(OrderPayment payment, string amount, string reason, string key) =>
        [("Payment", payment.Id.ToString()), ("Amount", amount), ("Reason", reason), ("Key", key)];

    private static async Task Owes(Payer payer, long cents) => await Payer.Until(async () => await payer.Balance(LedgerAccount.Due) == cents);
}
