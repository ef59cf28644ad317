using Kalliky.Domain.Shared;

namespace Kalliky.Application.Shared;

/// <summary>What must happen after an event, on the bus: at least once, in a scope of its own with the tenant set,
/// retried with growing pauses. So it must be idempotent.</summary>
public interface IReact<in TEvent>
    where TEvent : DomainEvent
{
    Task React(TEvent happened, CancellationToken ct);
}
