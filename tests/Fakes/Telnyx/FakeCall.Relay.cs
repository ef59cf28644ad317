using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The relay of a call: dialled when the application asks, told about when it ends.</summary>
public sealed partial class FakeCall
{
    private async Task DialRelay(JsonObject settings)
    {
        relayRuns = true;
        RelayEnded = false;
        if (CommandRules.Text(settings, "greeting") is { Length: > 0 } greeting)
            ear.Token(greeting, last: true);
        var relay = new RelayLine(Receive);
        try
        {
            await relay.Connect(Redirected(new Uri(CommandRules.RelayUrl(settings)!)), CancellationToken.None);
            await relay.Send(Setup(settings["custom_parameters"]));
        }
        catch (WebSocketException)
        {
            UpgradeStatus = relay.UpgradeStatus;
            relay.Dispose();
            await RelayGone("customer_disconnect");
            return;
        }

        UpgradeStatus = 101;
        lock (gate)
            line.TrySetResult(relay);
        if (State == CallState.Ended)
            await relay.Close();
        await relay.Read();
        await LineEnded(relay);
    }

    /// <summary>The socket ended. Nobody of ours asked for it: then the application's side is gone.</summary>
    private async Task LineEnded(RelayLine relay)
    {
        bool ours;
        lock (gate)
        {
            ours = !relayRuns || RelayEnded;
            line = NewLine();
        }

        relay.Dispose();
        ear.CutOff();
        await RelayGone(ours ? null : "customer_disconnect");
        relay.Ended.TrySetResult();
    }

    private async Task RelayGone(string? reason)
    {
        relayRuns = false;
        await Tell("call.conversation.ended", Leg(new() { ["conversation_id"] = SessionId, ["reason"] = reason }));
    }

    private async Task CloseRelay()
    {
        RelayLine? open;
        lock (gate)
        {
            relayRuns = false;
            open = line.Task.IsCompletedSuccessfully ? line.Task.Result : null;
        }

        if (open is not null)
            await open.Close();
    }

    private void Receive(JsonObject frame)
    {
        switch (CommandRules.Text(frame, "type"))
        {
            case "text":
                ear.Token(frame["token"]!.GetValue<string>(), frame["last"]?.GetValue<bool>() ?? false);
                return;
            case "end":
                RelayEnded = true;
                break;
        }

        lock (gate)
            otherFrames.Add(frame);
        if (RelayEnded)
            _ = CloseRelay();
    }

    private object Setup(JsonNode? parameters) => new
    {
        type = "setup",
        sessionId = Guid.NewGuid(),
        accountSid = FakeTelnyx.ConnectionId,
        callSid = Id,
        callControlId = Id,
        callSessionId = SessionId,
        callLegId = LegId,
        from = From,
        to = To,
        direction = "inbound",
        callerName = "",
        callStatus = "active",
        customParameters = parameters ?? new JsonObject(),
    };

    private Uri Redirected(Uri url) =>
        carrier.RelayBase is { } other ? new UriBuilder(url) { Scheme = "ws", Host = other.Host, Port = other.Port }.Uri : url;
}
