using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Kalliky.Unit.Tests.Calls;

/// <summary>A live call without socket, database, model or clock: the test plays all of them.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly LiveCall call;
    private readonly CancellationTokenSource stop = new();

    public Stage(Func<CallStart, CallStart>? change = null, Manners? manners = null, ITrade? trade = null)
    {
        var start = new CallStart(
            "v3:abc", Situation(), Sheet("+33639980100"), 1, [new Exchange.Assistant("Bonjour, que puis-je faire pour vous ?", false)], 1, null,
            IsResumed: false, TransferState.None, TakesMessageOnly: false, KeepsWords: true, Instant.FromUtc(2026, 11, 24, 17, 40));
        start = change?.Invoke(start) ?? start;
        var journal = new Journal(Pages, Time, NullLogger.Instance, start.Situation.CallId);
        var parts = new LiveCallParts(
            journal, Line, trade, Agent, new SpeechGates(), new FixedMoment(Time), Time, new NoFeed(), NullLogger.Instance);
        call = new LiveCall(start, Mouth, manners ?? new Manners { CharactersPerSecond = double.PositiveInfinity }, parts);
        Left = call.Run(stop.Token);
    }

    public ManualTime Time { get; } = new();

    public MemoryMouth Mouth { get; } = new();

    public ScriptedAgent Agent { get; } = new();

    public FakeLine Line { get; } = new();

    public MemoryPages Pages { get; } = new();

    public Task<CallLeft> Left { get; }

    public static StoreSheet Sheet(string? forwardTo, int longestMinutes = 15) => new(
        Guid.NewGuid(), Guid.NewGuid(), 1, "Chez Testeur", "Pizza Testeur", "restaurant", DateTimeZoneProviders.Tzdb["Europe/Paris"],
        forwardTo is null ? null : PhoneNumber.Parse(forwardTo), StoreAddress.Unknown, OpeningHours.None, [], [], 20, null, null,
        AssistantSettings.Default with { LongestCallMinutes = longestMinutes }, null, [], null);

    public Task Says(string words, bool last = true) => call.Hear(new CallInput.Prompt(words, last), default).AsTask();

    /// <summary>Begins to say something, if anybody still listens.</summary>
    public void Murmurs(string words) => call.TryHear(new CallInput.Prompt(words, false));

    public Task Hears(CallInput input) => call.Hear(input, default).AsTask();

    /// <summary>Waits until something is so; what never becomes so fails the test.</summary>
    public static async Task Until(Func<bool> isSo, [CallerArgumentExpression(nameof(isSo))] string? what = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"Never became so: {what}");
            await Task.Delay(1);
        }
    }

    /// <summary>Waits until the call has nothing left to do before its next deadline, this far away.</summary>
    public Task Waits(double seconds) => Until(() => Time.NextRing == TimeSpan.FromSeconds(seconds));

    public async Task<CallLeft> Ends() => await Left.WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Agent.Release();
        await Left.WaitAsync(Patience).ContinueWith(_ => { }, TaskScheduler.Default);
        call.Dispose();
        stop.Dispose();
    }

    private static Situation Situation() => new(
        Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), false, PhoneNumber.Parse("+33639980122"), null, null,
        Instant.FromUtc(2026, 11, 24, 17, 40).InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]));

    private sealed class FixedMoment(ManualTime time) : IMoment
    {
        public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

        public Guid NewId() => Guid.CreateVersion7();
    }

    private sealed class NoFeed : ILiveFeed
    {
        public void Publish(LiveEvent change)
        {
        }

        public IAsyncEnumerable<LiveEvent> Watch(Guid tenantId, CancellationToken ct) => AsyncEnumerable.Empty<LiveEvent>();
    }
}

/// <summary>Keeps what the caller would hear.</summary>
internal sealed class MemoryMouth : IMouth
{
    private readonly ConcurrentQueue<(string Words, bool Last)> said = new();

    public bool IsBroken { get; set; }

    public bool Ended { get; private set; }

    public Language? Language { get; private set; }

    public string Text => string.Concat(said.Select(part => part.Words));

    /// <summary>How often it became the caller's turn.</summary>
    public int Turns => said.Count(part => part.Last);

