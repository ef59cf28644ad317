using System.Text;
using Kalliky.Application.Calls;
using Kalliky.Web.Hooks;
using Kalliky.Web.Relay;

namespace Kalliky.Unit.Tests.Calls;

public sealed class CarrierWordsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{"id":"1"}}""")]
    [InlineData("""{"data":{"event_type":"call.initiated","payload":{}}}""")]
    [InlineData("""{"data":{"id":"","event_type":"call.initiated"}}""")]
    [InlineData("""{"data":{"id":7,"event_type":"call.initiated"}}""")]
    public void What_is_no_event_is_not_read(string body) => TelnyxEvent.TryRead(Encoding.UTF8.GetBytes(body), out _).ShouldBeFalse();

    [Fact]
    public void An_event_is_read_whatever_else_it_holds()
    {
        var body = """
            {"data":{"record_type":"event","event_type":"call.hangup","id":"e1","occurred_at":"2026-11-24T17:40:00.123456Z",
            "payload":{"call_control_id":"v3:x","client_state":null,"from":"+33639980122","to":"+33199000101","hangup_cause":"normal_clearing",
            "tags":[],"call_quality_stats":{"inbound":{"mos":"4.5"}},"new_field":{"deep":[1,2]}}},"meta":{"attempt":2}}
            """;
        TelnyxEvent.TryRead(Encoding.UTF8.GetBytes(body), out var read).ShouldBeTrue();
        read!.Type.ShouldBe("call.hangup");
        read.Payload.CallControlId.ShouldBe("v3:x");
        read.OccurredAt!.Value.ToString().ShouldStartWith("2026-11-24T17:40:00");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("aGVsbG8=")]
    public void A_state_that_is_not_ours_names_no_leg(string? state) => HumanLeg.CallerOf(state).ShouldBeNull();

    [Fact]
    public void The_humans_leg_names_the_callers() => HumanLeg.CallerOf(HumanLeg.StateFor("v3:abc")).ShouldBe("v3:abc");

    [Fact]
    public void A_command_has_the_same_id_each_time_and_another_for_another_time()
    {
        CommandId.For("v3:a", "relay", 1).ShouldBe(CommandId.For("v3:a", "relay", 1));
        new[] { CommandId.For("v3:a", "relay", 2), CommandId.For("v3:b", "relay", 1), CommandId.For("v3:a", "answer", 1) }
            .ShouldNotContain(CommandId.For("v3:a", "relay", 1));
    }

    [Fact]
    public void A_flood_runs_dry_and_time_refills()
    {
        var time = new ManualTime();
        var bucket = new TokenBucket(3, 1, time);
        Enumerable.Range(0, 4).Select(_ => bucket.TryTake()).ShouldBe([true, true, true, false]);
        time.Advance(TimeSpan.FromSeconds(2));
        Enumerable.Range(0, 3).Select(_ => bucket.TryTake()).ShouldBe([true, true, false]);
    }
}
