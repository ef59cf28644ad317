using Microsoft.Extensions.Logging;

namespace Kalliky.Application.Calls.Live;

/// <summary>Writes a call behind its conversation: in order, a batch at a time, never making the caller wait. What the
/// database does not take is tried again, even after the call.</summary>
internal sealed class Journal(IJournalPages pages, TimeProvider clock, ILogger logger, Guid callId)
{
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>What comes within this time after a tool has written goes into the same batch: as a rule the whole turn.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private List<JournalEntry> waiting = [];
    private bool wanted;
    private bool isWriting;
    private Task writing = Task.CompletedTask;
    private TaskCompletionSource? gathering;
    private long lastWritten = clock.GetTimestamp();

    /// <summary>Another socket has taken the call over: nothing more is written here.</summary>
    public bool IsLost { get; private set; }

    /// <summary>How long ago the last batch was taken, and with it that this node lives.</summary>
    public TimeSpan Age => clock.GetElapsedTime(Interlocked.Read(ref lastWritten));

    public void Add(JournalEntry entry)
    {
        lock (gate)
            waiting.Add(entry);
    }

    /// <summary>Starts writing what is there; also says that this node lives.</summary>
    public void Write() => Begin(TimeSpan.Zero);

    /// <summary>A tool has changed something: let it be known soon that it did, should this node die.</summary>
    public void WriteSoon() => Begin(Gather);

    /// <summary>Waits until everything is written, at most so long; the rest goes on being tried.</summary>
    public async Task Close(TimeSpan patience)
    {
        Write();
        Task last;
        lock (gate)
            last = writing;
        await Task.WhenAny(last, Task.Delay(patience, clock));
    }

    private void Begin(TimeSpan after)
    {
        lock (gate)
        {
            wanted = true;
            if (after == TimeSpan.Zero)
                gathering?.TrySetResult();
            if (isWriting)
                return;
            isWriting = true;
            gathering = after == TimeSpan.Zero ? null : new(TaskCreationOptions.RunContinuationsAsynchronously);
            var hurry = gathering?.Task;
            writing = Task.Run(() => WriteAll(after, hurry));
        }
    }

    private async Task WriteAll(TimeSpan after, Task? hurry)
    {
        if (hurry is not null)
            await Task.WhenAny(hurry, Task.Delay(after, clock));
        while (Take() is { } batch)
            await Write(batch);
    }

    private List<JournalEntry>? Take()
    {
        lock (gate)
        {
            isWriting = wanted && !IsLost;
            if (!isWriting)
                return null;
            wanted = false;
            var batch = waiting;
            waiting = [];
            return batch;
        }
    }

    private async Task Write(List<JournalEntry> batch)
    {
        var since = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                IsLost = !await pages.Write(batch);
                Interlocked.Exchange(ref lastWritten, clock.GetTimestamp());
                if (IsLost && batch.Count > 0)
                    logger.LogInformation("Call {CallId} was taken over; {Count} entries of the earlier socket were left out.", callId, batch.Count);
                return;
            }
            catch (Exception problem) when (clock.GetElapsedTime(since) < GivesUpAfter)
            {
                logger.LogWarning(problem, "Call {CallId}: {Count} entries could not be written yet, attempt {Attempt}.", callId, batch.Count, attempt);
                await Task.Delay(Pause(attempt), clock);
            }
            catch (Exception problem)
            {
                CallMeter.Unwritten.Add(batch.Count);
                logger.LogError(problem, "Call {CallId}: {Count} entries are lost, the database did not take them for {Minutes} minutes.", callId, batch.Count, GivesUpAfter.TotalMinutes);
                return;
            }
        }
    }

    private static TimeSpan Pause(int attempt)
    {
        var pause = TimeSpan.FromMilliseconds(100 * Math.Pow(2, Math.Min(attempt, 8)));
        return pause < LongestPause ? pause : LongestPause;
    }
}

/// <summary>Where a journal is written.</summary>
internal interface IJournalPages
{
    /// <summary>Writes a batch and renews the node's hold on the call; false when another socket has taken it over.
    /// An earlier attempt may have got through without our knowing: what is there already is not written twice.</summary>
    Task<bool> Write(IReadOnlyList<JournalEntry> batch);
}
