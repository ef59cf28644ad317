using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Rings the human for a call. The wish is saved first, so that the carrier's news finds it.</summary>
internal sealed class Handover(IKallikyDb db, IMoment moment, ICallControl carrier)
{
    public static readonly TimeSpan RingFor = TimeSpan.FromSeconds(25);

    private static readonly Duration Patience = Duration.FromSeconds(60);

    /// <summary>True while the human's telephone rings; false when the caller is gone.</summary>
    /// <param name="time">Which transfer of this call it is, so that a repeated request rings once.</param>
    /// <exception cref="CarrierException">The carrier did not take it; the transfer has failed.</exception>
    public async Task<bool> Ring(Call call, PhoneNumber human, int time, CancellationToken ct)
    {
        call.Transferring(TransferState.Requested);
        call.Keep(moment.Now + Patience);
        db.CallEvents.Add(new CallEvent(moment.NewId(), call.TenantId, call.Id, "transfer_requested", null, moment.Now));
        await db.SaveChangesAsync(ct);
        await db.Rest();
        return await carrier.Transfer(call.CarrierId, human, RingFor, CommandId.For(call.CarrierId, "transfer", time), ct);
    }
}
