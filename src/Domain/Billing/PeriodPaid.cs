using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What a business owes for a month was paid.</summary>
/// <param name="Month">Any day of it.</param>
/// <param name="Reference">The payment provider's handle.</param>
public sealed record PeriodPaid(Guid TenantId, LocalDate Month, Instant At, string Reference) : DomainEvent;
