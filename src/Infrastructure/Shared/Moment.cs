using Kalliky.Application.Shared;
using NodaTime;

namespace Kalliky.Infrastructure.Shared;

/// <summary>Now, in the microseconds that PostgreSQL keeps: an instant reads back as it was written.</summary>
internal sealed class Moment(TimeProvider clock) : IMoment
{
    public Instant Now
    {
        get
        {
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            return now - Duration.FromNanoseconds(now.ToUnixTimeTicks() % 10 * 100L);
        }
    }

    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
