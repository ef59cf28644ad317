using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Scheduling;

/// <summary>After a call: what it held and never confirmed is free again at once, and nothing stays of whose it would have been;
/// what a test call booked is still seen and takes no place any more. Again does nothing.</summary>
internal sealed class LetPlacesGo(IKallikyDb db, IMoment moment, Outgoing outgoing, ILiveFeed live) : IReact<CallEnded>
{
    public async Task React(CallEnded happened, CancellationToken ct)
    {
        var made = await db.Bookings.Where(booking => booking.CallId == happened.CallId).ToListAsync(ct);
        foreach (var draft in made.Where(booking => booking.ConfirmedAt is null))
        {
            if (draft.Status == BookingStatus.Held)
                draft.Abandon(moment.Now);
            draft.Forget();
        }

        foreach (var test in made.Where(booking => booking.GiveBack()))
            await outgoing.Withdraw(MessageKind.Reminder, test.Id, but: "", ct);
        await db.SaveChangesAsync(ct);
        if (made.Count > 0)
            live.Publish(new LiveEvent(happened.TenantId, happened.StoreId, "booking", made[0].Id));
    }
}
