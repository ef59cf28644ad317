using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Businesses;

/// <summary>An owner asked to close the business. Until it has left they may come back.</summary>
public sealed record BusinessCloses(Guid TenantId) : DomainEvent;
