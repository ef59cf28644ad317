using Kalliky.Application.Assistant;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Ordering;

/// <summary>An order is confirmed: a link to pay by leaves with the confirmation or not at all, and only then is it promised.</summary>
public sealed class PaymentLinkTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Restaurant mario = null!;

    public async ValueTask InitializeAsync()
    {
        mario = await Restaurant.Open(database);
        await Connect(PayoutStanding.Ready);
        (await mario.Send(new SettlePaymentLinks(mario.Sheet.StoreId, IsOn: true, Receipts: true))).ShouldBeOfType<SettlePaymentLinks.Settled>();
    }

    public ValueTask DisposeAsync() => mario.DisposeAsync();

    [Fact]
    public async Task A_link_leaves_with_the_confirmation_and_is_promised()
    {
        var call = await mario.Call();
        (await Confirm(call)).PaysByLink.ShouldBeTrue();

        var payment = await mario.Read(db => db.OrderPayments.SingleAsync());
        (payment.Amount.Cents, payment.Status).ShouldBe((950, OrderPaymentStatus.Open));
        payment.ExpiresAt.ShouldBe(mario.Now + Duration.FromHours(2));
        var text = mario.Open((await Links()).ShouldHaveSingleItem().Text)!;
        text.ShouldStartWith("Pizza Mario : pour payer en ligne votre commande 1 (9,50 €) : ");
        SmsText.Of(text).Segments.ShouldBeLessThanOrEqualTo(2);
        text.ShouldContain("/payer/");
    }

    [Fact]
    public async Task The_same_yes_again_promises_the_same_link()
    {
        var call = await mario.Call();
        await Confirm(call);
        var version = (await mario.Orders(call)).Single().Version;
        (await mario.Send(new ConfirmOrder(call, version, 6))).ShouldBeOfType<ConfirmOrder.Confirmed>().PaysByLink.ShouldBeTrue();
        (await Links()).Count.ShouldBe(1);
        (await mario.Read(db => db.OrderPayments.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_promised_where_the_store_has_it_off()
    {
        await mario.Send(new SettlePaymentLinks(mario.Sheet.StoreId, IsOn: false, Receipts: true));
        await PromisesNothing(await mario.Call());
    }

    [Theory]
    [InlineData(PayoutStanding.Pending)]
    [InlineData(PayoutStanding.Restricted)]
    public async Task Nothing_is_promised_where_the_money_has_nowhere_to_go(PayoutStanding standing)
    {
        await Connect(standing);
        await PromisesNothing(await mario.Call());
    }

    [Fact]
    public async Task Nothing_is_promised_to_a_line_that_takes_no_texts() => await PromisesNothing(await mario.Call("+33199000155"));

    [Fact]
    public async Task Nothing_is_promised_to_who_has_answered_STOP()
    {
        await mario.Work(async scope =>
        {
            var (db, vault) = (scope.GetRequiredService<KallikyDb>(), scope.GetRequiredService<IVault>());
            db.OptOuts.Add(new OptOut(mario.NewId(), mario.Tenant, vault.KeyOf(Domain.Shared.PhoneNumber.Parse("+33639980122")), mario.Now));
            return await db.SaveChangesAsync();
        });
        await PromisesNothing(await mario.Call());
    }

    [Fact]
    public async Task The_test_phone_shows_it_in_the_demonstration_and_owes_no_commission()
    {
        (await Confirm(await mario.Call(isTest: true))).PaysByLink.ShouldBeTrue();
        var payment = await mario.Read(db => db.OrderPayments.SingleAsync());
        (payment.Fee.Cents, (await Links()).Single().IsTest).ShouldBe((0, true));
    }

    [Fact]
    public async Task An_order_for_tomorrow_is_paid_within_a_day()
    {
        var call = await mario.Call();
        (await Confirm(call, new LocalDateTime(2026, 11, 25, 19, 25))).PaysByLink.ShouldBeTrue();
        (await mario.Read(db => db.OrderPayments.SingleAsync())).ExpiresAt.ShouldBe(mario.Now + Duration.FromHours(23));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_assistant_says_it_where_it_is_so_and_may_say_it_only_then(bool isOn)
    {
        await mario.Send(new SettlePaymentLinks(mario.Sheet.StoreId, isOn, Receipts: true));
        var call = await mario.Call();
        var version = await ReadBack(call);

        var answer = await Say(call, version);

        answer.Say.Contains("Vous recevez par SMS un lien", StringComparison.Ordinal).ShouldBe(isOn);
        answer.Claims!.Contains(Claims.SmsSent).ShouldBe(isOn);
    }

    private async Task<ToolAnswer> Say(Situation call, int version)
    {
        var sheet = await mario.Work(async scope => await scope.GetRequiredService<IStoreSheets>().Of(call.StoreId, default));
        var runner = mario.Services.GetRequiredService<ToolRunner>();
        var (tool, arguments) = (mario.Services.GetRequiredService<Toolbox>().For(Trade.Restaurant).Named("confirm_order")!, $$"""{"version":{{version}}}""");
        await using var bench = runner.Bench(new AgentTurn(call, 5, [new Exchange.Caller("Oui.")], MayHaveBegun: false), sheet);
        return (await runner.Run(tool, arguments, new Deed("confirm_order", ToolArguments.Canonical(arguments), 0), bench, default)).Answer;
    }

    private async Task PromisesNothing(Situation call)
    {
        (await Confirm(call)).PaysByLink.ShouldBeFalse();
        (await Links()).ShouldBeEmpty();
        (await mario.Read(db => db.OrderPayments.CountAsync())).ShouldBe(0);
        (await mario.Orders(call)).Single().Status.ShouldBe(OrderStatus.Confirmed, "the order stands all the same");
    }

    private async Task<ConfirmOrder.Confirmed> Confirm(Situation call, LocalDateTime? when = null)
    {
        var version = await ReadBack(call, when);
        return (await mario.Send(new ConfirmOrder(call, version, 5))).ShouldBeOfType<ConfirmOrder.Confirmed>();
    }

    private async Task<int> ReadBack(Situation call, LocalDateTime? when = null)
    {
        await mario.Send(new AddItem(call, mario.Product("Margherita"), 1, [], [], null));
        await mario.Send(new SetFulfilment(call, Fulfilment.Pickup));
        (await mario.Send(new SetTime(call, when ?? new LocalDateTime(2026, 11, 24, 19, 25)))).ShouldBeOfType<SetTime.Set>();
        await mario.Send(new TellCaller(call, "Lefebvre", null, true));
        return (await mario.Send(new ReadBackOrder(call, 4))).ShouldBeOfType<ReadBackOrder.Read>().Order.Version;
    }

    private Task<List<Message>> Links() => mario.Read(db => db.Messages.AsNoTracking().Where(message => EF.Functions.Like(message.OnceKey!, "link:order:%")).ToListAsync());

    // At the demonstration's till, whose news come as a real collector's do.
    private async Task Connect(PayoutStanding standing)
    {
        (await mario.Send(new ConnectPayouts("pizza-mario"))).ShouldBeOfType<ConnectPayouts.Opened>();
        (await mario.Send(new MoveLocalPayouts(standing))).ShouldBeTrue();
        await mario.Work(async scope =>
        {
            foreach (var reaction in scope.GetServices<IReact<PayoutsStirred>>())
                await reaction.React(new PayoutsStirred(mario.Tenant), TestContext.Current.CancellationToken);
            return true;
        });
    }
}
