using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Kalliky.Fakes.Telnyx;
using NSec.Cryptography;

namespace Kalliky.Integration.Tests.Fakes;

/// <summary>The carrier that other tests rely on: it must refuse what Telnyx refuses and tell what Telnyx tells.</summary>
public sealed class FakeTelnyxTests : IAsyncLifetime
{
    private const string Caller = "+33639980122";
    private const string Store = "+33199000101";

    private FakeTelnyx carrier = null!;
    private CarrierClient app = null!;

    public async ValueTask InitializeAsync()
    {
        carrier = await FakeTelnyx.Start();
        carrier.Webhooks.Patience = FakeCall.Patience;
        app = await CarrierClient.Start(carrier);
    }

    public async ValueTask DisposeAsync()
    {
        await carrier.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Tells_of_a_ring_in_the_envelope_of_Telnyx()
    {
        var call = await carrier.Dial(Caller, Store);

        var data = app.Events.ShouldHaveSingleItem()["data"]!;
        data["event_type"]!.ToString().ShouldBe("call.initiated");
        data["record_type"]!.ToString().ShouldBe("event");
        Guid.TryParse(data["id"]!.ToString(), out _).ShouldBeTrue();
        data["payload"]!["call_control_id"]!.ToString().ShouldBe(call.Id);
        data["payload"]!["direction"]!.ToString().ShouldBe("incoming");
        (data["payload"]!["from"]!.ToString(), data["payload"]!["to"]!.ToString()).ShouldBe((Caller, Store));
    }

    [Fact]
    public async Task Signs_the_raw_body_with_its_published_key()
    {
        await carrier.Dial(Caller, Store);

        var (timestamp, signature, body) = app.Signed.ShouldHaveSingleItem();
        var key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromBase64String(carrier.PublicKey), KeyBlobFormat.RawPublicKey);
        SignatureAlgorithm.Ed25519.Verify(key, Encoding.UTF8.GetBytes($"{timestamp}|{body}"), Convert.FromBase64String(signature!)).ShouldBeTrue();
        SignatureAlgorithm.Ed25519.Verify(key, Encoding.UTF8.GetBytes($"{timestamp}|{body} "), Convert.FromBase64String(signature!)).ShouldBeFalse();
    }

    [Fact]
    public async Task Tries_a_webhook_again_with_the_same_event_id_until_it_is_taken()
    {
        app.Answers.Enqueue(503);

        await carrier.Dial(Caller, Store);

        app.Events.Select(happened => happened["data"]!["id"]!.ToString()).Distinct().Count().ShouldBe(1);
        app.Events.Select(happened => (int)happened["meta"]!["attempt"]!).ShouldBe([1, 2]);
        carrier.Webhooks.Attempts.Select(attempt => attempt.Status).ShouldBe([503, 200]);
    }

