using System.Diagnostics;
using Kalliky.Fakes.Telnyx;

namespace Kalliky.Load;

/// <summary>One telephone line under load: calls, speaks and listens at human speed, and calls again until the level is over;
/// a call that has begun is brought to its end.</summary>
/// <param name="model">Null with the offline model, which needs no marks.</param>
internal sealed class Caller(FakeTelnyx carrier, Shop shop, StandIn? model, Score score, Pace pace)
{
    private static int calls;

    public async Task Run()
    {
        while (!pace.Over)
        {
            var number = Interlocked.Increment(ref calls);
            FakeCall? call = null;
            try
            {
                score.Began();
                call = await carrier.Dial(From(number), shop.Number(number));
                await Talk(call, number);
            }
            catch (Exception problem) when (problem is TimeoutException or System.Net.WebSockets.WebSocketException or InvalidOperationException)
            {
                score.Failed(problem, dropped: call?.State == CallState.Ended);
            }

            if (call is not null)
                await call.HangsUp();
        }
    }

    private static string From(int number) => $"+3364{number:0000000}";

    private async Task Talk(FakeCall call, int number)
    {
        await call.Connected();
        using var live = score.Live();
        var heard = await call.Listens();
        var line = Conversation.Opens;
        for (var turn = 1; turn <= 20; turn++)
        {
            await pace.Hear(heard);
            heard = await Turn(call, line, number, turn);
            if (line == Conversation.Leaves)
            {
                await call.Over();
                return;
            }

            if (line == Conversation.Confirms)
                score.Confirmed(call.From);
            line = line == Conversation.Opens ? Conversation.Asks
                : line == Conversation.Confirms ? Conversation.Leaves
                : Conversation.Next(heard.Text);
        }

        throw new InvalidOperationException($"The conversation does not end. Heard last: {heard.Text}");
    }

    private async Task<Utterance> Turn(FakeCall call, Line line, int number, int turn)
    {
        await pace.Speak(line.Words, call);
        var mark = model is null ? "" : StandIn.Mark(call.To, number, turn, line.Key);
        var said = Stopwatch.GetTimestamp();
        await call.Says(line.Words + mark);
        var heard = await call.Listens();
        var first = Stopwatch.GetElapsedTime(said, heard.FirstTextAt);
        score.Turned(line.Key, first, first - (model?.Spent(mark, said, heard.FirstTextAt) ?? TimeSpan.Zero));
        return heard;
    }
}

/// <summary>How fast people speak and think, and when the level is over. A turn takes some eleven seconds: five to say what
/// one wants, five to listen, and what the model takes; a call of seven or eight turns a minute and a half.</summary>
/// <param name="haste">How many times faster than people, to warm up.</param>
internal sealed class Pace(double haste = 1)
{
    private const double CharactersPerSecond = 15;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(700);

    private volatile bool over;

    public bool Over => over;

    public void End() => over = true;

    /// <summary>Listens to the end of what is being said, and thinks.</summary>
    public async Task Hear(Utterance utterance)
    {
        var rest = Duration(utterance.Text) - Stopwatch.GetElapsedTime(utterance.FirstTextAt) + Thinking / haste;
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest);
    }

    /// <summary>Speaks; the recogniser tells what it has understood so far, once a second.</summary>
    public async Task Speak(string words, FakeCall call)
    {
        for (var said = (int)CharactersPerSecond; said < words.Length; said += (int)CharactersPerSecond)
        {
            await Task.Delay(Second / haste);
            await call.SaysSoFar(words[..said]);
        }

        await Task.Delay(Duration(words) - (words.Length - 1) / (int)CharactersPerSecond * Second / haste);
    }

    private TimeSpan Duration(string words) => TimeSpan.FromSeconds(words.Length / CharactersPerSecond) / haste;
}
