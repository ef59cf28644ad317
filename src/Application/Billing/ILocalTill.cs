using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;

namespace Kalliky.Application.Billing;

/// <summary>What one can do at the demonstration's till, as one does elsewhere on a collector's own pages. Not there where a real
/// collector is.</summary>
public interface ILocalTill
{
    /// <summary>The checkout of this business; null when it is none of its.</summary>
    Task<LocalCheckout?> Show(Guid tenant, Guid session, CancellationToken ct);

    /// <summary>False when it is not open any more, or none of this business's.</summary>
    Task<bool> Pay(Guid tenant, Guid session, CancellationToken ct);

    Task<bool> IsCardRefused(Guid tenant, CancellationToken ct);

    /// <summary>From now on the card is refused, or taken again.</summary>
    Task RefuseCard(Guid tenant, bool refused, CancellationToken ct);
}

/// <param name="Today">What paying now costs: the rest of the month.</param>
public sealed record LocalCheckout(Plan Plan, CheckoutStatus Status, Bill Today);
