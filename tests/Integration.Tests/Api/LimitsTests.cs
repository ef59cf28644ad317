namespace Kalliky.Integration.Tests.Api;

public sealed class LimitsTests : IAsyncDisposable
{
    private readonly ApiHost host = new() { More = new() { ["Api:RequestsPerMinute"] = "3" } };

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Counts_each_key_and_refuses_what_is_too_much()
    {
        var (mine, yours) = (await host.NewShop(), await host.NewShop());

        for (var left = 2; left >= 0; left--)
        {
            var answer = await host.Get("/api/v1/orders", mine.Key);
            answer.Status.ShouldBe(200);
            answer.Header("RateLimit-Limit").ShouldBe("3");
            answer.Header("RateLimit-Remaining").ShouldBe($"{left}");
            int.Parse(answer.Header("RateLimit-Reset")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        }

        var refused = await host.Get("/api/v1/stores", mine.Key);
        refused.ShouldRefuse(429);
        refused.Header("RateLimit-Remaining").ShouldBe("0");
        int.Parse(refused.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await host.Get("/api/v1/orders", yours.Key)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refuses_a_body_beyond_measure()
    {
        var shop = await host.NewShop();
        var order = await shop.NewOrder();

        var answer = await host.Post($"/api/v1/orders/ord_{order}/refuse", shop.Key, new { reason = new string('x', 200_000) });

        answer.Status.ShouldBeOneOf(413, 422);
    }
}
