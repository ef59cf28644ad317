using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>An order was confirmed on the phone: its caller has it in writing, and the owner is told when nobody takes it on.
/// The confirmation goes at once, whatever the hour: it answers somebody who has just called, and tomorrow it would be too late.</summary>
internal sealed class TellOfOrder(IKallikyDb db, IVault vault, IMoment moment, Outgoing outgoing, Owner owner) : IReact<OrderConfirmed>
{
    private static readonly Duration AlertLife = Duration.FromHours(2);

    public async Task React(OrderConfirmed happened, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(known => known.Id == happened.OrderId, ct);
        var store = await db.Stores.AsNoTracking().FirstOrDefaultAsync(known => known.Id == happened.StoreId, ct);
        if (order is not { Number: { } number, ConfirmedAt: { } confirmed } || store is null)
            return;
        var language = await db.Calls.Where(call => call.Id == order.CallId).Select(call => (Language?)call.Language).FirstOrDefaultAsync(ct) ?? Language.French;
        if (store.Messages.Orders && PhoneNumber.TryParse(vault.Open(order.CustomerPhone), out var phone))
        {
            var words = OrderWords.Confirmed(store.Name, order, DateTimeZoneProviders.Tzdb[store.TimeZone], moment.Now, language);
            await outgoing.Text(Letter(order, MessageKind.Confirmation, words, "confirmation") with { IsAnswer = true, ExpiresAt = order.ReadyAt }, phone, ct);
        }

        var alert = Letter(order, MessageKind.Alert, $"la commande {number} attend depuis {store.Messages.AlertAfterMinutes} minutes.", "alert");
        var due = confirmed + Duration.FromMinutes(store.Messages.AlertAfterMinutes);
        await owner.Tell(alert with { DueAt = due, ExpiresAt = due + AlertLife }, settings => settings.AlertOrders, "commandes", ct);
        await db.SaveChangesAsync(ct);
    }

    private static Letter Letter(Order order, MessageKind kind, string text, string what) => new(order.StoreId, kind, text, $"{what}:order:{order.Id:N}")
    {
        AboutId = order.Id,
        CallId = order.CallId,
        IsTest = order.IsTest,
    };
}
