using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>A socket is gone while its call may live. The carrier's word comes first; should it not come, the sweeper looks soon.</summary>
internal sealed record LetCallGo(Guid CallId, int Generation) : IRequest;

internal sealed class LetCallGoHandler(IKallikyDb db, IMoment moment) : IRequestHandler<LetCallGo>
{
    private static readonly Duration Grace = Duration.FromSeconds(5);

    public async Task<Unit> Handle(LetCallGo request, CancellationToken cancellationToken)
    {
        var call = await db.Calls.FirstOrDefaultAsync(known => known.Id == request.CallId, cancellationToken);
        if (call is null or { IsOver: true } || call.Generation != request.Generation)
            return Unit.Value;
        // While a human's telephone rings, the lease of the transfer holds.
        if (call.Transfer is not (TransferState.Requested or TransferState.Ringing or TransferState.Bridged))
            call.Keep(moment.Now + Grace);
        db.CallEvents.Add(new CallEvent(moment.NewId(), call.TenantId, call.Id, "relay_closed", null, moment.Now));
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
