namespace Kalliky.Infrastructure.Shared;

/// <summary>A clock that stood at a given instant when it was made and has run on since (App__Clock; development and tests).</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => (System.GetUtcNow() + shift).ToUniversalTime();
}
