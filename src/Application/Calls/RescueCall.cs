using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Sees to a call that no node looks after any more: its node died, or an event of the carrier was lost.
/// Asks the carrier first; a call that is over ends when it really ended.</summary>
public sealed record RescueCall(Guid CallId) : IRequest<RescueCall.Answer>
{
    public abstract record Answer;

    /// <summary>Somebody looks after it again, or it is over.</summary>
    public sealed record NothingToDo : Answer;

    /// <summary>Still rings: pick it up.</summary>
    public sealed record PickUp : Answer;

    /// <summary>Lives without the assistant: bring it back.</summary>
    public sealed record BringBack : Answer;

    /// <summary>Two humans talk; nothing is ours to do.</summary>
    public sealed record BetweenHumans : Answer;

    public sealed record Ended : Answer;
}

internal sealed class RescueCallHandler(IKallikyDb db, IMoment moment, ICallControl carrier, ILiveFeed live)
    : IRequestHandler<RescueCall, RescueCall.Answer>
{
    private static readonly Duration Try = Duration.FromSeconds(20);

    private static readonly Duration BetweenHumans = Duration.FromMinutes(30);

    public async Task<RescueCall.Answer> Handle(RescueCall request, CancellationToken cancellationToken)
    {
        var call = await db.Calls.FirstOrDefaultAsync(known => known.Id == request.CallId, cancellationToken);
        if (call is null or { IsOver: true } || call.LeaseUntil > moment.Now)
            return new RescueCall.NothingToDo();
        var lastSign = call.LeaseUntil ?? call.StartedAt;

        // Whoever writes this first rescues; another sweeper loses the race and leaves it.
        call.Keep(moment.Now + Try);
        await db.SaveChangesAsync(cancellationToken);
        await db.Rest();
        var known = await carrier.Look(call.CarrierId, cancellationToken);
        return known.IsAlive ? await Live(call, cancellationToken) : await End(call, known.EndedAt ?? lastSign, cancellationToken);
    }

    private async Task<RescueCall.Answer> Live(Call call, CancellationToken ct)
    {
        if (call.Transfer == TransferState.Bridged)
        {
            call.Keep(moment.Now + BetweenHumans);
            await db.SaveChangesAsync(ct);
            return new RescueCall.BetweenHumans();
        }

        if (call.Transfer is TransferState.Requested or TransferState.Ringing)
        {
            call.Transferring(TransferState.Failed);
            await db.SaveChangesAsync(ct);
        }

        return call.Status == CallStatus.Ringing ? new RescueCall.PickUp() : new RescueCall.BringBack();
    }

    private async Task<RescueCall.Answer> End(Call call, Instant at, CancellationToken ct)
    {
        call.End("swept", at < moment.Now ? at : moment.Now);
        await db.SaveChangesAsync(ct);
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "call", call.Id));
        return new RescueCall.Ended();
    }
}
