namespace Kalliky.Application.Calls.Live;

/// <summary>What a live call waits for.</summary>
internal enum Due
{
    /// <summary>The caller has finished dictating.</summary>
    Hold,

    /// <summary>The keys of one number are complete.</summary>
    Keys,

    /// <summary>The model is late.</summary>
    Waiting,

    /// <summary>The caller says nothing.</summary>
    Silence,

    /// <summary>The interruption was a noise.</summary>
    Noise,

    /// <summary>The words before a hang-up or a transfer have been heard.</summary>
    Wish,

    /// <summary>Look how the transfer goes.</summary>
    TransferLook,

    /// <summary>The human does not answer.</summary>
    TransferLimit,

    LongestCall,

    /// <summary>Say that this node lives.</summary>
    Lease,
}

/// <summary>All deadlines of one call on one timer.</summary>
internal sealed class Alarm : IDisposable
{
    private const long Never = long.MaxValue;

    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private readonly long[] dues = new long[Enum.GetValues<Due>().Length];
    private long armed = Never;

    /// <param name="ring">Called on another thread when something is due.</param>
    public Alarm(TimeProvider clock, Action ring)
    {
        this.clock = clock;
        Array.Fill(dues, Never);
        timer = clock.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Set(Due due, TimeSpan after) => dues[(int)due] = clock.GetTimestamp() + (long)(after.TotalSeconds * clock.TimestampFrequency);

    public void Clear(Due due) => dues[(int)due] = Never;

    public bool IsSet(Due due) => dues[(int)due] != Never;

    /// <summary>The earliest deadline that has passed, taken off; null when none has.</summary>
    public Due? Next()
    {
        var first = Earliest();
        if (dues[first] > clock.GetTimestamp())
            return null;
        dues[first] = Never;
        return (Due)first;
    }

    /// <summary>The timer has rung and is to be set again, even for the same deadline.</summary>
    public void Rang() => armed = Never;

    /// <summary>Sets the timer to the earliest deadline.</summary>
    public void Arm()
    {
        var due = dues[Earliest()];
        if (due == armed)
            return;
        armed = due;
        timer.Change(due == Never ? Timeout.InfiniteTimeSpan : Until(due), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();

    // A little late rather than a little early, which would ring twice.
    private TimeSpan Until(long due)
    {
        var left = Math.Max(0, due - clock.GetTimestamp()) / (double)clock.TimestampFrequency;
        return TimeSpan.FromMilliseconds(Math.Ceiling(left * 1000));
    }

    private int Earliest()
    {
        var first = 0;
        for (var i = 1; i < dues.Length; i++)
        {
            if (dues[i] < dues[first])
                first = i;
        }

        return first;
    }
}
