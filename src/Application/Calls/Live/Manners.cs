namespace Kalliky.Application.Calls.Live;

/// <summary>How patient a conversation is.</summary>
public sealed record Manners
{
    public static readonly Manners Default = new();

    /// <summary>For conversations that nobody hears: speaking takes no time.</summary>
    public static readonly Manners Unspoken = new() { CharactersPerSecond = double.PositiveInfinity, DictationPause = TimeSpan.Zero };

    /// <summary>How fast the voice speaks, to guess when it has finished: the relay does not tell.</summary>
    public double CharactersPerSecond { get; init; } = 16;

    /// <summary>A model that has said nothing by then is excused with a waiting sentence, once.</summary>
    public TimeSpan FirstWords { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Somebody who dictates pauses between pairs of digits.</summary>
    public TimeSpan DictationPause { get; init; } = TimeSpan.FromSeconds(1.4);

    /// <summary>Between two keys of one number.</summary>
    public TimeSpan KeyPause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>An interruption that nobody's words follow was a noise: then the answer goes on.</summary>
    public TimeSpan NoisePause { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>Silence after which the assistant asks again, and after as much again hangs up.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Somebody who types at the test phone needs longer.</summary>
    public TimeSpan SilenceOfTest { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a call between humans-to-be may ring before the assistant comes back on its own.</summary>
    public TimeSpan TransferPatience { get; init; } = Handover.RingFor + TimeSpan.FromSeconds(10);

    public TimeSpan Speaking(int characters) => double.IsInfinity(CharactersPerSecond)
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(characters / CharactersPerSecond);
}
