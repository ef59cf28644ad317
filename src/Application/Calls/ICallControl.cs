using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Commands to the carrier. Each carries a command id that is the same on a retry, so that the carrier does it once.
/// A call that has already ended is no error: the answer is false.</summary>
/// <exception cref="CarrierException">The carrier refused or could not be reached within its time-out, retries included.</exception>
public interface ICallControl
{
    /// <summary>Picks up and starts the relay in one command; without one, only picks up (to forward the call).</summary>
    Task<bool> Answer(string carrierId, RelayStart? relay, string commandId, CancellationToken ct);

    /// <summary>Starts the relay again on a call that lives.</summary>
    Task<bool> StartRelay(string carrierId, RelayStart relay, string commandId, CancellationToken ct);

    Task<bool> Reject(string carrierId, string commandId, CancellationToken ct);

    /// <summary>Sends the caller to a human; the caller's leg stays with us when that fails.</summary>
    Task<bool> Transfer(string carrierId, PhoneNumber to, TimeSpan ringFor, string commandId, CancellationToken ct);

    Task<bool> HangUp(string carrierId, string commandId, CancellationToken ct);

    /// <summary>Asks whether a call still lives, for those whose end nobody told us.</summary>
    Task<CarrierCall> Look(string carrierId, CancellationToken ct);
}

/// <summary>What the carrier knows of a call.</summary>
/// <param name="EndedAt">Carrier's time; null while it lives and where the carrier no longer knows.</param>
public sealed record CarrierCall(bool IsAlive, Instant? EndedAt);

/// <summary>How the relay is to begin.</summary>
/// <param name="Url">Our wss address with the one-time token.</param>
/// <param name="Greeting">What the caller hears first and cannot interrupt; null when the call is resumed.</param>
/// <param name="Language">BCP 47, such as fr.</param>
/// <param name="KeyTerms">Words of the menu that the recogniser should expect, at most 100.</param>
public sealed record RelayStart(Uri Url, string? Greeting, string Language, string Voice, IReadOnlyList<string> KeyTerms);

/// <summary>The carrier did not do what it was asked.</summary>
public sealed class CarrierException : Exception
{
    public CarrierException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
