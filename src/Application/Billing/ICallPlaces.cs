using Kalliky.Application.Calls;
using Kalliky.Domain.Billing;

namespace Kalliky.Application.Billing;

/// <summary>Gives calls the places that a plan has, one business at a time: two calls never take the last one both.</summary>
public interface ICallPlaces
{
    /// <param name="wanted">Written where a place is given.</param>
    /// <param name="mostCalls">At once.</param>
    /// <param name="mostSeconds">In the month; null, as many as are called.</param>
    Task<Admission> Take(UsageEntry wanted, int mostCalls, long? mostSeconds, CancellationToken ct);
}
