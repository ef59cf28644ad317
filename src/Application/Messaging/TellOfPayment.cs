using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>An order was paid by its link, or the money was given back: whoever ordered reads so. The receipt only where the store
/// wants it; about money that comes back nobody is left without a word.</summary>
internal sealed class TellOfPayment(IKallikyDb db, IVault vault, Outgoing outgoing, MailAddresses addresses) : IReact<OrderPaymentChanged>
{
    public async Task React(OrderPaymentChanged happened, CancellationToken ct)
    {
        var payment = await db.OrderPayments.AsNoTracking().FirstOrDefaultAsync(known => known.Id == happened.PaymentId, ct);
        if (payment is not { Status: OrderPaymentStatus.Paid or OrderPaymentStatus.Refunded })
            return;
        var order = await db.Orders.AsNoTracking().SingleAsync(known => known.Id == payment.OrderId, ct);
        var store = await db.Stores.AsNoTracking().Where(known => known.Id == payment.StoreId).Select(known => new { known.Name, known.Messages, known.PaymentLinks }).SingleAsync(ct);
        var isRefund = payment.Status == OrderPaymentStatus.Refunded;
        if (!isRefund && !store.PaymentLinks.Receipts)
            return;
        var language = await db.Calls.Where(call => call.Id == order.CallId).Select(call => (Language?)call.Language).FirstOrDefaultAsync(ct) ?? Language.French;
        await Tell(order, isRefund, store.Messages.Mails, new OrderPaymentWords(store.Name, order.Number!.Value, payment.Amount, language), ct);
        await db.SaveChangesAsync(ct);
    }

    // At once, whatever the hour: it answers somebody who has just paid.
    private async Task Tell(Order order, bool isRefund, bool mails, OrderPaymentWords words, CancellationToken ct)
    {
        var letter = new Letter(order.StoreId, MessageKind.Confirmation, isRefund ? words.Refunded(order.Status is OrderStatus.Refused or OrderStatus.Cancelled) : words.Receipt, $"{(isRefund ? "refunded" : "paid")}:order:{order.Id:N}")
        {
            AboutId = order.Id,
            CallId = order.CallId,
            IsTest = order.IsTest,
            IsAnswer = true,
        };
        var number = vault.Open(order.CustomerPhone);
        if (PhoneNumber.TryParse(number, out var phone))
            await outgoing.Text(letter, phone, ct);
        if (mails && await addresses.Of(order.CustomerId, number, ct) is { } address)
            await outgoing.Mail(letter with { OnceKey = letter.OnceKey + ":mail" }, address, words.Subject(isRefund), ct);
    }
}
