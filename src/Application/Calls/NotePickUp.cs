using Kalliky.Application.Shared;
using MediatR;

namespace Kalliky.Application.Calls;

/// <summary>The carrier says when the call was picked up: what counts for the bill.</summary>
public sealed record NotePickUp(CarrierFact Fact) : IRequest;

internal sealed class NotePickUpHandler(IKallikyDb db, CarrierFacts facts) : IRequestHandler<NotePickUp>
{
    public async Task<Unit> Handle(NotePickUp request, CancellationToken cancellationToken)
    {
        // The socket of the conversation opens in the very same moment.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var call = await facts.Take(request.Fact, cancellationToken, locks: true);
        call?.PickedUp(request.Fact.At);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
