using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Businesses;

/// <summary>A store is closed for good, while its business stays. What it has elsewhere (a number) is to be given up.</summary>
public sealed record StoreClosed(Guid TenantId, Guid StoreId) : DomainEvent;
