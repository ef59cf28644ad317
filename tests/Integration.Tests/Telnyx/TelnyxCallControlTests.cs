using Kalliky.Application.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Fakes.Telnyx;
using Kalliky.Infrastructure.Telnyx;
using Kalliky.Integration.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Telnyx;

/// <summary>Every command that Kalliky sends to Telnyx, over real HTTP. Where a validating proxy stands before the
/// carrier, each also passes the carrier's own document.</summary>
[Trait("carrier", "document")]
public sealed class TelnyxCallControlTests : IAsyncLifetime
{
    private FakeTelnyx carrier = null!;
    private CarrierClient app = null!;
    private ServiceProvider services = null!;

    private ICallControl Control => services.GetRequiredKeyedService<ICallControl>("carrier");

    private RelayStart Relay => new(new Uri(app.Relay), "Bonjour, ici l'assistant.", "fr", "Telnyx.NaturalHD.amarante", ["margherita", "calzone"]);

    public async ValueTask InitializeAsync()
    {
        carrier = await FakeTelnyx.Start();
        app = await CarrierClient.Start(carrier);
        var settings = new Dictionary<string, string?>
        {
            ["Telnyx:ApiKey"] = FakeTelnyx.ApiKey,
            ["Telnyx:PublicKey"] = carrier.PublicKey,
            ["Telnyx:ApiBase"] = carrier.ApiBase.ToString(),
        };
        var collection = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        collection.AddTelnyx(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).ShouldBeTrue();
        services = collection.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await carrier.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Picks_up_with_the_relay_in_one_command()
    {
        var call = await Ring();

        (await Control.Answer(call.Id, Relay, "pick-up", default)).ShouldBeTrue();

        (await call.Hears()).ShouldBe("Bonjour, ici l'assistant.");
        await call.Connected();
        var relay = call.Commands.ShouldHaveSingleItem().Body["conversation_relay_config"]!;
        relay["language"]!.ToString().ShouldBe("fr");
        relay["interruptible_greeting"]!.ToString().ShouldBe("none");
        relay["transcription_engine_config"]!["keyterms"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Starts_the_relay_again_on_a_call_that_lives()
    {
        var call = await Ring();
        await Control.Answer(call.Id, Relay, "pick-up", default);
        await call.LosesRelay();

        (await Control.StartRelay(call.Id, Relay with { Greeting = null }, "again", default)).ShouldBeTrue();

        await call.Connected();
    }

    [Fact]
    public async Task Turns_a_call_away()
    {
        var call = await Ring();

        (await Control.Reject(call.Id, "no", default)).ShouldBeTrue();

        await call.Over();
        call.HangupCause.ShouldBe("call_rejected");
    }

    [Fact]
    public async Task Transfers_and_keeps_the_callers_leg()
    {
        carrier.Human = Human.Waits;
        var call = await Ring();
        await Control.Answer(call.Id, null, "pick-up", default);

        (await Control.Transfer(call.Id, PhoneNumber.Parse("+33639980100"), TimeSpan.FromSeconds(25), "over", default)).ShouldBeTrue();

        call.Transfer!.To.ShouldBe("+33639980100");
        call.Transfer.Parks.ShouldBeTrue();
    }

    [Fact]
    public async Task Hangs_up_and_finds_the_call_gone_afterwards()
    {
        var call = await Ring();
        await Control.Answer(call.Id, null, "pick-up", default);
        (await Control.Look(call.Id, default)).IsAlive.ShouldBeTrue();

        (await Control.HangUp(call.Id, "bye", default)).ShouldBeTrue();

        await call.Over();
        var seen = await Control.Look(call.Id, default);
        (seen.IsAlive, seen.EndedAt is null).ShouldBe((false, false));
        (await Control.HangUp(call.Id, "bye again", default)).ShouldBeFalse();
        (await Control.Look("v3:nobody", default)).IsAlive.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Tries_again_under_the_same_command_id(Fault fault)
    {
        var call = await Ring();
        carrier.Faults.Next("answer", fault);

        (await Control.Answer(call.Id, null, "pick-up", default)).ShouldBeTrue();

        call.Commands.ShouldHaveSingleItem().Body["command_id"]!.ToString().ShouldBe("pick-up");
    }

    [Fact]
    public async Task Says_so_when_the_carrier_refuses()
    {
        var call = await Ring();

        var refused = await Should.ThrowAsync<CarrierException>(() => Control.Transfer(call.Id, PhoneNumber.Parse("+33639980100"), TimeSpan.FromSeconds(25), "over", default));

        refused.Message.ShouldContain("90034");
    }

    public static TheoryData<Fault> Passing => [Fault.Broken, Fault.ReplyLost, Fault.TooMany, Fault.Slow(TimeSpan.FromSeconds(3))];

    private Task<FakeCall> Ring() => carrier.Dial("+33639980122", "+33199000101");
}
