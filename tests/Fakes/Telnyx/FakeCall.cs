using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Telnyx;

/// <summary>One incoming call: what its caller does and hears. What the carrier does with it is in the other half.</summary>
public sealed partial class FakeCall
{
    /// <summary>How long a test waits before it gives up with a sentence that says what was heard.</summary>
    public static TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);

    internal FakeCall(FakeTelnyx carrier, string from, string to)
    {
        this.carrier = carrier;
        From = from;
        To = to;
        StartedAt = carrier.Clock.GetUtcNow();
    }

    /// <summary>The call_control_id.</summary>
    public string Id { get; } = NewId();

    public string LegId { get; } = Guid.NewGuid().ToString();

    public string SessionId { get; } = Guid.NewGuid().ToString();

    public string From { get; }

    public string To { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Everything that was heard, the greeting first.</summary>
    public IReadOnlyList<Utterance> Heard => ear.Heard;

    /// <summary>Frames that the application sent and that are not text.</summary>
    public IReadOnlyList<JsonObject> OtherFrames
    {
        get
        {
            lock (gate)
                return [.. otherFrames];
        }
    }

    /// <summary>The next thing that the assistant says, to its end.</summary>
    public async Task<string> Hears() => (await Listens()).Text;

    /// <summary>The next thing that the assistant says, with its times.</summary>
    public Task<Utterance> Listens() => Waiting("the assistant to speak", ear.Next);

    /// <summary>The beginning of what the assistant is saying, as soon as there is one.</summary>
    public Task<string> HearsFirstWords() => Waiting("the assistant to begin", ear.FirstWords);

    /// <summary>Listens until something said contains these words; returns it.</summary>
    public async Task<string> HearsAbout(string words)
    {
        while (true)
        {
            var said = await Hears();
            if (said.Contains(words, StringComparison.CurrentCultureIgnoreCase))
                return said;
        }
    }

    public async Task Says(string words, string language = "fr") =>
        await (await Line()).Send(new { type = "prompt", voicePrompt = words, lang = language, last = true });

    /// <summary>A partial result of the recogniser.</summary>
    public async Task SaysSoFar(string words, string language = "fr") =>
        await (await Line()).Send(new { type = "prompt", voicePrompt = words, lang = language, last = false });

    /// <summary>Cuts the assistant off; <paramref name="heard"/> is what had been spoken until then.</summary>
    public async Task Interrupts(string heard, TimeSpan after)
    {
        ear.CutOff();
        await (await Line()).Send(new { type = "interrupt", utteranceUntilInterrupt = heard, durationUntilInterruptMs = (int)after.TotalMilliseconds });
    }

    public async Task Presses(char digit) => await (await Line()).Send(new { type = "dtmf", digit = digit.ToString() });

    /// <summary>A frame of the test's own making.</summary>
    public async Task SendsRaw(ReadOnlyMemory<byte> frame) => await (await Line()).SendRaw(frame);

    /// <summary>Waits until the application has picked up and its relay answers.</summary>
    public Task Connected() => Line();

    /// <summary>Waits until the call is over, whoever ended it.</summary>
    public Task Over() => Waiting("the end of the call", ct => over.Task.WaitAsync(ct));

    private Task<RelayLine> Line() => Waiting("the relay", async ct =>
    {
        TaskCompletionSource<RelayLine> wanted;
        lock (gate)
            wanted = line;
        return await wanted.Task.WaitAsync(ct);
    });

    private async Task Waiting(string what, Func<CancellationToken, Task> wait) =>
        await Waiting(what, async ct =>
        {
            await wait(ct);
            return true;
        });

    private async Task<T> Waiting<T>(string what, Func<CancellationToken, Task<T>> wait)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await wait(patience.Token);
        }
        catch (Exception late) when (late is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            var heard = string.Join(" / ", Heard.Select(utterance => utterance.Text));
            throw new TimeoutException($"Waited in vain for {what}. The call is {State}, its relay answered {UpgradeStatus}, heard so far: {heard}", broken ?? late);
        }
    }

    private static string NewId() =>
        "v3:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(36)).Replace('+', '-').Replace('/', '_');
}
