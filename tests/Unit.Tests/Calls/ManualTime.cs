namespace Kalliky.Unit.Tests.Calls;

/// <summary>A clock that stands still until it is moved; its timers ring while it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 11, 24, 17, 40, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long until the next timer rings; null when none is set.</summary>
    public TimeSpan? NextRing
    {
        get
        {
            lock (gate)
                return timers.Min(timer => timer.Due) - now;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), period);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (Next(until) is { } timer)
            timer.Ring();
        lock (gate)
            now = until;
    }

    private Timer? Next(DateTimeOffset until)
    {
        lock (gate)
        {
            var first = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (first is null)
                return null;
            now = first.Due!.Value > now ? first.Due.Value : now;
            first.Due = null;
            return first;
        }
    }

    private sealed class Timer : ITimer
    {
        private readonly ManualTime time;

        public Timer(ManualTime time, Action ring, TimeSpan period)
        {
            (this.time, Ring) = (time, ring);
            _ = period;
            lock (time.gate)
                time.timers.Add(this);
        }

        public Action Ring { get; }

        public DateTimeOffset? Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time.now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
