using Kalliky.Domain.Shared;

namespace Kalliky.Application.Telephony;

/// <summary>Places the one kind of call that Kalliky makes: to a store's own telephone, at its request, to see whether it is forwarded.</summary>
public interface IForwardingCalls
{
    /// <summary>Calls. However often it is asked for the same test, it calls once.</summary>
    /// <param name="from">The store's number at Kalliky, which the call is to come back to.</param>
    /// <returns>The carrier's handle of the call.</returns>
    /// <exception cref="Calls.CarrierException">The carrier refused or could not be reached.</exception>
    Task<string> Ring(ForwardingLeg leg, PhoneNumber from, PhoneNumber to, CancellationToken ct);
}
