using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;

namespace Kalliky.Application.Calls;

/// <summary>A call rings at a store. Only noted here, so that the carrier has its answer at once; picking up follows
/// (<see cref="AnswerCall"/>), and should this node die before, the sweeper sees to it.</summary>
public sealed record RingStore(CarrierFact Fact) : IRequest<RingStore.Answer>
{
    public abstract record Answer;

    public sealed record Ringing(Guid CallId) : Answer;

    /// <summary>Heard before, or the caller has already given up.</summary>
    public sealed record NothingToDo : Answer;
}

internal sealed class RingStoreHandler(IKallikyDb db, CarrierFacts facts, ILiveFeed live) : IRequestHandler<RingStore, RingStore.Answer>
{
    public async Task<RingStore.Answer> Handle(RingStore request, CancellationToken cancellationToken)
    {
        var call = await facts.Take(request.Fact, cancellationToken);
        if (call is null)
            return new RingStore.NothingToDo();
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "call", call.Id));
        return call.IsOver ? new RingStore.NothingToDo() : new RingStore.Ringing(call.Id);
    }
}