    [Fact]
    public async Task Does_not_try_again_what_the_application_refuses()
    {
        app.Answers.Enqueue(401);

        await carrier.Dial(Caller, Store);

        app.Events.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sends_events_twice_and_in_any_order_on_demand()
    {
        carrier.Webhooks.Copies = 2;
        carrier.Webhooks.Shuffle = TimeSpan.FromMilliseconds(50);
        var call = await carrier.Dial(Caller, Store);
        await app.Send(call.Id, "answer");
        await call.HangsUp();
        await carrier.Webhooks.Settle();

        app.EventTypes.Order().ShouldBe(["call.answered", "call.answered", "call.hangup", "call.hangup", "call.initiated", "call.initiated"]);
    }

    [Fact]
    public async Task Refuses_a_command_without_its_key()
    {
        using var stranger = new HttpClient();
        var call = await carrier.Dial(Caller, Store);

        using var answer = await stranger.PostAsync(new Uri($"{carrier.ApiBase}/calls/{Uri.EscapeDataString(call.Id)}/actions/answer"), new StringContent("{}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Refuses_what_Telnyx_refuses()
    {
        var call = await carrier.Dial(Caller, Store);

        (await app.Send("v3:nobody", "answer")).ShouldBe((422, "90015"));
        (await app.Send(call.Id, "speak", new { payload = "Bonjour", voice = "Telnyx.NaturalHD.amarante" })).ShouldBe((422, "90034"));
        (await app.Send(call.Id, "answer", new { client_state = "pas du base64" })).ShouldBe((422, "90017"));
        (await app.Send(call.Id, "answer", new { conversation_relay_config = new { greeting = "Bonjour" } })).ShouldBe((422, "10004"));
        (await app.Send(call.Id, "answer", new { conversation_relay_config = new { url = "https://ailleurs" } })).ShouldBe((422, "10003"));
        (await app.Send(call.Id, "answer", new { conversation_relay_config = new { url = app.Relay, interruptible = "toujours" } })).ShouldBe((422, "10032"));
        (await app.Send(call.Id, "reject")).ShouldBe((422, "10004"));
        (await app.Send(call.Id, "dance")).ShouldBe((404, "10005"));
        call.State.ShouldBe(CallState.Ringing);

        (await app.Send(call.Id, "answer")).ShouldBe((200, null));
        (await app.Send(call.Id, "transfer")).ShouldBe((422, "10004"));
        (await app.Send(call.Id, "transfer", new { to = "la cuisine" })).ShouldBe((422, "10016"));
        await call.HangsUp();
        (await app.Send(call.Id, "hangup")).ShouldBe((422, "90018"));
    }

    [Fact]
    public async Task Obeys_a_command_once_whatever_the_number_of_its_copies()
    {
        var call = await carrier.Dial(Caller, Store);
        carrier.Faults.Next("answer", Fault.ReplyLost);

        (await app.Send(call.Id, "answer", new { command_id = "one" })).Status.ShouldBe(504);
        (await app.Send(call.Id, "answer", new { command_id = "one" })).Status.ShouldBe(200);

        call.Commands.ShouldHaveSingleItem().Verb.ShouldBe("answer");
    }

    [Fact]
    public async Task Fails_on_demand_and_does_nothing_meanwhile()
    {
        var call = await carrier.Dial(Caller, Store);
        carrier.Faults.Next("answer", Fault.TooMany);
        carrier.Faults.Next("answer", Fault.Broken);

        (await app.Send(call.Id, "answer")).ShouldBe((429, "10011"));
        (await app.Send(call.Id, "answer")).Status.ShouldBe(503);

        call.State.ShouldBe(CallState.Ringing);
    }

    [Fact]
    public async Task Dials_the_relay_and_carries_a_conversation()
    {
        app.OnFrame = (socket, frame) => frame["type"]!.ToString() switch
        {
            "prompt" => CarrierClient.Write(socket, $$"""{"type":"text","token":"Vous dites : {{frame["voicePrompt"]}}","last":true}"""),
            "dtmf" => CarrierClient.Write(socket, """{"type":"end"}"""),
            _ => Task.CompletedTask,
        };
        var call = await carrier.Dial(Caller, Store);
        await app.Answer(call.Id, "Bonjour, ici l'assistant.");

        (await call.Hears()).ShouldBe("Bonjour, ici l'assistant.");
        await call.Says("deux margheritas");
        (await call.Hears()).ShouldBe("Vous dites : deux margheritas");
        await call.Presses('0');
        await Eventually(() => call.RelayEnded && app.EventTypes.Contains("call.conversation.ended"));

        Reason("call.conversation.ended").ShouldBeNull();
        call.State.ShouldBe(CallState.Answered);
    }

    [Fact]
    public async Task Introduces_the_call_to_the_relay()
    {
        var setup = new TaskCompletionSource<JsonNode>();
        app.OnFrame = (_, frame) =>
        {
            setup.TrySetResult(frame);
            return Task.CompletedTask;
        };
        var call = await carrier.Dial(Caller, Store);
        await app.Answer(call.Id);

        var frame = await setup.Task;
        frame["type"]!.ToString().ShouldBe("setup");
        frame["callControlId"]!.ToString().ShouldBe(call.Id);
        (frame["from"]!.ToString(), frame["to"]!.ToString()).ShouldBe((Caller, Store));
    }

    [Fact]
    public async Task Answers_a_frame_that_the_relay_does_not_know_with_an_error()
    {
        var protest = new TaskCompletionSource<string>();
        app.OnFrame = (socket, frame) =>
        {
            if (frame["type"]!.ToString() == "error")
                protest.TrySetResult(frame["description"]!.ToString());
            return frame["type"]!.ToString() == "setup" ? CarrierClient.Write(socket, """{"type":"sing"}""") : Task.CompletedTask;
        };
        var call = await carrier.Dial(Caller, Store);
        await app.Answer(call.Id);

        (await protest.Task).ShouldBe("Invalid message: unknown type: sing");
    }

    [Fact]
    public async Task Cuts_the_assistant_off_and_keeps_what_was_heard()
    {
        app.OnFrame = (socket, frame) => frame["type"]!.ToString() switch
        {
            "setup" => CarrierClient.Write(socket, """{"type":"text","token":"Alors, nous avons ","last":false}"""),
            "interrupt" => CarrierClient.Write(socket, $$"""{"type":"text","token":"{{frame["utteranceUntilInterrupt"]}}","last":true}"""),
            _ => Task.CompletedTask,
        };
        var call = await carrier.Dial(Caller, Store);
        await app.Answer(call.Id);

        (await call.HearsFirstWords()).ShouldBe("Alors, nous avons ");
        await call.Interrupts("Alors,", TimeSpan.FromMilliseconds(400));

        (await call.Hears()).ShouldBe("Alors,");
        call.Heard[0].ShouldSatisfyAllConditions(first => first.Interrupted.ShouldBeTrue(), first => first.Text.ShouldBe("Alors, nous avons "));
    }

    [Fact]
    public async Task Tells_of_a_dropped_relay_and_lets_it_start_again()
    {
        var call = await carrier.Dial(Caller, Store);
        await app.Answer(call.Id);
        await call.Connected();
        (await app.Send(call.Id, "conversation_relay_start", new { url = app.Relay })).ShouldBe((422, "90061"));

        await call.LosesRelay();

        Reason("call.conversation.ended").ShouldBe("customer_disconnect");
        (await app.Send(call.Id, "conversation_relay_start", new { url = app.Relay })).Status.ShouldBe(200);
        await call.Connected();
    }

    [Fact]
    public async Task Tells_of_a_relay_that_was_refused()
    {
        app.RefuseRelay = 401;
        var call = await carrier.Dial(Caller, Store);
        await app.Answer(call.Id);
        await Eventually(() => app.EventTypes.Contains("call.conversation.ended"));

        call.UpgradeStatus.ShouldBe(401);
    }

    [Fact]
    public async Task Bridges_a_transfer_and_keeps_the_caller_when_the_human_is_gone()
    {
        var call = await carrier.Dial(Caller, Store);
        await app.Answer(call.Id);
        await call.Connected();
        await app.Send(call.Id, "transfer", new { to = "+33639980100", park_after_unbridge = "self" });
        await Eventually(() => call.State == CallState.Bridged && app.EventTypes.Count(type => type == "call.bridged") == 2);

        await call.Transfer!.HangsUp();

        call.State.ShouldBe(CallState.Answered);
    }

    [Theory]
    [InlineData(Human.DoesNotAnswer, "timeout")]
    [InlineData(Human.IsBusy, "user_busy")]
    public async Task Tells_why_a_transfer_failed_and_keeps_the_caller(Human human, string cause)
    {
        carrier.Human = human;
        var call = await carrier.Dial(Caller, Store);
        await app.Send(call.Id, "answer");
        await app.Send(call.Id, "transfer", new { to = "+33639980100" });
        await Eventually(() => app.EventTypes.Contains("call.hangup"));

        var hangup = app.Events.Single(happened => happened["data"]!["event_type"]!.ToString() == "call.hangup")["data"]!["payload"]!;
        hangup["hangup_cause"]!.ToString().ShouldBe(cause);
        hangup["call_control_id"]!.ToString().ShouldNotBe(call.Id);
        hangup["call_session_id"]!.ToString().ShouldBe(call.SessionId);
        call.State.ShouldBe(CallState.Answered);
    }

    [Fact]
    public async Task Shows_whether_a_call_lives()
    {
        var call = await carrier.Dial(Caller, Store);
        ((bool)(await app.Show(call.Id))["is_alive"]!).ShouldBeTrue();
        await call.HangsUp();
        ((bool)(await app.Show(call.Id))["is_alive"]!).ShouldBeFalse();
    }

    private string? Reason(string type) =>
        app.Events.Last(happened => happened["data"]!["event_type"]!.ToString() == type)["data"]!["payload"]!["reason"]?.ToString();

    /// <summary>The carrier goes on after its reply; waits for what must come.</summary>
    private static async Task Eventually(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(FakeCall.Patience);
        while (!so())
            await Task.Delay(10, patience.Token);
    }
}
