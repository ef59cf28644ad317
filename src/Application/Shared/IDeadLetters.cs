using NodaTime;

namespace Kalliky.Application.Shared;

/// <summary>Messages that failed to the last try, for an operator. They hold ids, no personal data, and belong to no screen of a merchant.</summary>
public interface IDeadLetters
{
    Task<IReadOnlyList<DeadLetter>> List(int most, CancellationToken ct);

    /// <summary>Puts it back into the queue with all its tries; false when it is no longer there.</summary>
    Task<bool> SendAgain(long id, CancellationToken ct);
}

/// <param name="Event">Its short name, such as CallEnded.</param>
/// <param name="Body">The event as JSON.</param>
public sealed record DeadLetter(long Id, string Event, Guid? TenantId, Instant? SentAt, string Body, string Error);
