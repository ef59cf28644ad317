namespace Kalliky.Browser.Tests;

/// <summary>A clock that was set like the product's own, and that a test may move on.</summary>
public sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    private TimeSpan shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => (System.GetUtcNow() + shift).ToUniversalTime();

    public void MoveOn(TimeSpan by) => shift += by;
}
