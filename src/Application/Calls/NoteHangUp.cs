using Kalliky.Application.Calls.Live;
using Kalliky.Application.Shared;
using MediatR;

namespace Kalliky.Application.Calls;

/// <summary>The carrier says that the caller's leg is over.</summary>
/// <param name="Cause">The carrier's word: normal_clearing, originator_cancel, ...</param>
public sealed record NoteHangUp(CarrierFact Fact, string Cause) : IRequest;

internal sealed class NoteHangUpHandler(IKallikyDb db, CarrierFacts facts, LiveCalls calls, ILiveFeed live) : IRequestHandler<NoteHangUp>
{
    public async Task<Unit> Handle(NoteHangUp request, CancellationToken cancellationToken)
    {
        var call = await facts.Take(request.Fact, cancellationToken);
        call?.HungUp(request.Cause, request.Fact.At);
        await db.SaveChangesAsync(cancellationToken);
        if (call is null)
            return Unit.Value;
        calls.Tell(call.Id, new CallInput.HungUp());
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "call", call.Id));
        return Unit.Value;
    }
}
