using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>A change that cannot be written in time is for a person to tell by telephone. What its customer knows already,
/// as a place that they have just taken, and a reminder are not worth a call.</summary>
internal sealed class CallInstead(IKallikyDb db, IMoment moment)
{
    public async Task Ask(Message message, CancellationToken ct)
    {
        var once = $"call-instead:{message.Id:N}";
        var booking = await db.Bookings.AsNoTracking().FirstOrDefaultAsync(known => known.Id == message.AboutId, ct);
        if (message.IsTest || message.Kind == MessageKind.Reminder || booking is { LastNews.What: "confirmed" } || await db.Tickets.AnyAsync(known => known.OnceKey == once, ct))
            return;
        var ticket = new Ticket(moment.NewId(), message.TenantId, message.StoreId!.Value, TicketKind.Callback, "Prévenir par téléphone", moment.Now)
        {
            CallId = message.CallId,
            CustomerId = booking?.CustomerId,
            CustomerName = booking?.CustomerName,
            Phone = message.Recipient,
            Body = message.Text,
            OnceKey = once,
        };
        ticket.Promise(message.ExpiresAt);
        db.Tickets.Add(ticket);
    }
}
