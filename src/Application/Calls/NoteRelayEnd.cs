using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;

namespace Kalliky.Application.Calls;

/// <summary>The carrier says that the conversation has ended. When nobody meant it to, the socket broke and the
/// conversation is to be taken up again (<see cref="RestartRelay"/>).</summary>
/// <param name="Dropped">The carrier lost our side (reason customer_disconnect).</param>
public sealed record NoteRelayEnd(CarrierFact Fact, bool Dropped) : IRequest<NoteRelayEnd.Answer>
{
    public abstract record Answer;

    public sealed record TakeUpAgain(Guid CallId) : Answer;

    public sealed record NothingToDo : Answer;
}

internal sealed class NoteRelayEndHandler(IKallikyDb db, IMoment moment, CarrierFacts facts)
    : IRequestHandler<NoteRelayEnd, NoteRelayEnd.Answer>
{
    public async Task<NoteRelayEnd.Answer> Handle(NoteRelayEnd request, CancellationToken cancellationToken)
    {
        var call = await facts.Take(request.Fact, cancellationToken);
        var takeUp = request.Dropped && call is { IsOver: false, Status: CallStatus.Live } && !BetweenHumans(call);
        if (takeUp)
            db.CallEvents.Add(new CallEvent(moment.NewId(), call!.TenantId, call.Id, "relay_dropped", null, request.Fact.At));
        await db.SaveChangesAsync(cancellationToken);
        return takeUp ? new NoteRelayEnd.TakeUpAgain(call!.Id) : new NoteRelayEnd.NothingToDo();
    }

    // While the human's telephone rings, the conversation comes back only if nobody answers.
    private static bool BetweenHumans(Call call) => call.Transfer is TransferState.Requested or TransferState.Ringing or TransferState.Bridged;
}
