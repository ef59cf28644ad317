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
        MessageKind.Reminder => await db.Bookings.AnyAsync(booking => booking.Id == message.AboutId && booking.Status == BookingStatus.Confirmed, ct),
        _ => true,
    };
}
