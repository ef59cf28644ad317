using NodaTime;

namespace Kalliky.Infrastructure.Evaluation;

/// <summary>Stands still at a scenario's instant; timers and stopwatches run as ever.</summary>
public sealed class ScenarioClock : TimeProvider
{
    private DateTimeOffset now = System.GetUtcNow();

    public void Set(Instant instant) => now = instant.ToDateTimeOffset();

    public override DateTimeOffset GetUtcNow() => now;
}
