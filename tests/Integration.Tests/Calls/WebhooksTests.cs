using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Fakes.Telnyx;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Integration.Tests.Calls;

public sealed class WebhooksTests(Telephone telephone) : IClassFixture<Telephone>
{
    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("call.initiated")]
    [InlineData("call.hangup")]
    public async Task A_forged_or_stale_event_is_refused_and_leaves_nothing(string type)
    {
        var body = Event(type, "v3:forged");
        using var forger = new Signer();
        (await Send(forger.Sign(telephone.Node.Voice, body, DateTimeOffset.UtcNow))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Send(Signed(body, DateTimeOffset.UtcNow.AddMinutes(-6)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Send(Signed(body, DateTimeOffset.UtcNow.AddMinutes(6)))).ShouldBe(HttpStatusCode.Unauthorized);
        var changed = Signed(body, DateTimeOffset.UtcNow);
        changed.Content = new StringContent(body + " ", Encoding.UTF8, "application/json");
        (await Send(changed)).ShouldBe(HttpStatusCode.Unauthorized);
        var unsigned = new HttpRequestMessage(HttpMethod.Post, telephone.Node.Voice) { Content = new StringContent(body) };
        (await Send(unsigned)).ShouldBe(HttpStatusCode.Unauthorized);
        var id = JsonNode.Parse(body)!["data"]!["id"]!.ToString();
        (await telephone.Read((db, _) => db.WebhookEvents.AnyAsync(known => known.EventId == id))).ShouldBeFalse();
        (await telephone.Read((db, _) => db.Calls.AnyAsync(call => call.CarrierId == "v3:forged"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"data":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"data":{"id":"x1","event_type":"call.something.new","payload":{"a":1}}}""", HttpStatusCode.OK)]
    [InlineData("""{"data":{"id":"x2","event_type":"call.hangup","payload":{}}}""", HttpStatusCode.OK)]
    [InlineData("""{"data":{"id":"x3","event_type":"call.answered","payload":{"call_control_id":"v3:nobody"}}}""", HttpStatusCode.OK)]
    [InlineData("""{"data":{"id":"x4","event_type":"call.initiated","payload":{"direction":"incoming","call_control_id":"v3:n","to":"garbage"}}}""", HttpStatusCode.OK)]
    public async Task Garbage_is_400_and_what_is_unknown_is_200(string body, HttpStatusCode expected) =>
        (await Send(Signed(body, DateTimeOffset.UtcNow))).ShouldBe(expected);

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        var body = """{"data":{"id":"...","event_type":"x"}}""".Replace("...", new string('x', 70_000));
        (await Send(Signed(body, DateTimeOffset.UtcNow))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var chunked = Signed(body, DateTimeOffset.UtcNow);
        chunked.Headers.TransferEncodingChunked = true;
        (await Send(chunked)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Messages_are_verified_and_remembered()
    {
        var target = new Uri(telephone.Node.Address, "/webhooks/telnyx/messages");
        var body = """
            {"data":{"id":"sms-1","event_type":"message.received","payload":{"text":"Bonjour","from":{"phone_number":"+33639980177"},"to":[{"phone_number":"TO"}]}}}
            """.Replace("TO", Telephone.Number, StringComparison.Ordinal);
        (await Send(telephone.Carrier.Webhooks.Signer.Sign(target, body, DateTimeOffset.UtcNow))).ShouldBe(HttpStatusCode.OK);
        (await Send(telephone.Carrier.Webhooks.Signer.Sign(target, body, DateTimeOffset.UtcNow))).ShouldBe(HttpStatusCode.OK);
        (await telephone.Read((db, _) => db.WebhookEvents.CountAsync(known => known.EventId == "sms-1"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_number_of_nobody_is_rejected()
    {
        var call = await telephone.Carrier.Dial(Telephone.Caller, "+33199999999");
        await call.Over();
        call.HangupCause.ShouldBe("call_rejected");
    }

    [Fact]
    public async Task Every_event_sent_five_times_at_once_makes_one_call()
    {
        telephone.Carrier.Webhooks.Copies = 5;
        try
        {
            var call = await telephone.Dial();
            await call.Hears();
            await call.Says("ajoute Margherita");
            await call.Hears();
            await call.HangsUp();
            var row = await telephone.Ended(call);
            row.EndReason.ShouldBe("normal_clearing");
            call.Commands.Count(command => command.Verb == "answer").ShouldBe(1);
            await telephone.Carrier.Webhooks.Settle();
            telephone.Carrier.Webhooks.Attempts.ShouldAllBe(attempt => attempt.Status == 200);
        }
        finally
        {
            telephone.Carrier.Webhooks.Copies = 1;
        }
    }

    [Fact]
    public async Task Every_order_of_a_calls_events_leaves_the_same_row()
    {
        var outcomes = new HashSet<string>();
        foreach (var order in Permutations(["call.initiated", "call.answered", "call.conversation.ended", "call.hangup"]))
        {
            var id = $"v3:{Guid.NewGuid():N}";
            foreach (var (type, at) in order.Select(type => (type, At(type))))
                (await Send(Signed(Event(type, id, at), DateTimeOffset.UtcNow))).ShouldBe(HttpStatusCode.OK);
            outcomes.Add(await Described(id));
        }

        outcomes.ShouldBe([$"Ended normal_clearing answered 2 lasted 7 by {Telephone.Caller}"]);
    }

    [Fact]
    public async Task Every_order_of_a_transfers_events_leaves_the_same_row_and_nobody_in_silence()
    {
        var outcomes = new HashSet<TransferState>();
        foreach (var order in Permutations(["rings", "bridged", "hung up"]))
        {
            var id = await Requested();
            foreach (var what in order)
            {
                var body = what switch
                {
                    "rings" => Leg("call.initiated", id, Rang),
                    "bridged" => Leg("call.bridged", id, Rang.AddSeconds(5)),
                    _ => Leg("call.hangup", id, Rang.AddSeconds(6)),
                };
                (await Send(Signed(body, DateTimeOffset.UtcNow))).ShouldBe(HttpStatusCode.OK);
            }

            outcomes.Add(await telephone.Read((db, _) => db.Calls.Where(call => call.CarrierId == id).Select(call => call.Transfer).SingleAsync()));
            await Telephone.Until(() => telephone.Read((db, _) => db.Calls.AnyAsync(call => call.CarrierId == id && call.Status == CallStatus.Ended)));
        }

        outcomes.ShouldBe([TransferState.Bridged]);
    }

    // A call on which the human was asked for, without a carrier that follows it.
    private async Task<string> Requested()
    {
        var id = $"v3:{Guid.NewGuid():N}";
        await telephone.Read(async (db, vault) =>
        {
            var now = NodaTime.SystemClock.Instance.GetCurrentInstant();
            var call = new Call(
                Guid.CreateVersion7(), telephone.Tenant, telephone.Store, id, vault.Seal(Telephone.Caller),
                vault.KeyOf(PhoneNumber.Parse(Telephone.Caller)), false, now);
            call.Answer(new Disclosure("Bonjour.", "test", now), now);
            call.Transferring(TransferState.Requested);
            call.Keep(now + NodaTime.Duration.FromHours(1));
            db.Calls.Add(call);
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private static string Leg(string type, string callerId, DateTimeOffset at) => Event(
        type, "v3:human", at, ("direction", "outgoing"), ("client_state", Kalliky.Application.Calls.HumanLeg.StateFor(callerId)),
        ("from", Telephone.Number), ("to", "+33639980100"));

    private static readonly DateTimeOffset Rang = DateTimeOffset.UtcNow.AddSeconds(-30);

    private static DateTimeOffset At(string type) => Rang.AddSeconds(type switch
    {
        "call.initiated" => 0,
        "call.answered" => 2,
        "call.conversation.ended" => 8,
        _ => 9,
    });

    private async Task<string> Described(string carrierId) => await telephone.Read(async (db, vault) =>
    {
        var call = await db.Calls.AsNoTracking().SingleAsync(row => row.CarrierId == carrierId);
        var answered = Math.Round((call.AnsweredAt!.Value - call.StartedAt).TotalSeconds);
        var lasted = Math.Round((call.EndedAt!.Value - call.AnsweredAt!.Value).TotalSeconds);
        return $"{call.Status} {call.EndReason} answered {answered} lasted {lasted} by {vault.Open(call.Caller)}";
    });

    private HttpRequestMessage Signed(string body, DateTimeOffset at) => telephone.Carrier.Webhooks.Signer.Sign(telephone.Node.Voice, body, at);

    private static async Task<HttpStatusCode> Send(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await Http.SendAsync(request))
            return answer.StatusCode;
    }

    private static string Event(string type, string carrierId, DateTimeOffset? at = null, params (string Name, string Value)[] more)
    {
        var payload = new JsonObject
        {
            ["call_control_id"] = carrierId,
            ["client_state"] = null,
            ["from"] = Telephone.Caller,
            ["to"] = Telephone.Number,
            ["start_time"] = Rang.ToString("O"),
            ["hangup_cause"] = "normal_clearing",
            ["reason"] = type == "call.conversation.ended" ? "customer_disconnect" : null,
        };
        if (type == "call.initiated")
            payload["direction"] = "incoming";
        foreach (var (name, value) in more)
            payload[name] = value;
        return new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["record_type"] = "event",
                ["event_type"] = type,
                ["id"] = Guid.NewGuid().ToString(),
                ["occurred_at"] = (at ?? DateTimeOffset.UtcNow).ToString("O"),
                ["payload"] = payload,
            },
        }.ToJsonString();
    }

    private static IEnumerable<string[]> Permutations(string[] items) => items.Length == 1
        ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (string[])[first, .. rest]));
}
