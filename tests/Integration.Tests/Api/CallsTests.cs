namespace Kalliky.Integration.Tests.Api;

public sealed class CallsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Shows_a_call_with_what_was_said_done_and_agreed()
    {
        var shop = await host.NewShop();
        var id = await shop.NewCall();
        var order = await shop.NewOrder(call: id);

        var call = (await host.Get($"/api/v1/calls/call_{id}", shop.Key)).Json;

        call.GetProperty("id").GetString().ShouldBe($"call_{id}");
        call.GetProperty("status").GetString().ShouldBe("ended");
        call.GetProperty("outcome").GetString().ShouldBe("ordered");
        call.GetProperty("summary").GetString().ShouldBe("Une margherita.");
        call.GetProperty("customer").GetProperty("phone").GetString().ShouldBe("+33639980122");
        call.GetProperty("started_at").GetString().ShouldBe("2026-11-24T18:40:12+01:00");
        call.GetProperty("duration_seconds").GetInt32().ShouldBe(127);
        call.GetProperty("disclosure").GetProperty("version").GetString().ShouldBe("fr-1");
        call.GetProperty("transcript")[0].GetProperty("text").GetString().ShouldBe("Une margherita.");
        call.GetProperty("transcript")[0].GetProperty("speaker").GetString().ShouldBe("caller");
        call.GetProperty("tool_calls")[0].GetProperty("name").GetString().ShouldBe("add_item");
        call.GetProperty("tool_calls")[0].GetProperty("arguments").GetProperty("quantity").GetInt32().ShouldBe(1);
        call.GetProperty("events")[0].GetProperty("kind").GetString().ShouldBe("answered");
        call.GetProperty("extracted").GetProperty("orders")[0].GetProperty("id").GetString().ShouldBe($"ord_{order}");
        call.GetProperty("extracted").GetProperty("tickets")[0].GetProperty("kind").GetString().ShouldBe("callback");
    }

    [Fact]
    public async Task Lists_calls_without_their_transcript()
    {
        var shop = await host.NewShop();
        await shop.NewCall();

        var calls = await host.Get("/api/v1/calls?outcome=ordered&status=ended&since=2026-11-24T00:00:00Z", shop.Key);

        calls.Data.GetArrayLength().ShouldBe(1);
        calls.Data[0].TryGetProperty("transcript", out _).ShouldBeFalse();
        (await host.Get("/api/v1/calls?outcome=abandoned", shop.Key)).Data.GetArrayLength().ShouldBe(0);
        (await host.Get("/api/v1/calls?outcome=lost", shop.Key)).ShouldRefuse(422);
    }

    [Fact]
    public async Task Knows_nothing_of_another_business()
    {
        var (mine, yours) = (await host.NewShop(), await host.NewShop());
        var call = await yours.NewCall();

        (await host.Get($"/api/v1/calls/call_{call}", mine.Key)).ShouldRefuse(404);
        (await host.Get("/api/v1/calls", mine.Key)).Data.GetArrayLength().ShouldBe(0);
    }
}
