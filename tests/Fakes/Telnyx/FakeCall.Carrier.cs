using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The carrier's half of a call: it obeys commands, keeps the state, tells what happened and dials the relay.</summary>
public sealed partial class FakeCall
{
    private readonly FakeTelnyx carrier;
    private readonly Lock gate = new();
    private readonly Ear ear = new();
    private readonly List<JsonObject> otherFrames = [];
    private readonly List<Command> commands = [];
    private readonly HashSet<string> commandIds = [];
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<RelayLine> line = NewLine();
    private Task told = Task.CompletedTask;
    private string? clientState;
    private bool relayRuns;
    private DateTimeOffset? endedAt;
    private Exception? broken;

    public CallState State { get; private set; } = CallState.Ringing;

    /// <summary>Why it ended, in the carrier's word.</summary>
    public string? HangupCause { get; private set; }

    /// <summary>The application said that the conversation is finished.</summary>
    public bool RelayEnded { get; private set; }

    /// <summary>What the application answered to the last socket: 101 when it opened, 401 or the like when refused.</summary>
    public int UpgradeStatus { get; private set; }

    /// <summary>The transfer that was asked for last.</summary>
    public FakeTransfer? Transfer { get; private set; }

    /// <summary>The commands that were obeyed, each once.</summary>
    public IReadOnlyList<Command> Commands
    {
        get
        {
            lock (gate)
                return [.. commands];
        }
    }

    /// <summary>The caller puts the phone down.</summary>
    public Task HangsUp() => End(State == CallState.Ringing ? "originator_cancel" : "normal_clearing", "caller");

    /// <summary>The relay's socket breaks while the call lives; waits until the application was told.</summary>
    public async Task LosesRelay()
    {
        var relay = await Line();
        relay.Break();
        await Waiting("the end of the relay", ct => relay.Ended.Task.WaitAsync(ct));
    }

    internal Task Rings() => Tell("call.initiated", Leg(new() { ["direction"] = "incoming", ["state"] = "parked", ["caller_id_name"] = From }));

    internal JsonObject Status()
    {
        var status = new JsonObject
        {
            ["record_type"] = "call",
            ["call_control_id"] = Id,
            ["call_leg_id"] = LegId,
            ["call_session_id"] = SessionId,
            ["is_alive"] = State != CallState.Ended,
            ["call_duration"] = (int)((endedAt ?? carrier.Clock.GetUtcNow()) - StartedAt).TotalSeconds,
            ["start_time"] = StartedAt.UtcDateTime.ToString("O"),
        };
        if (clientState is not null)
            status["client_state"] = clientState;
        if (endedAt is { } end)
            status["end_time"] = end.UtcDateTime.ToString("O");
        return status;
    }

    internal Refusal? Obey(string verb, JsonObject body)
    {
        lock (gate)
        {
            if (CommandRules.Text(body, "command_id") is { } id && commandIds.Contains(id))
                return null;
            if (Forbids(verb) is { } refusal)
                return refusal;
            if (CommandRules.Text(body, "command_id") is { } fresh)
                commandIds.Add(fresh);
            commands.Add(new Command(verb, (JsonObject)body.DeepClone()));
            clientState = CommandRules.Text(body, "client_state") ?? clientState;
        }

        _ = Watch(Start(verb, body));
        return null;
    }

    private Refusal? Forbids(string verb) => State switch
    {
        CallState.Ended => Refusal.Ended,
        CallState.Ringing when verb is not ("answer" or "reject" or "hangup" or "client_state_update") => Refusal.NotAnswered,
        not CallState.Ringing when verb is "answer" or "reject" => Refusal.NotWellFormed with { Status = 422, Detail = "The call has already been answered." },
        _ when verb == "conversation_relay_start" && relayRuns => Refusal.RelayRuns,
        _ => null,
    };

    private Task Start(string verb, JsonObject body) => verb switch
    {
        "answer" => PickUp(body["conversation_relay_config"] as JsonObject),
        "reject" => End("call_rejected", "callee"),
        "hangup" => End("normal_clearing", "callee"),
        "transfer" => Send(body),
        "conversation_relay_start" => DialRelay(body),
        "conversation_relay_stop" => CloseRelay(),
        "speak" => Speak(CommandRules.Text(body, "payload")!),
        _ => Task.CompletedTask,
    };

    /// <summary>A command goes on after its reply; what breaks there is told to whoever waits on this call.</summary>
    private async Task Watch(Task command)
    {
        try
        {
            await command;
        }
        catch (Exception problem) when (State != CallState.Ended)
        {
            broken = problem;
        }
    }

    private async Task PickUp(JsonObject? relay)
    {
        State = CallState.Answered;
        var telling = Tell("call.answered", Leg(new() { ["state"] = "answered" }));
        if (relay is not null)
            await DialRelay(relay);
        await telling;
    }

    private async Task Speak(string words)
    {
        _ = Tell("call.speak.started", Leg([]));
        ear.Token(words, last: true);
        await Tell("call.speak.ended", Leg(new() { ["status"] = "completed" }));
    }

    private Task Send(JsonObject body)
    {
        Transfer = new FakeTransfer(this, body);
        return Transfer.Rings(carrier.Human);
    }

    internal async Task End(string cause, string source)
    {
        lock (gate)
        {
            if (State == CallState.Ended)
                return;
            State = CallState.Ended;
            HangupCause = cause;
            endedAt = carrier.Clock.GetUtcNow();
        }

        await CloseRelay();
        ear.Close();
        await Tell("call.hangup", Leg(new() { ["state"] = "hangup", ["hangup_cause"] = cause, ["hangup_source"] = source, ["sip_hangup_cause"] = "200" }));
        over.TrySetResult();
    }

    /// <summary>The test is over: nothing more is told, sockets go.</summary>
    internal void Forget()
    {
        State = CallState.Ended;
        if (line.Task.IsCompletedSuccessfully)
            line.Task.Result.Dispose();
    }

    internal async Task Bridged()
    {
        State = CallState.Bridged;
        await CloseRelay();
        await Tell("call.bridged", Leg([]));
    }

    /// <summary>The human is gone or never came: the caller is alone again.</summary>
    internal void Unbridged() => State = State == CallState.Ended ? State : CallState.Answered;

    internal Task Tell(string type, JsonObject payload)
    {
        lock (gate)
            return told = carrier.Webhooks.Send(type, payload, told);
    }

    internal JsonObject Leg(JsonObject more)
    {
        more["call_control_id"] = Id;
        more["connection_id"] = FakeTelnyx.ConnectionId;
        more["call_leg_id"] = LegId;
        more["call_session_id"] = SessionId;
        more["client_state"] = clientState;
        more["from"] = From;
        more["to"] = To;
        more["start_time"] = StartedAt.UtcDateTime.ToString("O");
        return more;
    }

    private static TaskCompletionSource<RelayLine> NewLine() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
