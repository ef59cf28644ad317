using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>An order was confirmed on the phone: its caller has it in writing, and the owner is told when nobody takes it on.
/// The confirmation goes at once, whatever the hour: it answers somebody who has just called, and tomorrow it would be too late.</summary>
internal sealed class TellOfOrder(IKallikyDb db, IVault vault, IMoment moment, Outgoing outgoing, MailAddresses addresses, Owner owner, Buyers buyers) : IReact<OrderConfirmed>
{
    private static readonly Duration AlertLife = Duration.FromHours(2);

    public async Task React(OrderConfirmed happened, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(known => known.Id == happened.OrderId, ct);
        var store = await db.Stores.AsNoTracking().FirstOrDefaultAsync(known => known.Id == happened.StoreId, ct);
        if (order is not { Number: { } number, ConfirmedAt: { } confirmed } || store is null)
            return;
        if (store.Messages.Orders)
            await Confirm(order, store, ct);
        var words = new AlertWords(await buyers.Reads(ct));
        var alert = Letter(order, MessageKind.Alert, words.OrderWaits(number, store.Messages.AlertAfterMinutes), "alert");
        var due = confirmed + Duration.FromMinutes(store.Messages.AlertAfterMinutes);
        await owner.Tell(alert with { DueAt = due, ExpiresAt = due + AlertLife }, words.Language, settings => settings.AlertOrders, "commandes", ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task Confirm(Order order, Store store, CancellationToken ct)
    {
        var (zone, number) = (DateTimeZoneProviders.Tzdb[store.TimeZone], vault.Open(order.CustomerPhone));
        var language = await db.Calls.Where(call => call.Id == order.CallId).Select(call => (Language?)call.Language).FirstOrDefaultAsync(ct) ?? Language.French;
        var letter = Letter(order, MessageKind.Confirmation, "", "confirmation") with { IsAnswer = true, ExpiresAt = order.ReadyAt };
        if (PhoneNumber.TryParse(number, out var phone))
            await outgoing.Text(letter with { Text = OrderWords.Confirmed(store.Name, order, zone, moment.Now, language) }, phone, ct);
        if (!store.Messages.Mails || await addresses.Of(order.CustomerId, number, ct) is not { } address)
            return;
        var callBack = vault.Open(store.Number) is { } line ? PhoneNumbers.Show(line) : null;
        var (subject, text) = new MailWords(store.Name, store.Address, zone, language, callBack).Confirmed(order);
        await outgoing.Mail(letter with { Text = text, OnceKey = letter.OnceKey + ":mail" }, address, subject, ct);
    }

    private static Letter Letter(Order order, MessageKind kind, string text, string what) => new(order.StoreId, kind, text, $"{what}:order:{order.Id:N}")
    {
        AboutId = order.Id,
        CallId = order.CallId,
        IsTest = order.IsTest,
    };
}
