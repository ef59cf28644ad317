using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Businesses;

/// <summary>A business leaves: what it holds elsewhere is given back.</summary>
public sealed record BusinessLeft(Guid TenantId, Instant At) : DomainEvent;
