using Kalliky.Domain.Billing;

namespace Kalliky.Application.Billing;

/// <summary>What one can do at the demonstration's till for orders, as one does elsewhere on a collector's own pages. Not there
/// where a real collector is.</summary>
public interface ILocalSales
{
    /// <summary>False when it is not open any more.</summary>
    Task<bool> Pay(Guid tenant, Guid payment, CancellationToken ct);

    /// <summary>What the till says of the business's account from now on.</summary>
    Task MovePayouts(Guid tenant, PayoutStanding standing, CancellationToken ct);
}
