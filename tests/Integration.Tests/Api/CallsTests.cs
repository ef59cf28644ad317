namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class CallsTests(ApiHost host)
{
    /// <summary>As it lies sealed in the call's row.</summary>
    public const string Extract = """
        {"source":"model","satisfaction":4,"satisfaction_reason":"Merci beaucoup","flags":["allergy"],"open_requests":["Rappeler"],
        "orders":[{"state":"agreed","lines":[{"quantity":2,"name":"Margherita","without":["olives"]}],"total":1900,"date":null,"time":"20:00"}],"bookings":[],
        "differences":[{"kind":"time","said":"20:00","recorded":"19:25"},{"kind":"booking","said":"table pour 4","recorded":null}]}
        """;

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
        call.GetProperty("extracted").GetProperty("bookings").GetArrayLength().ShouldBe(0);
        call.GetProperty("extracted").GetProperty("reading").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Shows_what_was_read_out_of_it()
    {
        var shop = await host.NewShop();
        var id = await shop.NewCall(extract: Extract);

        var reading = (await host.Get($"/api/v1/calls/call_{id}", shop.Key)).Json.GetProperty("extracted").GetProperty("reading");

        reading.GetProperty("source").GetString().ShouldBe("model");
        reading.GetProperty("satisfaction").GetInt32().ShouldBe(4);
        reading.GetProperty("satisfaction_reason").GetString().ShouldBe("Merci beaucoup");
        reading.GetProperty("flags")[0].GetString().ShouldBe("allergy");
        reading.GetProperty("open_requests")[0].GetString().ShouldBe("Rappeler");
        var order = reading.GetProperty("said").GetProperty("orders")[0];
        order.GetProperty("state").GetString().ShouldBe("agreed");
        order.GetProperty("total").GetProperty("amount").GetInt32().ShouldBe(1900);
        order.GetProperty("lines")[0].GetProperty("without")[0].GetString().ShouldBe("olives");
        reading.GetProperty("said").GetProperty("bookings").GetArrayLength().ShouldBe(0);
        reading.GetProperty("differences")[0].GetProperty("kind").GetString().ShouldBe("time");
        reading.GetProperty("differences")[0].GetProperty("recorded").GetString().ShouldBe("19:25");
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
