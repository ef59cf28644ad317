using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The other leg of a transfer: the human's telephone.</summary>
public sealed class FakeTransfer
{
    private readonly FakeCall call;
    private readonly JsonObject command;
    private readonly string id = "v3:" + Guid.NewGuid().ToString("N");
    private readonly string legId = Guid.NewGuid().ToString();

    internal FakeTransfer(FakeCall call, JsonObject command)
    {
        this.call = call;
        this.command = command;
    }

    public string To => CommandRules.Text(command, "to")!;

    /// <summary>The caller stays with us when the human is gone.</summary>
    public bool Parks => CommandRules.Text(command, "park_after_unbridge") == "self";

    public async Task Answers()
    {
        await Tell("call.answered", new() { ["state"] = "answered" });
        await Tell("call.bridged", []);
        await call.Bridged();
    }

    public Task DoesNotAnswer() => Fails("timeout", "487");

    public Task IsBusy() => Fails("user_busy", "486");

    public async Task HangsUp()
    {
        call.Unbridged();
        await HangUp("normal_clearing", "callee", "200");
        if (!Parks)
            await call.End("normal_clearing", "callee");
    }

    internal async Task Rings(Human human)
    {
        await Tell("call.initiated", new() { ["direction"] = "outgoing", ["state"] = "bridging" });
        await (human switch
        {
            Human.Answers => Answers(),
            Human.IsBusy => IsBusy(),
            Human.DoesNotAnswer => DoesNotAnswer(),
            _ => Task.CompletedTask,
        });
    }

    private async Task Fails(string cause, string sip)
    {
        call.Unbridged();
        await HangUp(cause, "callee", sip);
    }

    private Task HangUp(string cause, string source, string sip) =>
        Tell("call.hangup", new() { ["state"] = "hangup", ["hangup_cause"] = cause, ["hangup_source"] = source, ["sip_hangup_cause"] = sip });

    /// <summary>As for the caller's leg, but with this leg's ids, numbers and state.</summary>
    private Task Tell(string type, JsonObject more)
    {
        var payload = call.Leg(more);
        payload["call_control_id"] = id;
        payload["call_leg_id"] = legId;
        payload["from"] = CommandRules.Text(command, "from") ?? call.To;
        payload["to"] = To;
        payload["client_state"] = CommandRules.Text(command, "target_leg_client_state");
        return call.Tell(type, payload);
    }
}
