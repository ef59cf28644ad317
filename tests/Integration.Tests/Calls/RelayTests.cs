using System.Net.WebSockets;
using System.Text;
using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Calls;

public sealed class RelayTests(Telephone telephone) : IClassFixture<Telephone>
{
    [Fact]
    public async Task The_test_phone_talks_through_the_same_relay()
    {
        var started = await Start();
        started.Greeting.ShouldStartWith("Bonjour, vous parlez avec l'assistant vocal automatique de Pizza Testeur.");
        using var line = await Line.Open(telephone.Node.Address, started.Token);
        await line.Says("ajoute Margherita");
        (await line.Hears())!.ShouldContain("J'ai entendu : ajoute Margherita.");
        await line.Says("au revoir");
        await line.Hears();
        (await line.Ends()).ShouldBe(WebSocketCloseStatus.NormalClosure);

        var call = await telephone.Read((db, _) => db.Calls.AsNoTracking().SingleAsync(row => row.Id == started.CallId));
        call.IsTest.ShouldBeTrue();
        call.EndReason.ShouldBe("goodbye");
        (await telephone.Read((db, _) => db.Orders.AsNoTracking().SingleAsync(row => row.CallId == started.CallId))).IsTest.ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_closes_has_hung_up()
    {
        var started = await Start();
        using (var line = await Line.Open(telephone.Node.Address, started.Token))
        {
            await line.Says("bonjour");
            await line.Hears();
            line.Break();
        }

        await Telephone.Until(async () => await telephone.Read((db, _) => db.Calls.AnyAsync(row => row.Id == started.CallId && row.EndReason == "hung_up")));
    }

    [Fact]
    public async Task A_token_opens_once()
    {
        var started = await Start();
        using var first = await Line.Open(telephone.Node.Address, started.Token);
        first.Status.ShouldBe(101);
        using var second = await Line.Open(telephone.Node.Address, started.Token);
        second.Status.ShouldBe(404);
        await first.Says("encore là");
        (await first.Hears())!.ShouldContain("encore là");
    }

    [Fact]
    public async Task Of_many_who_use_a_token_at_once_one_gets_through()
    {
        var started = await Start();
        var lines = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Line.Open(telephone.Node.Address, started.Token)));
        lines.Count(line => line.Status == 101).ShouldBe(1);
        lines.Count(line => line.Status == 404).ShouldBe(7);
        foreach (var line in lines)
            line.Dispose();
    }

    [Fact]
    public async Task Unknown_and_expired_tokens_open_nothing()
    {
        foreach (var token in new[] { "nobody", Token.New(), new string('a', 4000) })
        {
            using var line = await Line.Open(telephone.Node.Address, token);
            line.Status.ShouldBe(404);
        }

        var started = await Start();
        await telephone.Read(async (db, _) => await db.RelayTokens.Where(token => token.CallId == started.CallId)
            .ExecuteUpdateAsync(token => token.SetProperty(row => row.ExpiresAt, row => row.ExpiresAt - NodaTime.Duration.FromSeconds(61))));
        using var late = await Line.Open(telephone.Node.Address, started.Token);
        late.Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_no_websocket_uses_up_nothing()
    {
        var started = await Start();
        using var http = new HttpClient();
        ((int)(await http.GetAsync(new Uri(telephone.Node.Address, started.RelayPath))).StatusCode).ShouldBe(426);
        using var line = await Line.Open(telephone.Node.Address, started.Token);
        line.Status.ShouldBe(101);
    }

    [Fact]
    public async Task A_call_that_is_over_has_no_relay()
    {
        var started = await Start();
        await Send(new EndCall(started.CallId, "test"));
        using var line = await Line.Open(telephone.Node.Address, started.Token);
        line.Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("not json", 1007)]
    [InlineData("", 1007)]
    [InlineData("[1]", 1007)]
    [InlineData("""{"no":"type"}""", 1002)]
    [InlineData("""{"type":"setup"}""", 1002)]
    [InlineData("""{"type":"prompt"}""", 1002)]
    [InlineData("""{"type":"prompt","voicePrompt":7}""", 1007)]
    [InlineData("""{"type":"dtmf","digit":"12"}""", 1002)]
    public async Task A_frame_that_is_none_closes_with_the_protocols_code(string frame, int code)
    {
        using var line = await Line.Open(telephone.Node.Address, (await Start()).Token);
        await line.Send(frame);
        ((int?)await line.Ends()).ShouldBe(code);
    }

    [Theory]
    [InlineData("""{"type":"prompt","voicePrompt":"bonjour","last":true}""", 1002)]
    [InlineData("""{"type":"interrupt"}""", 1002)]
    [InlineData("""{"type":"setup","callControlId":"v3:another"}""", 1008)]
    public async Task Nothing_comes_before_its_own_setup(string frame, int code)
    {
        using var line = await Line.Open(telephone.Node.Address, (await Start()).Token, setUp: false);
        await line.Send(frame);
        ((int?)await line.Ends()).ShouldBe(code);
    }

    [Fact]
    public async Task Bytes_and_giants_are_refused()
    {
        using var bytes = await Line.Open(telephone.Node.Address, (await Start()).Token);
        await bytes.Send([1, 2, 3], WebSocketMessageType.Binary);
        (await bytes.Ends()).ShouldBe(WebSocketCloseStatus.InvalidMessageType);

        using var giant = await Line.Open(telephone.Node.Address, (await Start()).Token);
        await giant.Send(Encoding.UTF8.GetBytes($$"""{"type":"prompt","voicePrompt":"{{new string('a', 20_000)}}","last":true}"""));
        (await giant.Ends()).ShouldBe(WebSocketCloseStatus.MessageTooBig);
    }

    [Fact]
    public async Task Unknown_frames_and_the_carriers_errors_are_borne()
    {
        using var line = await Line.Open(telephone.Node.Address, (await Start()).Token);
        await line.Send("""{"type":"something-new","x":{"y":1}}""");
        await line.Send("""{"type":"error","description":"tts failed"}""");
        await line.Send("""{"type":"interrupt"}""");
        await line.Says("toujours là");
        (await line.Hears())!.ShouldContain("toujours là");
    }

    [Fact]
    public async Task A_flood_is_cut_off()
    {
        using var line = await Line.Open(telephone.Node.Address, (await Start()).Token);
        try
        {
            for (var i = 0; i < 2000; i++)
                await line.Send("""{"type":"prompt","voicePrompt":"a","last":false}""");
        }
        catch (WebSocketException)
        {
            // The other side has had enough before we had.
        }

        var status = await line.Ends();
        (status is null or WebSocketCloseStatus.PolicyViolation).ShouldBeTrue();
        using var other = await Line.Open(telephone.Node.Address, (await Start()).Token);
        await other.Says("moi aussi");
        (await other.Hears())!.ShouldContain("moi aussi");
    }

    [Fact]
    public async Task The_words_of_an_utterance_are_bounded()
    {
        var started = await Start();
        using var line = await Line.Open(telephone.Node.Address, started.Token);
        await line.Says(new string('a', 10_000));
        (await line.Hears())!.Length.ShouldBeLessThan(3000);
    }

    [Fact]
    public async Task A_human_takes_the_test_call_and_it_is_over()
    {
        var started = await Start();
        using var line = await Line.Open(telephone.Node.Address, started.Token);
        await line.Says("humain");
        await line.Hears();
        (await line.Ends()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        await Telephone.Until(async () => await telephone.Read((db, _) => db.Calls.AnyAsync(row => row.Id == started.CallId && row.EndReason == "transferred")));
    }

    [Fact]
    public async Task What_is_being_said_is_seen_while_it_is_said()
    {
        var started = await Start();
        using var line = await Line.Open(telephone.Node.Address, started.Token);
        await line.Send("""{"type":"prompt","voicePrompt":"deux marg","last":false}""");
        var calls = telephone.Node.Services.GetRequiredService<LiveCalls>();
        await Telephone.Until(() => Task.FromResult(calls.Saying(started.CallId) == "deux marg"));
        calls.Count.ShouldBeGreaterThan(0);
    }

    private async Task<StartTestCall.Started> Start() => (StartTestCall.Started)await Send(new StartTestCall(telephone.Store));

    private Task<T> Send<T>(MediatR.IRequest<T> request) =>
        telephone.Node.Services.GetRequiredService<TenantScopes>().Send(telephone.Tenant, request, default);
}
