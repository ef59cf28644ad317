using NodaTime;

namespace Kalliky.Application.Shared;

/// <summary>The one source of "now" and of new ids, so that a test can fix both.</summary>
public interface IMoment
{
    Instant Now { get; }

    /// <summary>A version 7 id: ordered by time, so that indexes stay compact.</summary>
    Guid NewId();
}
