namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class RepeatedWritesTests(ApiHost host)
{
    [Fact]
    public async Task Does_a_repeated_write_once_and_answers_alike()
    {
        var shop = await host.NewShop();
        var address = $"/api/v1/orders/ord_{await shop.NewOrder()}/delay";

        var first = await host.Post(address, shop.Key, new { minutes = 15 }, "till-3-42");
        var again = await host.Post(address, shop.Key, new { minutes = 15 }, "till-3-42");

        first.Status.ShouldBe(200, first.Text);
        again.Status.ShouldBe(200, again.Text);
        again.Text.ShouldBe(first.Text);
        again.Header("Idempotency-Replayed").ShouldBe("true");
        first.Json.GetProperty("ready_at").GetString().ShouldBe("2026-11-24T19:40:12+01:00");
    }

    [Fact]
    public async Task Answers_a_repeated_refusal_alike()
    {
        var shop = await host.NewShop();
        var order = await shop.NewOrder();

        var first = await host.Post($"/api/v1/orders/ord_{order}/complete", shop.Key, idempotencyKey: "early");
        await host.Post($"/api/v1/orders/ord_{order}/accept", shop.Key);
        var again = await host.Post($"/api/v1/orders/ord_{order}/complete", shop.Key, idempotencyKey: "early");

        first.ShouldRefuse(409);
        again.ShouldRefuse(409);
        again.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Refuses_the_same_key_for_another_request()
    {
        var shop = await host.NewShop();
        var address = $"/api/v1/orders/ord_{await shop.NewOrder()}/delay";
        await host.Post(address, shop.Key, new { minutes = 15 }, "one");

        (await host.Post(address, shop.Key, new { minutes = 30 }, "one")).ShouldRefuse(422);
        (await host.Post(address.Replace("delay", "accept", StringComparison.Ordinal), shop.Key, idempotencyKey: "one")).ShouldRefuse(422);
    }

    [Fact]
    public async Task Does_it_once_when_many_come_at_the_same_time()
    {
        var shop = await host.NewShop();
        var order = await shop.NewOrder();
        var address = $"/api/v1/orders/ord_{order}/delay";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Post(address, shop.Key, new { minutes = 15 }, "storm")));

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 409);
        answers.ShouldContain(answer => answer.Status == 200);
        (await host.Get($"/api/v1/orders/ord_{order}", shop.Key)).Json.GetProperty("ready_at").GetString().ShouldBe("2026-11-24T19:40:12+01:00");
    }

    [Fact]
    public async Task Keeps_the_keys_of_two_businesses_apart()
    {
        var (mine, yours) = (await host.NewShop(), await host.NewShop());

        (await host.Post($"/api/v1/orders/ord_{await mine.NewOrder()}/accept", mine.Key, idempotencyKey: "same")).Status.ShouldBe(200);
        (await host.Post($"/api/v1/orders/ord_{await yours.NewOrder()}/accept", yours.Key, idempotencyKey: "same")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refuses_a_key_that_is_too_long()
    {
        var shop = await host.NewShop();

        (await host.Post($"/api/v1/orders/ord_{await shop.NewOrder()}/accept", shop.Key, idempotencyKey: new string('k', 256))).ShouldRefuse(422);
    }
}
