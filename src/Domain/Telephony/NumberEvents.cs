using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Telephony;

/// <summary>A number is to be looked at: it was ordered, given back, or its carrier told something.</summary>
public sealed record NumberStirred(Guid OrderId) : DomainEvent;

/// <summary>A number does not come as it was asked for: it was refused, its papers are wanted again, or nobody handed any in.</summary>
/// <param name="As">Refused, papers wanted, or released.</param>
public sealed record NumberHeldUp(Guid OrderId, NumberStatus As, Instant At) : DomainEvent;

/// <summary>A number rings at its store.</summary>
public sealed record NumberActivated(Guid OrderId, Guid StoreId) : DomainEvent;
