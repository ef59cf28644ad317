using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Ordering;

public sealed record OrderConfirmed(Guid OrderId, Guid TenantId, Guid StoreId, Guid? CallId, bool IsTest) : DomainEvent;

/// <summary>The merchant or the caller changed a confirmed order.</summary>
public sealed record OrderUpdated(Guid OrderId, Guid TenantId, Guid StoreId, OrderStatus Status) : DomainEvent;
