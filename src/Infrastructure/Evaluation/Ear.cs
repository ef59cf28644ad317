using System.Text;
using System.Threading.Channels;
using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Evaluation;

/// <summary>Listens to an assistant: collects what it says until it waits for the caller, or ends the call.</summary>
internal sealed class Ear : IMouth
{
    private readonly Channel<string> replies = Channel.CreateUnbounded<string>();
    private readonly StringBuilder saying = new();

    public bool HasEnded { get; private set; }

    /// <summary>All that was said, one reply a line.</summary>
    public StringBuilder All { get; } = new();

    /// <summary>The next whole reply; null when the assistant has ended the call.</summary>
    public async Task<string?> Reply(CancellationToken ct) =>
        await replies.Reader.WaitToReadAsync(ct) && replies.Reader.TryRead(out var reply) ? reply : null;

    public ValueTask Say(string words, bool last, CancellationToken ct)
    {
        saying.Append(words);
        if (last)
            Wait();
        return ValueTask.CompletedTask;
    }

    public ValueTask Play(Uri sound, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask SendDigits(string digits, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask SetLanguage(Language language, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask End(CancellationToken ct)
    {
        HasEnded = true;
        if (saying.Length > 0)
            Wait();
        replies.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private void Wait()
    {
        var reply = saying.ToString().Trim();
        saying.Clear();
        All.AppendLine(reply);
        replies.Writer.TryWrite(reply);
    }
}
