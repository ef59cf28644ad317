using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>Nobody took the transfer and the assistant is back with the caller.</summary>
internal sealed record NoteReturn(Guid CallId) : IRequest;

internal sealed class NoteReturnHandler(IKallikyDb db, IMoment moment, ILiveFeed live) : IRequestHandler<NoteReturn>
{
    public async Task<Unit> Handle(NoteReturn request, CancellationToken cancellationToken)
    {
        var call = await db.Calls.FirstAsync(known => known.Id == request.CallId, cancellationToken);
        call.Transferring(TransferState.Returned);
        db.CallEvents.Add(new CallEvent(moment.NewId(), call.TenantId, call.Id, "transfer_returned", null, moment.Now));
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "call", call.Id));
        return Unit.Value;
    }
}
