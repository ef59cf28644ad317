using System.Text.Json;
using System.Threading.Channels;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kalliky.Application.Calls.Live;

/// <summary>One conversation: a loop that takes one input after the other, so that nothing in it needs a lock. It is fed
/// with what the caller does (<see cref="Hear"/>), speaks through a mouth, and knows nothing of sockets.</summary>
public sealed partial class LiveCall : IDisposable
{
    private const int MostInputs = 256;
    private const int LongestUtterance = 2000;

    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastTool = TimeSpan.FromSeconds(10);

    private readonly Channel<CallInput> inbox = Channel.CreateBounded<CallInput>(new BoundedChannelOptions(MostInputs) { SingleReader = true });
    private readonly CallStart start;
    private readonly IMouth mouth;
    private readonly Manners manners;
    private readonly LiveCallParts parts;
    private readonly Transcript transcript;
    private readonly ISpeechGate gate;
    private readonly Alarm alarm;
    private Language language;
    private AgentRun? run;
    private CallLeft? left;
    private CancellationToken stopping;
    private long spokenUntil;

    internal LiveCall(CallStart start, IMouth mouth, Manners manners, LiveCallParts parts)
    {
        (this.start, this.mouth, this.manners, this.parts) = (start, mouth, manners, parts);
        transcript = new Transcript(start, parts.Journal, parts.Moment, KeepsWords ? null : new Discretion(Answers(start.Conversation)));
        gate = parts.Gates.For(start.Sheet, Answers(start.Conversation));
        alarm = new Alarm(parts.Clock, () => inbox.Writer.TryWrite(new CallInput.Rang()));
        messageWanted = start.TakesMessageOnly;
        emergency = start.Emergency;
        language = start.Language;
        introduced = language == Language.English;
    }

    public Guid CallId => start.Situation.CallId;

    /// <summary>What the caller is saying right now, as far as it was understood.</summary>
    public string? Saying { get; private set; }

    private Phrases Phrases => Phrases.In(language);

    private StoreSheet Sheet => start.Sheet;

    private bool KeepsWords => parts.Trade is null or { KeepsWords: true };

    private bool IsSpeaking => run is not null || parts.Clock.GetTimestamp() < spokenUntil;

    /// <summary>Tells the call something; waits while it has more to hear than it can take.</summary>
    public ValueTask Hear(CallInput input, CancellationToken ct) => inbox.Writer.WriteAsync(input, ct);

    /// <summary>The same without waiting; false when the call is over or overwhelmed.</summary>
    public bool TryHear(CallInput input) => inbox.Writer.TryWrite(input);

    /// <summary>Holds the conversation until it ends, or until this node must let go of it.</summary>
    public async Task<CallLeft> Run(CancellationToken stop)
    {
        stopping = stop;
        try
        {
            await Begin();
            while (left is null)
            {
                await Handle(await inbox.Reader.ReadAsync(stop));
                while (left is null && alarm.Next() is { } due)
                    await Handle(due);
                if (parts.Journal.IsLost)
                    left ??= CallLeft.TakenOver;
                alarm.Arm();
            }
        }
        catch (MouthClosedException)
        {
            left ??= CallLeft.LineLost;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            left ??= CallLeft.LineLost;
        }
        finally
        {
            await Finish();
            Dispose();
        }

        return left.Value;
    }

    public void Dispose()
    {
        alarm.Dispose();
        run?.Dispose();
    }

    private async ValueTask Begin()
    {
        LimitTime(atLeast: Duration.Zero);
        alarm.Set(Due.Lease, Lease.Renewal);
        if (start.IsResumed)
            await TakeUp();
        else
            Speaks(transcript.LastWords?.Length ?? 0);
        alarm.Arm();
    }

    private void LimitTime(Duration atLeast)
    {
        var rest = Duration.FromMinutes(Sheet.Assistant.LongestCallMinutes) - (parts.Moment.Now - start.AnsweredAt);
        alarm.Set(Due.LongestCall, Duration.Max(rest, atLeast).ToTimeSpan());
    }

    private static IEnumerable<ToolAnswer> Answers(IEnumerable<Exchange> conversation) =>
        conversation.OfType<Exchange.Tool>().Select(Learnt).OfType<ToolAnswer>();

