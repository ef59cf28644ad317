using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>We end a call: the conversation is finished, too long, or silent. First in the database, from where
/// everything that follows a call starts, then at the carrier.</summary>
/// <param name="Reason">A stable word: goodbye, silence, longest_call, transferred, ...</param>
[Needs(Permission.SteerCalls)]
public sealed record EndCall(Guid CallId, string Reason) : IRequest;

internal sealed class EndCallHandler(IKallikyDb db, IMoment moment, ICallControl carrier, ILiveFeed live) : IRequestHandler<EndCall>
{
    public async Task<Unit> Handle(EndCall request, CancellationToken cancellationToken)
    {
        var call = await db.Calls.FirstOrDefaultAsync(known => known.Id == request.CallId, cancellationToken);
        if (call is null)
            return Unit.Value;
        call.End(request.Reason, moment.Now);
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "call", call.Id));
        await db.Rest();
        await carrier.HangUp(call.CarrierId, CommandId.For(call.CarrierId, "hangup"), cancellationToken);
        return Unit.Value;
    }
}
