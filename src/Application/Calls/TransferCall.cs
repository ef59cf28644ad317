using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>Rings the store's human for a caller who asked for one. What becomes of it the carrier tells (<see cref="NoteTransfer"/>).</summary>
/// <param name="Turn">The turn in which it was asked for: asked again, it rings once.</param>
[Needs(Permission.SteerCalls)]
public sealed record TransferCall(Guid CallId, int Turn) : IRequest<TransferCall.Answer>
{
    public abstract record Answer;

    public sealed record Ringing : Answer;

    /// <summary>The store has named nobody.</summary>
    public sealed record NobodyThere : Answer;

    /// <summary>The carrier did not do it.</summary>
    public sealed record Failed : Answer;

    /// <summary>The caller has hung up.</summary>
    public sealed record CallerGone : Answer;
}

internal sealed class TransferCallHandler(IKallikyDb db, IStoreSheets sheets, Handover handover)
    : IRequestHandler<TransferCall, TransferCall.Answer>
{
    public async Task<TransferCall.Answer> Handle(TransferCall request, CancellationToken cancellationToken)
    {
        var call = await db.Calls.FirstOrDefaultAsync(known => known.Id == request.CallId, cancellationToken);
        if (call is null or { IsOver: true })
            return new TransferCall.CallerGone();
        var sheet = await sheets.Of(call.StoreId, cancellationToken);
        if (sheet.ForwardTo is not { } human)
            return new TransferCall.NobodyThere();
        try
        {
            return await handover.Ring(call, human, request.Turn, cancellationToken) ? new TransferCall.Ringing() : new TransferCall.CallerGone();
        }
        catch (CarrierException)
        {
            // Told to the caller at once; what the carrier said stands in the adapter's log.
            call.Transferring(TransferState.Failed);
            await db.SaveChangesAsync(cancellationToken);
            return new TransferCall.Failed();
        }
    }
}
