using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>A business whose callers pay by link, and its orders, as the telephone makes them.</summary>
internal static partial class LinkDeeds
{
    /// <summary>Connects an account at the collector and switches links on; answers the account.</summary>
    public static async Task<string> TakesLinks(this Payer payer, StripeHost host)
    {
        (await payer.Send(new ConnectPayouts("pizza-mario"))).ShouldBeOfType<ConnectPayouts.Opened>();
        var account = await payer.Account();
        await host.TellOn(account, host.Stripe.Onboard(account));
        await Payer.Until(() => payer.Read(db => db.PayoutAccounts.AnyAsync(known => known.Standing == PayoutStanding.Ready)));
        (await payer.Send(new SettlePaymentLinks(payer.House.Shop.Store, IsOn: true, Receipts: true))).ShouldBeOfType<SettlePaymentLinks.Settled>();
        return account;
    }

    public static async Task<string> Account(this Payer payer) => (await payer.Read(db => db.PayoutAccounts.Select(account => account.Handle).SingleAsync()))!;

    /// <summary>An order is confirmed on the phone and brings a link; answers it with the link's secret.</summary>
    public static async Task<(Guid Order, string Token)> Order(this Payer payer)
    {
        var (order, token) = await payer.House.Confirm();
        return (order, token.ShouldNotBeNull());
    }

    /// <summary>The same as the use case does it; no secret where no link leaves.</summary>
    public static async Task<(Guid Order, string? Token)> Confirm(this House house)
    {
        var id = await house.Shop.NewOrder(NodaTime.SystemClock.Instance.GetCurrentInstant(), await house.Shop.NewCall());
        await using var scope = house.Host.Scope(house.Shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        var order = await db.Orders.SingleAsync(known => known.Id == id);
        var sheet = await scope.ServiceProvider.GetRequiredService<IStoreSheets>().Of(order.StoreId, CancellationToken.None);
        if (!await scope.ServiceProvider.GetRequiredService<PaymentLinks>().Offer(order, sheet, CancellationToken.None))
            return (id, null);
        await db.SaveChangesAsync();
        var text = scope.ServiceProvider.GetRequiredService<IVault>().Open(await db.Messages.Where(message => message.OnceKey == $"link:order:{id:N}").Select(message => message.Text).SingleAsync())!;
        return (id, Link().Match(text).Groups[1].Value);
    }

    public static Task<OrderPayment> Payment(this Payer payer, Guid order) => payer.Read(db => db.OrderPayments.AsNoTracking().SingleAsync(payment => payment.OrderId == order));

    public static async Task Becomes(this Payer payer, Guid order, OrderPaymentStatus status) => await Payer.Until(async () => (await payer.Payment(order)).Status == status);

    /// <summary>The customer opens the link and is led to the collector's page; answers its handle.</summary>
    public static async Task<string> Session(this Payer payer, Guid order, string token)
    {
        (await payer.Send(new OpenOrderPayment((await payer.Payment(order)).Id, token))).ShouldBeOfType<OpenOrderPayment.ToPay>();
        return (await payer.Payment(order)).SessionId!;
    }

    /// <summary>Opens the link and pays; answers the charge. Nothing is told of it yet.</summary>
    public static async Task<JsonObject> Pay(this Payer payer, StripeHost host, Guid order, string token) => host.Stripe.PayOrder(await payer.Session(order, token));

    /// <summary>Opens the link, pays, and has the order; the payment is known.</summary>
    public static async Task<(Guid Order, JsonObject Charge)> Sold(this Payer payer, StripeHost host)
    {
        var (order, token) = await payer.Order();
        var charge = await payer.Pay(host, order, token);
        await payer.HandOver(order);
        await Payer.Until(() => payer.Read(db => db.LedgerEntries.AnyAsync(entry => entry.Kind == LedgerKind.Settled && entry.OrderId == order)));
        return (order, charge);
    }

    /// <summary>Waits until Kalliky keeps so much of the fee: at the collector, in the payment's row, and in the ledger where the order was
    /// handed over.</summary>
    public static async Task KeepsOf(this Payer payer, StripeHost host, Guid order, JsonObject charge, long fee)
    {
        await Payer.Until(async () => (await payer.Payment(order)).Kept.Whole.Cents == fee);
        ((long)host.Stripe.ApplicationFee(charge)["amount"]! - (long)host.Stripe.ApplicationFee(charge)["amount_refunded"]!).ShouldBe(fee);
        var payment = await payer.Payment(order);
        if (await payer.Read(db => db.LedgerEntries.AnyAsync(entry => entry.Kind == LedgerKind.Earned && entry.OrderId == order)))
            await Payer.Until(async () => await payer.Settled(order) == (payment.Kept.Commission.Cents, payment.Kept.Tax.Cents));
    }

    private static async Task<(long Commission, long Tax)> Settled(this Payer payer, Guid order)
    {
        var entries = await payer.Read(db => db.LedgerEntries.Where(entry => entry.Kind == LedgerKind.Settled && entry.OrderId == order).ToListAsync());
        return (-entries.Sum(entry => entry.Commission.Cents), -entries.Sum(entry => entry.Tax.Cents));
    }

    public static async Task HandOver(this Payer payer, Guid order)
    {
        (await payer.Send(new AcceptOrder(order, "x"))).ShouldBeOfType<HandledOrder.Moved>();
        (await payer.Send(new MarkReady(order, "x"))).ShouldBeOfType<HandledOrder.Moved>();
        (await payer.Send(new CompleteOrder(order, "x"))).ShouldBeOfType<HandledOrder.Moved>();
    }

    /// <summary>What the caller was written about it, in order.</summary>
    public static async Task<IReadOnlyList<string>> Written(this Payer payer, StripeHost host, Guid order)
    {
        await using var scope = host.Host.Scope(payer.Tenant);
        var vault = scope.ServiceProvider.GetRequiredService<IVault>();
        var texts = await scope.ServiceProvider.GetRequiredService<KallikyDb>().Messages.Where(message => message.AboutId == order).OrderBy(message => message.CreatedAt).Select(message => message.Text).ToListAsync();
        return [.. texts.Select(text => vault.Open(text)!)];
    }

    public static Task<long> Balance(this Payer payer, LedgerAccount account) =>
        payer.Read(async db => (await db.LedgerLines.Where(line => line.Account == account).ToListAsync()).Sum(line => line.Amount.Cents));

    [GeneratedRegex("/payer/([A-Za-z0-9_-]+)")]
    private static partial Regex Link();
}
