namespace Kalliky.Application.Shared;

/// <summary>Something changed that an open page may want to show. Ids only: the page asks for the rest.</summary>
/// <param name="Kind">order, booking, call, turn, partial, draft, ticket, message, catalogue or store. A partial is what a caller is saying
/// right now (<see cref="Calls.Live.LiveCalls.Saying"/>).</param>
/// <param name="Id">The id of the changed thing (for turn, partial and draft, the call's).</param>
public sealed record LiveEvent(Guid TenantId, Guid StoreId, string Kind, Guid Id);

/// <summary>Fan-out of what changes to the pages that watch. Best effort: a page that misses one polls.
/// Publish only after the change is committed.</summary>
public interface ILiveFeed
{
    void Publish(LiveEvent change);

    IAsyncEnumerable<LiveEvent> Watch(Guid tenantId, CancellationToken ct);
}
