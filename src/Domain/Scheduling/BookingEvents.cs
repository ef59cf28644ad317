using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Scheduling;

public sealed record BookingTaken(Guid BookingId, Guid TenantId, Guid StoreId) : DomainEvent;

/// <summary>To another time, another person or another number of guests.</summary>
public sealed record BookingMoved(Guid BookingId, Guid TenantId, Guid StoreId) : DomainEvent;

public sealed record BookingCancelled(Guid BookingId, Guid TenantId, Guid StoreId) : DomainEvent;
