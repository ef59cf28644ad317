using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>A call that we ended is hung up at the carrier, also when the node that ended it died in between or the carrier
/// did not answer then. Under the same command id as there, so that it is done once; a call that is over is left alone.</summary>
internal sealed class HangUpCall(IKallikyDb db, ICallControl carrier) : IReact<CallEnded>
{
    // The carrier's own words for an end, and "swept", tell that the leg is gone already.
    private static readonly string[] Ours = ["goodbye", "silence", "longest_call", "trouble", "message_taken", "transferred", "relay_lost"];

    public async Task React(CallEnded happened, CancellationToken ct)
    {
        var carrierId = await db.Calls.Where(call => call.Id == happened.CallId && Ours.Contains(call.EndReason)).Select(call => call.CarrierId).FirstOrDefaultAsync(ct);
        await db.Rest();
        if (carrierId is not null)
            await carrier.HangUp(carrierId, CommandId.For(carrierId, "hangup"), ct);
    }
}
