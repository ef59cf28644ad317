using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Brings the assistant (back) to a call that lives: after a broken socket, a dead node or a transfer that nobody
/// took. Whichever node the carrier then reaches rebuilds the conversation from what was written.</summary>
public sealed record RestartRelay(Guid CallId) : IRequest<RestartRelay.Answer>
{
    public abstract record Answer;

    public sealed record Started : Answer;

    public sealed record NothingToDo : Answer;

    /// <summary>The call was over, or is given up after too many attempts.</summary>
    public sealed record Ended : Answer;
}

internal sealed class RestartRelayHandler(
    IKallikyDb db, IMoment moment, IStoreSheets sheets, IVault vault, ICallControl carrier, Invitations invitations, HealthPerimeter perimeter)
    : IRequestHandler<RestartRelay, RestartRelay.Answer>
{
    /// <summary>A call that loses its socket again and again does its caller no good.</summary>
    private const int MostSockets = 20;

    private static readonly Duration Patience = Duration.FromSeconds(15);

    public async Task<RestartRelay.Answer> Handle(RestartRelay request, CancellationToken cancellationToken)
    {
        var call = await db.Calls.FirstOrDefaultAsync(known => known.Id == request.CallId, cancellationToken);
        if (call is null or { IsOver: true } or { Transfer: TransferState.Bridged })
            return new RestartRelay.NothingToDo();
        if (call.Generation >= MostSockets)
            return await GiveUp(call, cancellationToken);
        var time = await Times(call, cancellationToken);
        var start = Invite(call, await sheets.Of(call.StoreId, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        // A call that is over by now ends with the carrier's own word for it, or is swept.
        await db.Rest();
        var lives = await carrier.StartRelay(call.CarrierId, start, CommandId.For(call.CarrierId, "relay", time), cancellationToken);
        return lives ? new RestartRelay.Started() : new RestartRelay.Ended();
    }

    // Which start this is, for the carrier: the same while an invitation is fresh, so that a repeated attempt and a second
    // node start it once; another as soon as that one was taken, or nobody came.
    private async Task<int> Times(Call call, CancellationToken ct)
    {
        var fresh = moment.Now - Patience + Invitations.GoodFor;
        return await db.RelayTokens.CountAsync(token => token.CallId == call.Id && (token.UsedAt != null || token.ExpiresAt < fresh), ct);
    }

    // Whoever has not heard the notice yet hears it now.
    private RelayStart Invite(Call call, StoreSheet sheet)
    {
        call.Keep(moment.Now + Patience);
        return invitations.For(call, sheet, call.Disclosure is null ? FirstWords(call, sheet) : null).Start;
    }

    private string FirstWords(Call call, StoreSheet sheet)
    {
        WhyNot? whyNot = call.Status == CallStatus.Forwarded ? WhyNot.NotReached : call.TakesMessageOnly ? WhyNot.Unavailable : null;
        if (whyNot is not null)
            call.TakeMessageOnly();
        return Greeting.Of(sheet, perimeter.Demonstrates(sheet.Trade), whyNot, vault.Open(call.Caller) is { Length: > 0 });
    }

    private async Task<RestartRelay.Answer> GiveUp(Call call, CancellationToken ct)
    {
        call.End("relay_lost", moment.Now);
        await db.SaveChangesAsync(ct);
        await db.Rest();
        await carrier.HangUp(call.CarrierId, CommandId.For(call.CarrierId, "hangup"), ct);
        return new RestartRelay.Ended();
    }
}
