using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Kalliky.Fakes.Telnyx;

/// <summary>Puts the relay's text frames together into what the caller hears.</summary>
internal sealed class Ear
{
    private readonly Channel<Utterance> finished = Channel.CreateUnbounded<Utterance>();
    private readonly List<Utterance> all = [];
    private readonly StringBuilder words = new();
    private readonly Lock gate = new();
    private TaskCompletionSource firstWords = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long firstTextAt;

    public IReadOnlyList<Utterance> Heard
    {
        get
        {
            lock (gate)
                return [.. all];
        }
    }

    public void Token(string token, bool last)
    {
        lock (gate)
        {
            var now = Stopwatch.GetTimestamp();
            if (words.Length == 0)
                firstTextAt = now;
            words.Append(token);
            if (words.Length > 0)
                firstWords.TrySetResult();
            if (last && Take(now, interrupted: false) is { } utterance)
                finished.Writer.TryWrite(utterance);
        }
    }

    /// <summary>What was being said is cut off: heard so far, and not waited for by anybody.</summary>
    public void CutOff()
    {
        lock (gate)
            Take(Stopwatch.GetTimestamp(), interrupted: true);
    }

    public void Close() => finished.Writer.TryComplete();

    public async Task<Utterance> Next(CancellationToken ct) => await finished.Reader.ReadAsync(ct);

    public async Task<string> FirstWords(CancellationToken ct)
    {
        Task started;
        lock (gate)
            started = firstWords.Task;
        await started.WaitAsync(ct);
        lock (gate)
            return words.ToString();
    }

    private Utterance? Take(long now, bool interrupted)
    {
        if (words.Length == 0)
            return null;
        var utterance = new Utterance(words.ToString(), firstTextAt, now, interrupted);
        words.Clear();
        firstWords = new(TaskCreationOptions.RunContinuationsAsynchronously);
        all.Add(utterance);
        return utterance;
    }
}
