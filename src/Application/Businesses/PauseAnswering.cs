using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses;

/// <summary>The assistant stops answering until then, and calls go to the human. Null makes it answer again.</summary>
[Needs(Permission.Serve)]
public sealed record PauseAnswering(Guid StoreId, Instant? Until) : IRequest<PauseAnswering.Answer>
{
    public abstract record Answer;

    public sealed record Paused(Instant Until) : Answer;

    public sealed record Answering : Answer;

    public sealed record Unknown : Answer;
}

internal sealed class PauseAnsweringHandler(IKallikyDb db, IMoment moment, ILiveFeed live)
    : IRequestHandler<PauseAnswering, PauseAnswering.Answer>
{
    public async Task<PauseAnswering.Answer> Handle(PauseAnswering request, CancellationToken cancellationToken)
    {
        var store = await db.Stores.Open().FirstOrDefaultAsync(s => s.Id == request.StoreId, cancellationToken);
        if (store is null)
            return new PauseAnswering.Unknown();
        store.AnsweringPausedUntil = request.Until is { } until && until > moment.Now ? until : null;
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(store.TenantId, store.Id, "store", store.Id));
        return store.AnsweringPausedUntil is { } paused ? new PauseAnswering.Paused(paused) : new PauseAnswering.Answering();
    }
}