    public ValueTask Say(string words, bool last, CancellationToken ct)
    {
        if (IsBroken)
            throw new MouthClosedException("broken");
        said.Enqueue((words, last));
        return ValueTask.CompletedTask;
    }

    public ValueTask Play(Uri sound, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask SendDigits(string digits, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask SetLanguage(Language language, CancellationToken ct)
    {
        Language = language;
        return ValueTask.CompletedTask;
    }

    public ValueTask End(CancellationToken ct)
    {
        if (IsBroken)
            throw new MouthClosedException("broken");
        Ended = true;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Answers each turn with what the test gives it, step by step.</summary>
internal sealed class ScriptedAgent : IAgent
{
    private readonly Channel<object?> script = Channel.CreateUnbounded<object?>();
    private readonly ConcurrentQueue<AgentTurn> asked = new();

    public IReadOnlyList<AgentTurn> Asked => [.. asked];

    /// <summary>The model has seen that the caller interrupted.</summary>
    public bool IsInterrupted { get; private set; }

    public void Says(string words) => script.Writer.TryWrite(new AgentStep.Words(words, "scripted"));

    public void Steps(AgentStep step) => script.Writer.TryWrite(step);

    public void Ends() => script.Writer.TryWrite(null);

    public void Fails(Exception problem) => script.Writer.TryWrite(problem);

    public void Answers(string words)
    {
        Says(words);
        Ends();
    }

    public void Used(string tool, ToolAnswer answer, bool writes = true) =>
        Steps(new AgentStep.Used(new Exchange.Tool(Guid.NewGuid().ToString("N"), tool, "{}", answer.ToJson()), writes, 3));

    public void Release() => script.Writer.TryComplete();

    public async IAsyncEnumerable<AgentStep> Answer(AgentTurn turn, [EnumeratorCancellation] CancellationToken interrupted)
    {
        asked.Enqueue(turn);
        await using var told = interrupted.Register(() => IsInterrupted = true);
        await foreach (var next in script.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (next is Exception problem)
                throw problem;
            if (next is null)
                yield break;
            if (interrupted.IsCancellationRequested && next is AgentStep.Words)
                continue;
            yield return (AgentStep)next;
        }
    }
}

/// <summary>What the call asks of the telephone beyond speaking.</summary>
internal sealed class FakeLine : ICallLine
{
    private readonly ConcurrentQueue<string> done = new();

    public TransferState TransferAnswer { get; set; } = TransferState.Ringing;

    public bool KeepsMessages { get; set; } = true;

    /// <summary>The database does not answer until then.</summary>
    public Task Database { get; set; } = Task.CompletedTask;

    public IReadOnlyList<string> Done => [.. done];

    public Task End(string reason) => Do($"end {reason}");

    public async Task<TransferState> Transfer(int turn)
    {
        await Do("transfer");
        return TransferAnswer;
    }

    public Task<TransferState?> LookAtTransfer() => Task.FromResult<TransferState?>(null);

    public async Task Returned()
    {
        await Database;
        await Do("returned");
    }

    public async Task<bool> TakeMessage(string? words, bool isEmergency)
    {
        await Database;
        await Do(isEmergency ? "emergency message" : $"message {words}");
        return KeepsMessages;
    }

    public Task LetGo(CallLeft why) => Do($"let go {why}");

    private Task Do(string what)
    {
        done.Enqueue(what);
        return Task.CompletedTask;
    }
}

/// <summary>A journal's pages in memory, which may refuse for a while.</summary>
internal sealed class MemoryPages : IJournalPages
{
    private readonly ConcurrentQueue<JournalEntry> entries = new();

    public bool IsDown { get; set; }

    public bool IsTakenOver { get; set; }

    public int Batches { get; private set; }

    public IReadOnlyList<JournalEntry> Entries => [.. entries];

    public IReadOnlyList<JournalEntry.Said> Turns => [.. entries.OfType<JournalEntry.Said>()];

    public Task<bool> Write(IReadOnlyList<JournalEntry> batch)
    {
        if (IsDown)
            throw new InvalidOperationException("down");
        if (IsTakenOver)
            return Task.FromResult(false);
        if (batch.Count > 0)
            Batches++;
        foreach (var entry in batch)
            entries.Enqueue(entry);
        return Task.FromResult(true);
    }
}
