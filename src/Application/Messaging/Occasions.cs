using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>Whether what a message was written for still holds when it is to be sent.</summary>
internal sealed class Occasions(IKallikyDb db)
{
    public async Task<bool> Holds(Message message, CancellationToken ct) => message.Kind switch
    {
        // Somebody took the order on meanwhile.
        MessageKind.Alert => !await db.Orders.AnyAsync(order => order.Id == message.AboutId && order.Status != OrderStatus.Confirmed, ct),

        // Nor does a store that is closed remind anybody of anything: whoever is expected there, it tells them itself.
        MessageKind.Reminder => await db.Bookings.AnyAsync(
            booking => booking.Id == message.AboutId && booking.Status == BookingStatus.Confirmed && db.Stores.Open().Any(store => store.Id == booking.StoreId), ct),
        _ => true,
    };
}