    /// <summary>An answer that is not ours, or was not kept, teaches nothing.</summary>
    internal static ToolAnswer? Learnt(Exchange.Tool tool)
    {
        try
        {
            return ToolAnswer.Parse(tool.Answer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The caller has waited in silence: one sentence, and on from where it broke off.
    private async ValueTask TakeUp()
    {
        // The carrier begins each conversation in French.
        if (language != Language.French)
            await mouth.SetLanguage(language, stopping);
        if (start.Transfer is TransferState.Failed)
        {
            await ComeBack(Phrases.NotReached);
        }
        else if (start.UnansweredTurn is { } turn)
        {
            Answer(turn);
            await Say(run!, Phrases.CutOff + " ");
        }
        else
        {
            await SayAgain();
        }
    }

    // Takes no number in the transcript: the caller's next turn is the one that the break may have swallowed, and
    // what its tools have already written is found under that number.
    private async ValueTask SayAgain()
    {
        var words = $"{Phrases.CutOff} {Questions.Last(transcript.LastWords) ?? (messageWanted ? Phrases.AskMessage : LastStatement ?? Phrases.Offer)}";
        await mouth.Say(words, last: true, stopping);
        Speaks(words.Length);
    }

    // What asked nothing, such as the number of the order, may not have been heard: it is said again. Asked instead what
    // they want, callers would order a second time. Who had cut it off knows it.
    private string? LastStatement => start.Conversation is [.., Exchange.Assistant { Interrupted: false, Heard.Length: > 0 } last] ? last.Heard : null;

    private ValueTask Handle(CallInput input)
    {
        switch (input)
        {
            case CallInput.Prompt prompt:
                return OnPrompt(prompt);
            case CallInput.Interrupt interrupt:
                return OnInterrupt(interrupt.Heard);
            case CallInput.Key key:
                return OnKey(key.Digit);
            case CallInput.Stepped stepped:
                return OnStep(stepped.Step);
            case CallInput.AnswerEnded ended:
                return OnAnswerEnded(ended.Problem);
            case CallInput.TransferMoved moved:
                return OnTransfer(moved.State);
            case CallInput.HungUp:
                left = CallLeft.Ended;
                break;
            case CallInput.LineClosed:
                left = CallLeft.LineLost;
                break;
            case CallInput.TakenOver:
                left = CallLeft.TakenOver;
                break;
            case CallInput.Rang:
                alarm.Rang();
                break;
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask Handle(Due due)
    {
        switch (due)
        {
            case Due.Hold:
                return TakeTurn();
            case Due.Keys:
                return TakeKeys();
            case Due.Waiting:
                return SayWait();
            case Due.Silence:
                return OnSilence();
            case Due.Noise:
                return GoOn();
            case Due.Wish:
                return FollowWish();
            case Due.TransferLook:
                LookAtTransfer();
                break;
            case Due.TransferLimit:
                return OnTransfer(TransferState.Failed);
            case Due.LongestCall:
                return TimeIsUp();
            case Due.Lease:
                RenewLease();
                break;
        }

        return ValueTask.CompletedTask;
    }

    // Whatever is written renews it: only who has been silent for a while must say so.
    private void RenewLease()
    {
        var rest = Lease.Renewal - parts.Journal.Age;
        if (rest <= TimeSpan.Zero)
            parts.Journal.Write();
        alarm.Set(Due.Lease, rest > TimeSpan.Zero ? rest : Lease.Renewal);
    }

    // A tool that writes finishes, and what was heard of the answer is kept; only then is the call let go.
    private async Task Finish()
    {
        if (run is not null)
            await Drain(run);
        inbox.Writer.TryComplete();
        await parts.Journal.Close(LastWrite);
        if (left is { } why)
            await parts.Line.LetGo(why);
    }

    private async Task Drain(AgentRun running)
    {
        running.Cut(null);
        using var patience = new CancellationTokenSource(LastTool, parts.Clock);
        try
        {
            while (!running.HasEnded && await inbox.Reader.ReadAsync(patience.Token) is var input and not CallInput.AnswerEnded)
            {
                if (input is CallInput.Stepped { Step: AgentStep.Used used })
                    transcript.Used(running.Turn, used);
            }
        }
        catch (OperationCanceledException)
        {
            parts.Logger.LogWarning("Call {CallId}: a tool did not finish after the call was left.", CallId);
        }

        Record(running);
        run = null;
        running.Dispose();
    }
}

/// <summary>What a live call works with.</summary>
/// <param name="Trade">Null when nobody has registered the store's.</param>
internal sealed record LiveCallParts(
    Journal Journal,
    ICallLine Line,
    ITrade? Trade,
    IAgent Agent,
    ISpeechGates Gates,
    IMoment Moment,
    TimeProvider Clock,
    ILiveFeed Live,
    ILogger Logger);
