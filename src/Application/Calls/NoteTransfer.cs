using Kalliky.Application.Calls.Live;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>The carrier tells how the transfer to the human goes.</summary>
public sealed record NoteTransfer(CarrierFact Fact, TransferNews News) : IRequest<NoteTransfer.Answer>
{
    public abstract record Answer;

    /// <summary>The human did not take it: the assistant must come back.</summary>
    public sealed record ComeBack(Guid CallId) : Answer;

    /// <summary>They have talked, and the human has hung up.</summary>
    public sealed record Finished(Guid CallId) : Answer;

    public sealed record NothingToDo : Answer;
}

/// <summary>What may happen to the human's leg.</summary>
public enum TransferNews
{
    Rings,
    Bridged,
    HungUp,
}

internal sealed class NoteTransferHandler(IKallikyDb db, IMoment moment, CarrierFacts facts, LiveCalls calls, ILiveFeed live)
    : IRequestHandler<NoteTransfer, NoteTransfer.Answer>
{
    /// <summary>Nobody of ours holds a call between humans; now and then the sweeper asks the carrier whether it still lives.</summary>
    private static readonly Duration BetweenHumans = Duration.FromMinutes(30);

    private const string Left = "human_left";

    public async Task<NoteTransfer.Answer> Handle(NoteTransfer request, CancellationToken cancellationToken)
    {
        var call = await facts.Take(request.Fact, cancellationToken);
        var answer = call is null ? new NoteTransfer.NothingToDo() : await Follow(call, request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (call is null)
            return answer;
        calls.Tell(call.Id, new CallInput.TransferMoved(call.Transfer));
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "call", call.Id));
        return answer;
    }

    private async Task<NoteTransfer.Answer> Follow(Call call, NoteTransfer request, CancellationToken ct)
    {
        switch (request.News)
        {
            case TransferNews.Rings when call.Transfer == TransferState.Requested:
                call.Transferring(TransferState.Ringing);
                break;
            // Heard after the human has hung up. With the assistant already back, the caller stays with it.
            case TransferNews.Bridged when call.Transfer == TransferState.Returned:
                break;
            case TransferNews.Bridged when call.Transfer == TransferState.Failed && await HumanLeft(call, request.Fact.At, ct):
                call.Transferring(TransferState.Bridged);
                return new NoteTransfer.Finished(call.Id);
            case TransferNews.Bridged when call.Transfer != TransferState.None:
                call.Transferring(TransferState.Bridged);
                call.Keep(moment.Now + BetweenHumans);
                break;
            case TransferNews.HungUp when call.IsOver:
                break;
            case TransferNews.HungUp when call.Transfer == TransferState.Bridged:
                return new NoteTransfer.Finished(call.Id);
            case TransferNews.HungUp when call.Transfer is TransferState.Requested or TransferState.Ringing:
                call.Transferring(TransferState.Failed);
                db.CallEvents.Add(new CallEvent(moment.NewId(), call.TenantId, call.Id, Left, null, request.Fact.At));
                call.Keep(moment.Now + CarrierFacts.RingLease);
                return new NoteTransfer.ComeBack(call.Id);
        }

        return new NoteTransfer.NothingToDo();
    }

    // Since then, hence out of this transfer and not an earlier one.
    private Task<bool> HumanLeft(Call call, Instant bridged, CancellationToken ct) =>
        db.CallEvents.AnyAsync(known => known.CallId == call.Id && known.Kind == Left && known.At >= bridged, ct);
}
