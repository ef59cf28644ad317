using NodaTime;

namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class OrdersTests(ApiHost host)
{
    [Fact]
    public async Task Shows_an_order_in_the_promised_shape()
    {
        var shop = await host.NewShop();
        var id = await shop.NewOrder();

        var answer = await host.Get($"/api/v1/orders/ord_{id}", shop.Key);

        answer.Status.ShouldBe(200, answer.Text);
        answer.MediaType.ShouldBe("application/json");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var order = answer.Json;
        order.GetProperty("id").GetString().ShouldBe($"ord_{id}");
        order.GetProperty("number").GetInt32().ShouldBe(1);
        order.GetProperty("store_id").GetString().ShouldBe($"str_{shop.Store}");
        order.GetProperty("call_id").GetRawText().ShouldBe("null");
        order.GetProperty("status").GetString().ShouldBe("confirmed");
        order.GetProperty("fulfilment").GetString().ShouldBe("delivery");
        order.GetProperty("ready_at").GetString().ShouldBe("2026-11-24T19:25:12+01:00");
        order.GetProperty("customer").GetProperty("id").GetString().ShouldStartWith("cus_");
        order.GetProperty("customer").GetProperty("name").GetString().ShouldBe("Lefebvre");
        order.GetProperty("customer").GetProperty("phone").GetString().ShouldBe("+33639980122");
        order.GetProperty("address").GetRawText().ShouldBe("""{"street":"3 rue Lakanal","postcode":"38000","city":"Grenoble","details":null}""");
        order.GetProperty("lines")[0].GetRawText().ShouldBe(
            $$$"""{"product_id":"prd_{{{shop.Margherita}}}","name":"Margherita","quantity":1,"options":[{"name":"Grande","price":{"amount":300,"currency":"EUR"}}],"removed":["olives"],"note":null,"unit_price":{"amount":1250,"currency":"EUR"},"total":{"amount":1250,"currency":"EUR"}}""");
        order.GetProperty("allergies").GetArrayLength().ShouldBe(0);
        order.GetProperty("total").GetRawText().ShouldBe("""{"amount":1550,"currency":"EUR"}""");
        order.GetProperty("created_at").GetString().ShouldBe("2026-11-24T18:40:12+01:00");
    }

    [Fact]
    public async Task Goes_through_a_list_page_by_page_and_meets_each_order_once()
    {
        var shop = await host.NewShop();
        var made = new List<(int Minute, Guid Id)>();
        for (var i = 0; i < 7; i++)
            made.Add((i / 3, await shop.NewOrder(Shop.Evening + Duration.FromMinutes(i / 3))));

        var met = new List<string>();
        string? cursor = null;
        do
        {
            var page = await host.Get($"/api/v1/orders?limit=2{(cursor is null ? "" : "&cursor=" + cursor)}", shop.Key);
            page.Status.ShouldBe(200, page.Text);
            met.AddRange(page.Data.EnumerateArray().Select(order => order.GetProperty("id").GetString()!));
            cursor = page.Json.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        // Ids of one millisecond stand in no order of their own: between orders of one instant, theirs decides.
        met.ShouldBe(made.OrderByDescending(order => order.Minute)
            .ThenByDescending(order => order.Id.ToString(), StringComparer.Ordinal).Select(order => $"ord_{order.Id}"));
    }

    [Fact]
    public async Task Filters_by_store_status_and_time()
    {
        var shop = await host.NewShop();
        var early = await shop.NewOrder(Shop.Evening - Duration.FromHours(1));
        var late = await shop.NewOrder();
        (await host.Post($"/api/v1/orders/ord_{late}/accept", shop.Key)).Status.ShouldBe(200);

        (await Ids("status=accepted")).ShouldBe([$"ord_{late}"]);
        (await Ids("status=confirmed")).ShouldBe([$"ord_{early}"]);
        (await Ids("since=2026-11-24T18:40:12%2B01:00")).ShouldBe([$"ord_{late}"]);
        (await Ids($"store_id=str_{shop.Store}")).Count.ShouldBe(2);
        (await Ids($"store_id=str_{Guid.CreateVersion7()}")).ShouldBeEmpty();

        async Task<List<string?>> Ids(string query) =>
            [.. (await host.Get("/api/v1/orders?" + query, shop.Key)).Data.EnumerateArray().Select(order => order.GetProperty("id").GetString())];
    }

    [Fact]
    public async Task Keeps_drafts_to_itself()
    {
        var shop = await host.NewShop();
        var draft = await shop.NewOrder(confirmed: false);

        (await host.Get("/api/v1/orders", shop.Key)).Data.GetArrayLength().ShouldBe(0);
        (await host.Get($"/api/v1/orders/ord_{draft}", shop.Key)).ShouldRefuse(404);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!", "cursor")]
    [InlineData("cursor=________________________________", "cursor")]
    [InlineData("status=eaten", "status")]
    [InlineData("status=", "status")]
    [InlineData("since=yesterday", "since")]
    [InlineData("store_id=prd_019ab5c0-1b7e-7c3a-9d52-3f1f6a0c2e01", "store_id")]
    public async Task Refuses_a_filter_that_it_cannot_read(string query, string field)
    {
        var shop = await host.NewShop();

        var refusal = (await host.Get("/api/v1/orders?" + query, shop.Key)).ShouldRefuse(422);

        refusal.GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Takes_an_order_through_the_kitchen()
    {
        var shop = await host.NewShop();
        var address = $"/api/v1/orders/ord_{await shop.NewOrder()}";

        (await host.Post(address + "/accept", shop.Key)).Json.GetProperty("status").GetString().ShouldBe("accepted");
        (await host.Post(address + "/delay", shop.Key, new { minutes = 15 })).Json.GetProperty("ready_at").GetString().ShouldBe("2026-11-24T19:40:12+01:00");
        (await host.Post(address + "/ready", shop.Key)).Json.GetProperty("status").GetString().ShouldBe("ready");
        (await host.Post(address + "/complete", shop.Key)).Json.GetProperty("status").GetString().ShouldBe("completed");
        (await host.Post(address + "/accept", shop.Key)).ShouldRefuse(409).GetProperty("detail").GetString().ShouldBe("The order is completed.");
    }

    [Fact]
    public async Task Refuses_an_order_with_a_reason_only()
    {
        var shop = await host.NewShop();
        var address = $"/api/v1/orders/ord_{await shop.NewOrder()}/refuse";

        (await host.Post(address, shop.Key, new { reason = "" })).ShouldRefuse(422).GetProperty("errors").TryGetProperty("reason", out _).ShouldBeTrue();
        (await host.Post(address, shop.Key, new { reason = new string('x', 2000) })).ShouldRefuse(422);
        (await host.Post(address, shop.Key, "{not json")).ShouldRefuse(400);
        (await host.Post(address, shop.Key)).Status.ShouldBeOneOf(400, 415);
        (await host.Post(address, shop.Key, new { reason = "Four en panne" })).Json.GetProperty("status").GetString().ShouldBe("refused");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task Refuses_a_delay_beyond_reason(int minutes)
    {
        var shop = await host.NewShop();

        var refusal = (await host.Post($"/api/v1/orders/ord_{await shop.NewOrder()}/delay", shop.Key, new { minutes })).ShouldRefuse(422);

        refusal.GetProperty("errors").TryGetProperty("minutes", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Knows_nothing_of_another_business()
    {
        var (mine, yours) = (await host.NewShop(), await host.NewShop());
        var order = await yours.NewOrder();

        (await host.Get("/api/v1/orders", mine.Key)).Data.GetArrayLength().ShouldBe(0);
        (await host.Get($"/api/v1/orders/ord_{order}", mine.Key)).ShouldRefuse(404);
        (await host.Post($"/api/v1/orders/ord_{order}/accept", mine.Key)).ShouldRefuse(404);
        (await host.Get($"/api/v1/orders?store_id=str_{yours.Store}", mine.Key)).Data.GetArrayLength().ShouldBe(0);
        (await host.Get($"/api/v1/orders/ord_{order}", yours.Key)).Json.GetProperty("status").GetString().ShouldBe("confirmed");
    }

    [Theory]
    [InlineData("ord_1")]
    [InlineData("call_019ab5c0-1b7e-7c3a-9d52-3f1f6a0c2e01")]
    [InlineData("019ab5c0-1b7e-7c3a-9d52-3f1f6a0c2e01")]
    [InlineData("ord_019ab5c0-1b7e-7c3a-9d52-3f1f6a0c2e01")]
    public async Task Answers_not_found_for_an_id_of_nothing(string id)
    {
        var shop = await host.NewShop();

        (await host.Get($"/api/v1/orders/{id}", shop.Key)).ShouldRefuse(404);
        (await host.Post($"/api/v1/orders/{id}/accept", shop.Key)).ShouldRefuse(404);
    }
}
