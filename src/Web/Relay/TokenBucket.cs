namespace Kalliky.Web.Relay;

/// <summary>Lets so many frames through at once, and so many a second.</summary>
internal sealed class TokenBucket
{
    private readonly double capacity;
    private readonly double perSecond;
    private readonly TimeProvider clock;
    private double tokens;
    private long filledAt;

    public TokenBucket(double capacity, double perSecond, TimeProvider clock)
    {
        (this.capacity, this.perSecond, this.clock) = (capacity, perSecond, clock);
        (tokens, filledAt) = (capacity, clock.GetTimestamp());
    }

    public bool TryTake()
    {
        var now = clock.GetTimestamp();
        tokens = Math.Min(capacity, tokens + clock.GetElapsedTime(filledAt, now).TotalSeconds * perSecond);
        filledAt = now;
        if (tokens < 1)
            return false;
        tokens--;
        return true;
    }
}
