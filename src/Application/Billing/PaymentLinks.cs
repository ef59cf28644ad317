using Kalliky.Application.Businesses;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Billing;

/// <summary>Writes down, with the confirmation of an order, that it may be paid by a link, and the text message that brings it.
/// All three are saved together or not at all, so whoever is told that a link comes really gets one.</summary>
internal sealed class PaymentLinks(
    IKallikyDb db, IVault vault, IMoment moment, IOrderPayments payments, Subscriptions subscriptions, Outgoing outgoing, OptOuts optOuts, IOptions<AppOptions> app)
{
    /// <param name="order">Just confirmed, and not saved yet.</param>
    /// <returns>Whether a link leaves.</returns>
    public async Task<bool> Offer(Order order, StoreSheet sheet, CancellationToken ct)
    {
        if (!sheet.PaysByLink || (order.IsTest && !payments.IsDemonstration) || order.Total < OrderPayment.Least)
            return false;
        if (!PhoneNumber.TryParse(vault.Open(order.CustomerPhone), out var phone) || await Account(ct) is not { } account || !await Reaches(phone, order.StoreId, ct))
            return false;
        var commission = OrderCommission.IsOwedFor(order) ? (await subscriptions.Terms(ct)).Rate.Of(order.Goods) : Money.Zero;
        var token = Token.New();
        var payment = new OrderPayment(moment.NewId(), order, account, commission, Token.HashOf(token), moment.Now);
        if (payment.Fee >= payment.Amount || !await outgoing.Text(await Letter(order, payment, sheet.Name, token, ct), phone, ct))
            return false;
        db.OrderPayments.Add(payment);
        return true;
    }

    /// <summary>Whether this order's caller has received one.</summary>
    public Task<bool> Has(Guid orderId, CancellationToken ct) => db.OrderPayments.AnyAsync(payment => payment.OrderId == orderId, ct);

    private async Task<string?> Account(CancellationToken ct) =>
        await db.PayoutAccounts.AsNoTracking().SingleOrDefaultAsync(ct) is { IsReady: true } account ? account.Handle : null;

    // As whoever sends the message will ask.
    private async Task<bool> Reaches(PhoneNumber phone, Guid storeId, CancellationToken ct)
    {
        var key = vault.KeyOf(phone);
        var sender = await db.Stores.AsNoTracking().Where(store => store.Id == storeId).Select(store => new { store.Messages, store.Number }).SingleAsync(ct);
        return phone.TakesTexts && (sender.Messages.Sender ?? vault.Open(sender.Number)) is { Length: > 0 } && !await optOuts.Has(key, ct) && !await optOuts.Refuses(key, ct);
    }

    private async Task<Letter> Letter(Order order, OrderPayment payment, string store, string token, CancellationToken ct)
    {
        var language = await db.Calls.Where(call => call.Id == order.CallId).Select(call => (Language?)call.Language).FirstOrDefaultAsync(ct) ?? Language.French;
        var words = new OrderPaymentWords(store, order.Number!.Value, payment.Amount, language);
        return new Letter(order.StoreId, MessageKind.Confirmation, words.Link($"{app.Value.PublicUrl}/payer/{token}"), $"link:order:{order.Id:N}")
        {
            AboutId = order.Id,
            CallId = order.CallId,
            IsTest = order.IsTest,
            IsAnswer = true,
            ExpiresAt = payment.ExpiresAt,
        };
    }
}
