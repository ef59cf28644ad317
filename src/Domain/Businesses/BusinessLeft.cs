using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Businesses;

/// <summary>A business has left for good. What it has elsewhere (a subscription, numbers) is to be given up; its rows stay
/// until that is done.</summary>
public sealed record BusinessLeft(Guid TenantId, Instant At) : DomainEvent;
